import type { Freshness, Pen, PenKind, TendedLink } from '../contract';
import { clock, count } from '../words';

export const PEN_NAMES: Record<PenKind, string> = {
  'service-account': 'Rowcast’s own account',
  'google-account': 'A connected Google account',
  'add-on': 'This add-on, with your rights',
};

/** Who writes, in one sentence. */
export function penSentence(pen: Pen): string {
  switch (pen.kind) {
    case 'service-account':
      return 'Rowcast’s own account writes statuses and replies within seconds, also when this sheet is closed.';
    case 'google-account':
      return `Rowcast writes statuses and replies as ${pen.account ?? 'a connected Google account'} within seconds, also when this sheet is closed.`;
    case 'add-on':
      return 'This sidebar writes statuses and replies while it is open; when it is closed, they arrive once an hour.';
  }
}

/** How fresh the cells are, in a few words. `checked`: when that was asked. */
export function freshnessWords({ behind, waitingSince }: Freshness, checked: Date | undefined): string {
  if (behind > 0) {
    return `${count(behind, 'row')} to go` + (waitingSince ? `, since ${clock(new Date(waitingSince))}` : '');
  }
  return 'Up to date' + (checked ? `, checked ${clock(checked)}` : '');
}

/** What is wrong with the cells of a tab; null where nothing is. */
export function troubleOf({ problem, freshness, hourly }: TendedLink): Problem | null {
  if (problem) {
    return problem;
  }
  if (freshness?.trouble) {
    return { type: 'sheet-trouble', title: 'Statuses do not reach this sheet.', detail: freshness.trouble };
  }
  return hourly?.problem ?? null;
}

const COLUMN_NAMES: Record<string, string> = {
  status: 'WhatsApp status',
  'status-time': 'Status time',
  reply: 'Reply',
  'reply-time': 'Reply time',
  error: 'WhatsApp error',
};

/** Columns by their headings, as “Reply” and “Reply time”. */
export function columnNames(roles: string[]): string {
  const names = roles.map((role) => `“${COLUMN_NAMES[role] ?? role}”`);
  return new Intl.ListFormat('en', { type: 'conjunction' }).format(names);
}
