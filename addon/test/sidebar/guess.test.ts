import { expect, test } from 'vitest';
import type { Template, TemplateInput } from '../../sidebar/contract';
import type { Message } from '../../sidebar/plan/message';
import { columnFor, guessMapping, guessRecipient, plain } from '../../sidebar/plan/guess';
import { TEMPLATES } from '../harness/answers';

const columns = (...names: string[]): TabColumn[] =>
  names.map((name, index) => ({ name, letter: String.fromCharCode(65 + index), sample: '', recipient: false }));
const order: Message = { kind: 'template', template: TEMPLATES[0] as Template };

test.each([
  ['first_name', ['Last name', 'First Name'], 'B'],
  ['Prénom', ['prenom'], 'A'],
  ['first_name', ['Vorname', 'name'], 'A'],
  ['phone', ['Name', 'Handy'], 'B'],
  ['phone', ['Name', 'Mobile phone'], 'B'],
  ['phone', ['Name', 'Mobile Number'], 'B'],
  ['order_id', ['Order', 'Order ID'], 'B'],
])('%s_among_%j_is_column_%s', (word, names, letter) => {
  expect(columnFor(word, columns(...names))?.letter).toBe(letter);
});

test('a_word_that_no_heading_means_is_left_open', () => {
  expect(columnFor('tracking_link', columns('Name', 'Phone'))).toBeUndefined();
});

test('case_accents_blanks_and_points_do_not_matter', () => {
  expect(plain('  Télé-phone No. ')).toBe('telephoneno');
});

test('the_column_used_before_goes_before_a_better_heading', () => {
  const used = columns('Phone', 'Second contact');
  used[1].recipient = true;
  expect(guessRecipient(used)).toBe('B');
});

test('without_a_heading_the_cells_tell_which_column_holds_phones', () => {
  const unnamed = columns('a', 'b');
  unnamed[0].sample = 'A-1042';
  unnamed[1].sample = '+44 7700 900001';
  expect(guessRecipient(unnamed)).toBe('B');
  expect(guessRecipient(columns('a', 'b'))).toBe('');
});

test('the_number_after_a_greeting_is_a_name_and_the_others_are_left_to_the_user', () => {
  expect(guessMapping(order, columns('Phone', 'First name'))).toEqual({ 'body.1': { column: 'B' } });
});

test.each([
  ['header.media', 'image', ['Photo'], 'A'],
  ['header.media', 'document', ['Name', 'Invoice link'], 'B'],
  ['header.latitude', 'latitude', ['Lat'], 'A'],
  ['header.name', 'text', ['Name', 'Shop'], 'B'],
  ['header.filename', 'text', ['Name'], undefined],
  ['button.0.coupon', 'coupon-code', ['Voucher'], 'A'],
  ['offer.expiration', 'expiration', ['Valid until'], 'A'],
  ['code', 'code', ['One-time code'], 'A'],
  ['button.1.payload', 'payload', ['payload'], undefined],
])('%s_of_kind_%s_among_%j_is_column_%s', (key, kind, names, letter) => {
  const input = { key, kind, part: 'header', label: key.split('.').pop()! } as TemplateInput;
  const message: Message = { kind: 'template', template: { ...TEMPLATES[0], inputs: [input] } as Template };
  expect(guessMapping(message, columns(...names))[key]?.column).toBe(letter);
});

test('a_column_of_user_ids_is_known_by_its_cells', () => {
  const unnamed = columns('a', 'b');
  unnamed[1].sample = 'US.13491208655302741918';
  expect(guessRecipient(unnamed)).toBe('B');
});
