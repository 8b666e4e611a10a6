import type { RowProblem } from '../contract';

/** What the service's codes mean, as a heading over the rows that share it. */
const WORDS: Record<string, string> = {
  'phone-missing': 'No phone number',
  'phone-invalid': 'Not a phone number',
  'phone-ambiguous': 'Country of the number not clear',
  'phone-several': 'More than one number in a cell',
  'phone-rounded': 'Number shortened by the sheet',
  'phone-repaired': 'Number read with a repair',
  'phone-formula-error': 'Formula error in the number',
  'recipient-duplicate': 'Same person more than once',
  'recipient-opted-out': 'Does not want messages',
  'no-consent': 'Has not agreed to get messages',
  'value-missing': 'Empty cell',
  'value-line-break': 'Line break in a cell',
  'value-tab': 'Tab in a cell',
  'value-spaces': 'Too many blanks in a cell',
  'value-placeholder': 'Placeholder in a cell',
  'value-formula-error': 'Formula error in a cell',
  'window-closed': 'Has not written in the last 24 hours',
  'us-marketing': 'No marketing templates to the United States',
  'recipient-rest': 'Got enough marketing for now',
  'time-missing': 'No time in the row',
  'time-unreadable': 'Not a date and time',
  'time-ambiguous': 'May be two dates',
  'time-past': 'The time has passed',
  'time-skipped': 'The clocks skip this time',
};

export interface Reason {
  code: string;
  words: string;
  blocks: boolean;
  problems: RowProblem[];
}

/** Problems by their reason: those that hold rows back first, then those with most rows. */
export function reasonsOf(problems: RowProblem[]): Reason[] {
  const reasons = new Map<string, Reason>();
  problems.forEach((problem) => {
    const { code, blocks } = problem;
    const reason = reasons.get(code) ?? { code, words: WORDS[code] ?? asWords(code), blocks, problems: [] };
    reasons.set(code, { ...reason, problems: [...reason.problems, problem] });
  });
  return [...reasons.values()].sort(
    (one, other) => Number(other.blocks) - Number(one.blocks) || other.problems.length - one.problems.length,
  );
}

/** A code of a newer service, readable enough. */
function asWords(code: string): string {
  const words = code.replace(/-/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
