import type { Source, TemplateInput } from '../contract';
import { isUserId } from './address';
import { inputsOf, viewOf, type Message } from './message';

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
  ['image', 'imageurl', 'imagelink', 'picture', 'picturelink', 'photo', 'bild'],
  ['video', 'videourl', 'videolink', 'film'],
  ['document', 'documenturl', 'documentlink', 'pdf', 'invoice', 'invoicelink', 'file', 'rechnung', 'dokument'],
  ['filename', 'documentname', 'dateiname'],
  ['placename', 'place', 'shop', 'shopname', 'venue', 'filiale'],
  ['placeaddress', 'address', 'street', 'shopaddress', 'adresse'],
  ['latitude', 'lat', 'breitengrad'],
  ['longitude', 'lng', 'lon', 'long', 'langengrad'],
  ['expiration', 'expires', 'offerends', 'validuntil', 'gultigbis', 'ends'],
  ['onetimecode', 'otp', 'verificationcode', 'pin'],
];

/** The word to look for where an input's kind says more than its label. */
const BY_KIND: Partial<Record<TemplateInput['kind'], string>> = {
  image: 'image',
  video: 'video',
  document: 'document',
  latitude: 'latitude',
  longitude: 'longitude',
  'coupon-code': 'code',
  expiration: 'expiration',
  code: 'onetimecode',
};

/** A place has a name too, which is nobody's first name. */
const BY_KEY: Record<string, string> = {
  'header.name': 'placename',
  'header.address': 'placeaddress',
  'header.filename': 'filename',
};

/** Kinds that nobody keeps under a heading of their own: they are filled by hand or left out. */
const NEVER_GUESSED: TemplateInput['kind'][] = ['payload', 'flow-token', 'flow-data', 'product-id', 'audio'];

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
  const reachable = (cell: string) => looksLikePhone(cell) || isUserId(cell);
  const found =
    columns.find((column) => column.recipient) ??
    columnFor('phone', columns) ??
    columns.find((column) => /phone|mobile|whatsapp|telefon/i.test(column.name)) ??
    columns.find((column) => reachable(column.sample));
  return found?.letter ?? '';
}

/** A first mapping for the user to correct; an input nobody can guess stays open. */
export function guessMapping(message: Message, columns: TabColumn[]): Record<string, Source> {
  const guesses = inputsOf(message).flatMap((input): [string, Source][] => {
    const column = NEVER_GUESSED.includes(input.kind) ? undefined : columnFor(wordFor(input, message), columns);
    return column ? [[input.key, { column: column.letter }]] : [];
  });
  return Object.fromEntries(guesses);
}

/** Named inputs say what they are; of the numbered ones, the word after a greeting is a name. */
function wordFor(input: TemplateInput, message: Message): string {
  const known = BY_KIND[input.kind] ?? BY_KEY[input.key];
  if (known) {
    return known;
  }
  const number = /^\{\{\d+\}\}$/.test(input.label);
  const view = viewOf(message);
  const text = input.part === 'header' ? view.header?.text : input.part === 'body' ? view.body : undefined;
  return number && GREETING.test((text ?? '').split(input.label)[0]) ? 'name' : input.label;
}
