import { expect, test } from 'vitest';
import type { Media } from '../../sidebar/contract';
import { forService, freeFormOf, wireNames, wrongWith } from '../../sidebar/plan/free-form';

const file = (kind: string) => ({ id: 'm', kind }) as Media;

test('headings_become_names_that_the_service_takes_and_stay_apart', () => {
  const text = 'Hi {{First name}} {{ First name }}, {{First-name}}, {{Имя}} and {{Order no.}}';
  expect([...wireNames(text).values()]).toEqual(['First_name', 'First_name_2', 'gap', 'Order_no']);
  expect(forService({ type: 'text', text }).text).toBe(
    'Hi {{First_name}} {{First_name}}, {{First_name_2}}, {{gap}} and {{Order_no}}',
  );
});

test.each([
  ['', undefined, /Write a text/],
  ['', 'image', null],
  ['x'.repeat(1025), 'image', /1 character too many/],
  ['x'.repeat(1025), undefined, null],
  ['words', 'audio', /A sound goes alone/],
  ['', 'audio', null],
  ['Hi {{name', undefined, /belong to no gap/],
  ['Hi {{name}}', undefined, null],
])('%.20s_with_%s_is_%s', (text, kind, words) => {
  const wrong = wrongWith(text, kind ? file(kind) : undefined);
  return words === null ? expect(wrong).toBeNull() : expect(wrong).toMatch(words);
});

test('a_file_gives_the_message_its_type_and_a_sound_takes_no_text', () => {
  expect(freeFormOf(' Hi ', file('video'))).toEqual({ type: 'video', text: 'Hi' });
  expect(freeFormOf('Hi', file('audio'))).toEqual({ type: 'audio' });
  expect(freeFormOf('Hi', undefined)).toEqual({ type: 'text', text: 'Hi' });
});
