/* Free words: what a business may write to somebody who wrote to it in the last 24 hours. */
import type { FreeForm, Media } from '../contract';

export const FREE_TEXT = 'Free text';

/** A text alone may be longer than a caption (whatsapp facts, sections 2.3 and 2.4). */
const LONGEST_TEXT = 4096;
const LONGEST_CAPTION = 1024;

const GAP = /\{\{([^{}\n]+)\}\}/g;

/** The names between double braces, each once. */
export function gapsOf(text: string): string[] {
  return [...new Set([...text.matchAll(GAP)].map((match) => match[1].trim()))];
}

/** A sound carries no words with it. */
export function mostCharacters(file: Media | undefined): number {
  if (file?.kind === 'audio') {
    return 0;
  }
  return file ? LONGEST_CAPTION : LONGEST_TEXT;
}

/** The message of a text and a file, either of which may be missing. */
export function freeFormOf(text: string, file: Media | undefined): FreeForm {
  const type = file === undefined || file.kind === 'sticker' ? 'text' : file.kind;
  return { type, ...(text.trim() !== '' && type !== 'audio' && { text: text.trim() }) };
}

/** What is wrong with it, in words; null where it can be sent. */
export function wrongWith(text: string, file: Media | undefined): string | null {
  const most = mostCharacters(file);
  if (!file && text.trim() === '') {
    return 'Write a text, or add a file.';
  }
  if (text.trim() !== '' && most === 0) {
    return 'A sound goes alone: take the text away, or the sound.';
  }
  return text.length > most ? `The text has ${text.length - most} characters too many.` : null;
}
