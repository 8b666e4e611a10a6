/* Free words: what a business may write to somebody who wrote to it in the last 24 hours. */
import type { FreeForm, Media } from '../contract';
import { count } from '../words';

export const FREE_TEXT = 'Free text';

/** A text alone may be longer than a caption (whatsapp facts, sections 2.3 and 2.4). */
const LONGEST_TEXT = 4096;
const LONGEST_CAPTION = 1024;

const GAP = /\{\{([^{}\n]+)\}\}/g;

/** The names between double braces, each once. */
export function gapsOf(text: string): string[] {
  return [...new Set([...text.matchAll(GAP)].map((match) => match[1].trim()))];
}

/**
 * The names of the gaps as the service takes them, which are letters, digits and underscores, by the names as written, which
 * are headings. Two headings that would become the same stay apart.
 */
export function wireNames(text: string): Map<string, string> {
  const names = new Map<string, string>();
  gapsOf(text).forEach((gap) => {
    const plain = gap.replace(/[^A-Za-z0-9]+/g, '_').replace(/^_+|_+$/g, '') || 'gap';
    const taken = new Set(names.values());
    names.set(gap, taken.has(plain) ? `${plain}_${names.size + 1}` : plain);
  });
  return names;
}

/** The message with its gaps named as the service takes them. */
export function forService({ type, text }: FreeForm): FreeForm {
  if (text === undefined) {
    return { type };
  }
  const names = wireNames(text);
  return { type, text: text.replace(GAP, (_, gap: string) => `{{${names.get(gap.trim())}}}`) };
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
  if (/\{\{|\}\}/.test(text.replace(GAP, ''))) {
    return 'The text has {{ or }} that belong to no gap. Put columns in by the menu.';
  }
  return text.length > most ? `The text has ${count(text.length - most, 'character')} too many.` : null;
}
