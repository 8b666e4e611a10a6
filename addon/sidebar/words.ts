/* Counts, places and times in words. */

const NUMBERS = new Intl.NumberFormat('en');

export function count(number: number, one: string, many = one + 's'): string {
  return `${NUMBERS.format(number)} ${number === 1 ? one : many}`;
}

export function number(value: number): string {
  return NUMBERS.format(value);
}

/** `GB` as "United Kingdom"; a code that nobody knows as it is. */
export function regionName(code: string): string {
  if (!/^[A-Z]{2}$/.test(code)) {
    return code;
  }
  return new Intl.DisplayNames('en', { type: 'region' }).of(code) ?? code;
}

/** `en_GB` as "English (United Kingdom)"; a code that nobody knows as it is. */
export function languageName(code: string): string {
  try {
    return (
      new Intl.DisplayNames('en', { type: 'language', languageDisplay: 'standard' }).of(code.replace('_', '-')) ?? code
    );
  } catch (error) {
    if (error instanceof RangeError) {
      return code;
    }
    throw error;
  }
}

export function sentenceCase(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();
}

/** An instant as date and time in the spreadsheet's zone. */
export function moment(instant: string, zone: string): string {
  const style = { dateStyle: 'medium', timeStyle: 'short', timeZone: zone } as const;
  return new Intl.DateTimeFormat('en-GB', style).format(new Date(instant));
}

/** A share of a whole, as "1,200 of 2,000". */
export function ofAll(part: number, whole: number): string {
  return `${number(part)} of ${number(whole)}`;
}

/** The zone of whoever looks, for times that no spreadsheet gives a zone to. */
export function browserZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** The time of day of whoever looks, to the second. */
export function clock(at: Date): string {
  return new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' }).format(at);
}

/** A stranger's words amid ours: without the marks that would turn the direction of those that follow. */
export function amid(words: string): string {
  return words.replace(/[\u202A-\u202E\u2066-\u2069]/g, '');
}

/** A heading amid our words, short enough for a line or two of the panel; a cell may hold 50,000 characters. */
export function brief(heading: string): string {
  const words = amid(heading);
  return words.length <= 80 ? words : words.slice(0, 79).replace(/[\uD800-\uDBFF]$/, '') + '…';
}
