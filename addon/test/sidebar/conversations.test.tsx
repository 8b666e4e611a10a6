// @vitest-environment happy-dom
import { cleanup, configure, render, screen, waitFor, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { App } from '../../sidebar/app';
import { templateAnswer, windowLeft } from '../../sidebar/plan/conversation';
import { CONVERSATION, TALK, TEMPLATES } from '../harness/answers';
import { FakeGoogle } from '../harness/fake-google';

configure({ asyncUtilTimeout: 20_000 });
let google: FakeGoogle;
let user: ReturnType<typeof userEvent.setup>;

beforeEach(() => {
  google = new FakeGoogle().install();
  user = userEvent.setup();
});
afterEach(cleanup);

const press = async (name: string | RegExp) => user.click(await screen.findByRole('button', { name }));

async function toConversation() {
  render(<App />);
  await press('Inbox');
  await press(/Ada/);
  await screen.findByLabelText('Message');
}

test('the_inbox_shows_who_wrote_what_is_unread_and_how_long_one_may_answer', async () => {
  render(<App />);
  await press('Inbox');
  const item = await screen.findByRole('button', { name: /Ada/ });
  expect(item.textContent).toContain('Ada <b>L</b>');
  expect(item.textContent).toContain('2 unread');
  expect(item.textContent).toContain('Answer freely for');
  expect(item.querySelector('img, b')).toBeNull();
  await user.click(screen.getByLabelText('Unread only'));
  await waitFor(() => expect(google.callsOf('listConversations').at(-1)).toEqual([true, null]));
});

test('the_inbox_leads_to_the_page_that_fits_a_phone', async () => {
  render(<App />);
  await press('Inbox');
  const link = await screen.findByRole('link', { name: 'rowcast.example/inbox' });
  expect(link.getAttribute('href')).toBe('https://rowcast.example/inbox');
});

test('an_empty_inbox_says_so', async () => {
  google.answers.listConversations = () => ({ conversations: [] });
  render(<App />);
  await press('Inbox');
  await screen.findByText('Nobody has written yet.');
});

test('a_conversation_shows_both_ways_as_text_oldest_first_and_marks_what_was_seen', async () => {
  await toConversation();
  const messages = within(screen.getByRole('list', { name: 'Messages' })).getAllByRole('listitem');
  expect(messages.map((message) => message.className)).toEqual(['ours', 'theirs', 'theirs']);
  expect(messages[0].textContent).toContain('Campaign, row 2');
  expect(messages[0].textContent).toContain('Read');
  expect(messages[1].textContent).toContain('My shoes');
  expect(messages[2].textContent).toContain('Is this in blue? <img src=x onerror=alert(1)>');
  expect(document.querySelector('img')).toBeNull();
  await waitFor(() => expect(google.callsOf('readConversation')).toEqual([[CONVERSATION.id, TALK[0].id]]));
});

test('a_picture_is_fetched_when_it_is_asked_for', async () => {
  await toConversation();
  expect(google.callsOf('messageFile')).toEqual([]);
  await press(/^Show image/);
  const picture = await screen.findByAltText(/What the person sent/);
  expect(picture.getAttribute('src')).toBe('data:image/png;base64,iVBORw0KGgo=');
  expect(google.callsOf('messageFile')).toEqual([[CONVERSATION.id, TALK[1].id, 2048]]);
});

test('what_could_not_be_fetched_says_why', async () => {
  google.answers.listMessages = () => ({
    messages: [
      { ...TALK[1], file: { ...TALK[1].file, state: 'gone', explanation: 'WhatsApp no longer has this file.' } },
    ],
  });
  await toConversation();
  await screen.findByText('Image: WhatsApp no longer has this file.');
});

test('words_are_sent_once_by_one_key_until_they_are_taken', async () => {
  let refused = true;
  const answer = google.answers.writeMessage;
  google.answers.writeMessage = (...args) => {
    if (refused) {
      refused = false;
      throw { problem: { type: 'addon/offline', title: 'Google Sheets did not answer.', detail: 'Try again.' } };
    }
    return answer(...args);
  };
  await toConversation();
  await user.type(screen.getByLabelText('Message'), 'Yes, we do');
  await press('Send');
  await screen.findByText('Google Sheets did not answer.');
  await press('Send');
  await waitFor(() => expect(screen.getByLabelText('Message')).toHaveProperty('value', ''));
  await user.type(screen.getByLabelText('Message'), 'Yes, we do');
  await press('Send');
  await waitFor(() => expect(google.callsOf('writeMessage')).toHaveLength(3));
  const [first, again, anew] = google.callsOf('writeMessage');
  expect(first).toEqual([CONVERSATION.id, expect.stringMatching(/^[0-9a-f-]{36}$/), { text: 'Yes, we do' }]);
  expect(again[1]).toBe(first[1]);
  expect(anew[1]).not.toBe(first[1]);
});

test('after_24_hours_only_templates_are_offered', async () => {
  google.answers.getConversation = () => ({ ...CONVERSATION, windowClosesAt: '2026-01-01T00:00:00Z' });
  render(<App />);
  await press('Inbox');
  await press(/Ada/);
  await screen.findByText(/WhatsApp now delivers templates only/);
  expect(screen.queryByLabelText('Message')).toBeNull();
  await user.click(await screen.findByRole('radio', { name: /appointment_reminder/ }));
  await user.type(screen.getByLabelText('first_name'), 'Ada');
  await press('Send template');
  await waitFor(() =>
    expect(google.callsOf('writeMessage')[0][2]).toEqual({
      template: { name: 'appointment_reminder', language: 'en_US' },
      values: { 'body.first_name': { text: 'Ada' } },
    }),
  );
});

test('who_wants_no_messages_is_answered_in_words_only_and_only_after_writing_again', async () => {
  const suppression = { reason: 'Not sent: STOP.', source: 'word', since: '2026-11-24T09:00:00Z', answerable: true };
  google.answers.getConversation = () => ({ ...CONVERSATION, suppression });
  await toConversation();
  expect(screen.getByText(/you may answer them in words/)).toBeTruthy();
  expect(screen.queryByLabelText('A template')).toBeNull();
  cleanup();
  google.answers.getConversation = () => ({ ...CONVERSATION, suppression: { ...suppression, answerable: false } });
  render(<App />);
  await press('Inbox');
  await press(/Ada/);
  await screen.findByText(/You can answer when they write again/);
  expect(screen.queryByLabelText('Message')).toBeNull();
});

test('the_selected_row_opens_its_conversation_or_says_why_not', async () => {
  render(<App />);
  await press('Chat of selected row');
  await screen.findByText(/^Row 4/);
  await screen.findByLabelText('Message');
  cleanup();
  google.refuse('rowConversation', { type: 'addon/no-row', title: 'No row is selected.', detail: 'Click a cell.' });
  render(<App />);
  await press('Chat of selected row');
  await screen.findByText('No row is selected.');
});

test('the_window_counts_down_to_nothing', () => {
  const closes = '2026-11-25T09:00:00Z';
  const at = (text: string) => windowLeft(closes, Date.parse(text));
  expect(at('2026-11-24T09:00:00Z')).toBe('24 h 0 min');
  expect(at('2026-11-25T08:15:30Z')).toBe('45 minutes');
  expect(at('2026-11-25T08:59:59Z')).toBe('1 minute');
  expect(at('2026-11-25T09:00:00Z')).toBeNull();
  expect(windowLeft(undefined, 0)).toBeNull();
});

test('a_template_waits_for_every_gap_that_must_be_filled', () => {
  const template = TEMPLATES[0] as any;
  expect(templateAnswer(template, { 'header.1': 'A', 'body.1': 'B', 'body.2': ' ' })).toBeNull();
  expect(templateAnswer(template, { 'header.1': 'A', 'body.1': 'B', 'body.2': 'C', 'button.0.url': 'D' })).toEqual({
    template: { name: 'order_on_its_way', language: 'en_GB' },
    values: {
      'header.1': { text: 'A' },
      'body.1': { text: 'B' },
      'body.2': { text: 'C' },
      'button.0.url': { text: 'D' },
    },
  });
});
