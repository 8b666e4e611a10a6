import type { ConversationMessage, HandAnswer, Template } from '../contract';
import { count } from '../words';
import { person } from './address';
import type { Upload } from './file';

const MINUTE = 60_000;

/** How long free answers may still be given; null where they may not. */
export function windowLeft(closesAt: string | undefined, now: number): string | null {
  const minutes = closesAt === undefined ? 0 : Math.ceil((Date.parse(closesAt) - now) / MINUTE);
  if (minutes <= 0) {
    return null;
  }
  return minutes < 60 ? count(minutes, 'minute') : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** Their name where WhatsApp tells it, else their number. */
export function nameOf({ person: { name, address } }: { person: { name?: string; address: string } }): string {
  return name ?? person(address);
}

/** What a person wrote, without the mark of the file that is shown beside it. */
export function wordsOf({ text = '', file }: ConversationMessage): string {
  return file ? text.replace(/^\[[a-z]+\] ?/, '') : text;
}

/** What fills a gap of a template: words, or a file. */
export type Filled = Record<string, string | Upload | undefined>;

/** The answer with a template; null where something is missing yet. */
export function templateAnswer(template: Template, filled: Filled): HandAnswer | null {
  const values: NonNullable<HandAnswer['values']> = {};
  for (const { key, optional } of template.inputs) {
    const value = filled[key];
    if (typeof value === 'object') {
      values[key] = { media: value.id };
    } else if (value?.trim()) {
      values[key] = { text: value.trim() };
    } else if (!optional) {
      return null;
    }
  }
  return { template: { name: template.name, language: template.language }, values };
}
