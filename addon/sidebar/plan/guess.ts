import type { Source, Template, TemplateInput } from '../contract';

/** Headings that mean the same; written as `plain` leaves them. */
const SYNONYMS = [
  [
    'name',
    'firstname',
    'givenname',
    'fullname',
    'customer',
    'customername',
    'contact',
    'client',
    'vorname',
    'prenom',
    'nom',
    'nombre',
    'nome',
  ],
  ['lastname', 'surname', 'familyname', 'nachname', 'apellido', 'cognome'],
  [
    'phone',
    'phonenumber',
    'mobile',
    'mobilenumber',
    'mobilephone',
    'cell',
    'cellphone',
    'whatsapp',
    'whatsappnumber',
    'tel',
    'telephone',
    'telefon',
    'telefonnummer',
    'handy',
    'handynummer',
    'mobil',
    'telefono',
    'movil',
    'celular',
    'gsm',
    'msisdn',
  ],
  ['date', 'day', 'datum', 'fecha', 'appointment', 'appointmentdate'],
  ['time', 'hour', 'uhrzeit', 'hora', 'appointmenttime'],
  ['order', 'orderid', 'ordernumber', 'orderno', 'bestellung', 'bestellnummer', 'pedido'],
  ['amount', 'total', 'price', 'sum', 'betrag', 'summe', 'preis', 'importe'],
  ['code', 'coupon', 'couponcode', 'discountcode', 'voucher', 'promocode', 'gutschein'],
  ['city', 'town', 'stadt', 'ort', 'ciudad'],
  ['company', 'organisation', 'organization', 'firma', 'empresa'],
  ['image', 'imageurl', 'picture', 'photo', 'bild'],
];

const GREETING = /\b(hi|hello|hey|dear|hallo|liebe|lieber|hola|ola|bonjour|ciao|merhaba)[\s,*_]*$/i;

/** A heading or label without case, accents, blanks and punctuation. */
export function plain(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** The column for a word: the same heading, else the same but for spelling, else one that means the same. */
export function columnFor(word: string, columns: TabColumn[]): TabColumn | undefined {
  const wanted = plain(word);
  const group = SYNONYMS.find((words) => words.includes(wanted)) ?? [];
  return (
    columns.find((column) => column.name === word) ??
    columns.find((column) => plain(column.name) === wanted) ??
    columns.find((column) => group.includes(plain(column.name)))
  );
}

/** The column with the phones: the one used before, else by heading, else by what its cells look like. */
export function guessRecipient(columns: TabColumn[]): string {
  const looksLikePhone = (cell: string) => /^[+'(]?[\d\s().-]{7,20}$/.test(cell) && cell.replace(/\D/g, '').length >= 7;
  const found =
    columns.find((column) => column.recipient) ??
    columnFor('phone', columns) ??
    columns.find((column) => /phone|mobile|whatsapp|telefon/i.test(column.name)) ??
    columns.find((column) => looksLikePhone(column.sample));
  return found?.letter ?? '';
}

/** A first mapping for the user to correct; an input nobody can guess stays open. */
export function guessMapping(template: Template, columns: TabColumn[]): Record<string, Source> {
  const guesses = template.inputs.flatMap((input): [string, Source][] => {
    const column = columnFor(wordFor(input, template), columns);
    return column && input.kind !== 'payload' ? [[input.key, { column: column.letter }]] : [];
  });
  return Object.fromEntries(guesses);
}

/** Named inputs say what they are; of the numbered ones, the word after a greeting is a name. */
function wordFor(input: TemplateInput, template: Template): string {
  if (input.kind === 'image') {
    return 'image';
  }
  const number = /^\{\{\d+\}\}$/.test(input.label);
  if (!number) {
    return input.label;
  }
  const text = input.part === 'header' ? template.view.header?.text : template.view.body;
  return GREETING.test((text ?? '').split(input.label)[0]) && input.part !== 'button' ? 'name' : input.label;
}
