/** The words of the sheet's cells; a message whose outcome is not known yet is still on its way for people. */
export type Word =
  'Read' | 'Delivered' | 'Sent' | 'Sending' | 'Queued' | 'Failed' | 'Unconfirmed' | 'Cancelled' | 'Skipped';

const WORDS: Record<string, Word> = {
  read: 'Read',
  delivered: 'Delivered',
  sent: 'Sent',
  accepted: 'Sending',
  sending: 'Sending',
  unknown: 'Sending',
  queued: 'Queued',
  failed: 'Failed',
  unconfirmed: 'Unconfirmed',
  cancelled: 'Cancelled',
  skipped: 'Skipped',
};
const ORDER: Word[] = [
  'Read',
  'Delivered',
  'Sent',
  'Sending',
  'Queued',
  'Failed',
  'Unconfirmed',
  'Cancelled',
  'Skipped',
];
const ON_THE_WAY: Word[] = ['Queued', 'Sending'];

/** A status that nobody knows as it is, for a service that is newer. */
export function wordOf(status: string): string {
  return WORDS[status] ?? status.charAt(0).toUpperCase() + status.slice(1);
}

/** The service's counts by the words, furthest first. They add up to the same total. */
export function byWord(counts: Record<string, number>): { word: Word; messages: number }[] {
  return ORDER.map((word) => ({
    word,
    messages: Object.entries(counts).reduce((sum, [status, many]) => sum + (WORDS[status] === word ? many : 0), 0),
  }));
}

/** How many messages have left or never will. */
export function settled(counts: Record<string, number>): number {
  return byWord(counts).reduce((sum, { word, messages }) => sum + (ON_THE_WAY.includes(word) ? 0 : messages), 0);
}
