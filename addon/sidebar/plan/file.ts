import type { FileKind, Media } from '../contract';
import { Refused } from '../google';

/** An uploaded file, and what the page itself can show of it. */
export interface Upload extends Media {
  /** A picture as a data address, for the preview. */
  picture?: string;
}

/** As Meta and the service count. */
const MB = 1 << 20;

/** Base64 makes a file a third longer, and UrlFetch posts 50 MB (facts, section 3.3): see `script/files.js`. */
const LARGEST_TO_HAND_OVER = 25 * MB;

interface Kind {
  word: string;
  types: string[];
  /** For people. */
  formats: string;
  most: number;
}

/** What WhatsApp takes (whatsapp facts, section 2.4); sizes in bytes. */
export const FILE_KINDS: Record<FileKind, Kind> = {
  image: { word: 'picture', types: ['image/jpeg', 'image/png'], formats: 'JPEG or PNG', most: 5 * MB },
  video: { word: 'video', types: ['video/mp4', 'video/3gpp'], formats: 'MP4 or 3GP', most: 16 * MB },
  document: {
    word: 'document',
    types: [
      'application/pdf',
      'text/plain',
      'application/msword',
      'application/vnd.ms-excel',
      'application/vnd.ms-powerpoint',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    ],
    formats: 'PDF, Word, Excel, PowerPoint or text',
    most: LARGEST_TO_HAND_OVER,
  },
  audio: {
    word: 'sound',
    types: ['audio/aac', 'audio/amr', 'audio/mpeg', 'audio/mp4', 'audio/ogg'],
    formats: 'AAC, AMR, MP3, M4A or OGG',
    most: 16 * MB,
  },
};

/** What a file chooser offers. */
export function accepted(kinds: FileKind[]): string {
  return kinds.flatMap((kind) => FILE_KINDS[kind].types).join(',');
}

/** As "JPEG or PNG, up to 5 MB". */
export function limitsOf(kind: FileKind): string {
  return `${FILE_KINDS[kind].formats}, up to ${size(FILE_KINDS[kind].most)}`;
}

/** As `1.2 MB`. */
export function size(bytes: number): string {
  return bytes < MB ? `${Math.ceil(bytes / 1024)} KB` : `${Math.round((bytes / MB) * 10) / 10} MB`;
}

/** What is wrong with a file before it is read; null where nothing is. */
export function wrongWithFile(file: { type: string; size: number }, kinds: FileKind[]): Problem | null {
  const kind = kinds.find((each) => FILE_KINDS[each].types.includes(file.type));
  if (kind === undefined) {
    const wanted = kinds.map((each) => `${FILE_KINDS[each].word} (${FILE_KINDS[each].formats})`).join(', ');
    return {
      type: 'addon/file-kind',
      title: 'WhatsApp does not take this kind of file here.',
      detail: `Choose a ${wanted}.`,
    };
  }
  const { word, most } = FILE_KINDS[kind];
  if (file.size === 0) {
    return { type: 'addon/file-empty', title: `This ${word} is empty.`, detail: 'Choose another file.' };
  }
  if (file.size <= most) {
    return null;
  }
  const detail =
    kind === 'document'
      ? 'Google Sheets hands over no larger file. Put it on your web site and use its link: WhatsApp takes up to 100 MB then.'
      : 'WhatsApp takes no larger one. Make it smaller and choose it again.';
  return {
    type: 'addon/file-too-large',
    title: `This ${word} has ${size(file.size)}; the most is ${size(most)}.`,
    detail,
  };
}

/** Reads a file in the browser; `onRead` hears the share that is read, from 0 to 1. Answers a data address. */
export function dataAddressOf(file: Blob, onRead: (share: number) => void): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onprogress = ({ loaded, total }) => onRead(total === 0 ? 0 : loaded / total);
    reader.onload = () => resolve(reader.result as string);
    reader.onerror = () => {
      const detail = 'It may have been moved or changed. Choose it again.';
      reject(new Refused({ type: 'addon/file-unreadable', title: 'This file cannot be read.', detail }));
    };
    reader.readAsDataURL(file);
  });
}
