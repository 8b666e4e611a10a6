import { useRef, useState } from 'preact/hooks';
import { problemOf } from '../asking';
import type { FileKind } from '../contract';
import { Refused, script } from '../google';
import { dataAddressOf, wrongWithFile, type Upload } from './file';

export type UploadState =
  | { state: 'idle' }
  | { state: 'reading'; name: string; share: number }
  | { state: 'sending'; name: string; bytes: number }
  | { state: 'refused'; problem: Problem; again?: () => void };

/** Reads a file and passes it to the service; a file chosen meanwhile, or giving up, makes the earlier answer void. */
export function useUpload(kinds: FileKind[], onUploaded: (file: Upload) => void) {
  const [state, setState] = useState<UploadState>({ state: 'idle' });
  const latest = useRef(0);
  const upload = async (file: File) => {
    const own = ++latest.current;
    const show = (next: UploadState) => own === latest.current && setState(next);
    const wrong = wrongWithFile(file, kinds);
    if (wrong) {
      show({ state: 'refused', problem: wrong });
      return;
    }
    try {
      show({ state: 'reading', name: file.name, share: 0 });
      const address = await dataAddressOf(file, (share) => show({ state: 'reading', name: file.name, share }));
      show({ state: 'sending', name: file.name, bytes: file.size });
      const media = await script.uploadFile(pickedFile(file, address));
      if (own === latest.current) {
        setState({ state: 'idle' });
        onUploaded(media.kind === 'image' ? { ...media, picture: address } : media);
      }
    } catch (error) {
      const problem = problemOf(error);
      show({ state: 'refused', problem, ...(mayPass(error) && { again: () => void upload(file) }) });
    }
  };
  const giveUp = () => {
    latest.current++;
    setState({ state: 'idle' });
  };
  return { state, upload: (file: File) => void upload(file), giveUp };
}

function pickedFile(file: File, address: string): PickedFile {
  return { name: file.name, type: file.type, base64: address.slice(address.indexOf(',') + 1) };
}

/** A file that is refused for what it is will be refused again. */
function mayPass(error: unknown): boolean {
  return error instanceof Refused && !/media-not-supported|too-large|file-/.test(error.problem.type);
}
