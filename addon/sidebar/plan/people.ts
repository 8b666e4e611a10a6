import type { Consent, ImportResult, Suppression } from '../contract';
import { amid, count } from '../words';

const SUPPRESSED: Record<Suppression['source'], string> = {
  word: 'They wrote that they want no messages',
  'meta-preference': 'They stopped your marketing messages in WhatsApp',
  error: 'WhatsApp reported that they cannot be written to',
  'by-hand': 'Put on the list by hand',
  import: 'Put on the list with a file',
};

/** Why somebody must not be written to, with what they wrote or what a user noted. */
export function suppressionWords({ source, note }: Suppression): string {
  return note ? `${SUPPRESSED[source]}: “${amid(note)}”` : SUPPRESSED[source];
}

const CONSENTED: Record<Consent['source'], string> = {
  sheet: 'said by the sheet',
  form: 'said by a form’s row',
  import: 'said by a file',
  'by-hand': 'recorded by hand',
  api: 'recorded by another program',
  word: 'by a word they wrote',
  'meta-preference': 'in WhatsApp itself',
};

export function consentWords({ given, source, liftedAt }: Consent): string {
  const taken = liftedAt ? 'Opted out by mistake' : 'Opted out';
  return `${given ? 'Agreed' : taken}, ${CONSENTED[source]}`;
}

export function importWords({ lines, added, wrong }: ImportResult): string {
  const known = lines - added - wrong;
  return [
    `${count(added, 'person', 'people')} added`,
    known > 0 && `${count(known, 'line')} known already`,
    wrong > 0 && `${count(wrong, 'line')} not taken`,
  ]
    .filter(Boolean)
    .join(', ');
}
