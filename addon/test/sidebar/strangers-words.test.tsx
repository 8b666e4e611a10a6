// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { Long } from '../../sidebar/parts/long';
import { suppressionWords } from '../../sidebar/plan/people';
import { amid, brief } from '../../sidebar/words';

afterEach(cleanup);

test('marks_that_turn_the_direction_are_left_out_amid_our_words_and_letters_of_every_direction_stay', () => {
  expect(amid('ab \u202Egnp\u202C \u2067שלום\u2069 cd')).toBe('ab gnp שלום cd');
  const suppression = { recipient: '+447400123101', source: 'by-hand', since: '2026-11-30T00:00:00Z' } as const;
  expect(suppressionWords({ ...suppression, note: '\u202Eevil', reason: 'r' })).toBe('Put on the list by hand: “evil”');
});

test('a_very_long_text_begins_only_and_all_of_it_is_there_on_request', async () => {
  const text = '👍'.repeat(30_000);
  render(<p>{<Long text={text}>{(shown) => shown}</Long>}</p>);
  expect(screen.getByText(/👍/).textContent).toMatch(/^(👍){500}… Show all 60,000 characters$/u);
  await userEvent.setup().click(screen.getByRole('button', { name: 'Show all 60,000 characters' }));
  expect(screen.getByText(/👍/).textContent).toBe(text);
});

test('a_heading_is_as_long_as_a_line_or_two', () => {
  expect(brief('Delivery day')).toBe('Delivery day');
  expect(brief('\u202EW'.repeat(50_000))).toBe('W'.repeat(79) + '…');
});

test('what_most_people_write_is_shown_at_once', () => {
  render(<p>{<Long text={'x'.repeat(1_500)}>{(shown) => shown}</Long>}</p>);
  expect(screen.queryByRole('button')).toBeNull();
});
