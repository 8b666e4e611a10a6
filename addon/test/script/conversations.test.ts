import { beforeEach, expect, test } from 'vitest';
import { Google } from './execution';
import { FakeSheet, FakeSpreadsheet } from './fake-spreadsheet';

const ID = '61616161-6161-4161-8161-616161616161';
const MESSAGE = '63636363-6363-4363-8363-636363636363';
const KEY = 'k123456789012345';
let google: Google;
let sheet: FakeSheet;

beforeEach(() => {
  sheet = new FakeSheet(7, 'Contacts', [
    ['Name', 'Rowcast key'],
    ['Ada', KEY],
    ['Ben', ''],
  ]);
  sheet.marks.push({ key: 'rowcast.column', value: 'key', column: 2, visibility: 'DOCUMENT' });
  google = new Google(new FakeSpreadsheet([sheet])).connected();
  google.answer = () => ({ status: 200, body: { id: ID } });
});

test('conversations_are_asked_for_read_and_answered_by_their_own_paths', () => {
  google.value('listConversations', true, null);
  google.value('listMessages', ID, 'next');
  google.value('readConversation', ID, MESSAGE);
  google.value('writeMessage', ID, MESSAGE, { text: 'Yes' });
  expect(google.calls.map((call) => `${call.method} ${call.url.slice(23)}`)).toEqual([
    'get /v1/conversations?limit=25&unread=true',
    `get /v1/conversations/${ID}/messages?limit=25&after=next`,
    `post /v1/conversations/${ID}/read?upTo=${MESSAGE}`,
    `post /v1/conversations/${ID}/messages`,
  ]);
  expect(google.calls[3].headers['Idempotency-Key']).toBe(MESSAGE);
  expect(google.calls[3].body).toEqual({ text: 'Yes' });
});

test('the_selected_row_leads_to_its_conversation_by_its_key', () => {
  sheet.selection = [[2, 1]];
  expect(google.value('rowConversation')).toEqual({ row: 2, conversation: { id: ID } });
  expect(google.calls[0].url.slice(23)).toBe(
    `/v1/row-conversation?spreadsheetId=1sPrEaDsHeEt_0123456789&sheetId=7&key=${KEY}`,
  );
});

test('a_row_without_a_key_and_no_row_at_all_are_said_without_a_call', () => {
  sheet.selection = [[3, 1]];
  expect(google.run('rowConversation').problem).toMatchObject({
    type: 'addon/row-not-sent',
    title: 'Row 3 has had no message yet.',
  });
  sheet.selection = [];
  expect(google.run('rowConversation').problem.type).toBe('addon/no-row');
  expect(google.calls).toEqual([]);
});

test('a_file_comes_as_text_under_its_type_and_a_large_one_is_refused_before_it_is_fetched', () => {
  google.answer = () => ({ status: 200, body: 'bytes', headers: { 'content-type': 'image/png' } });
  expect(google.value('messageFile', ID, MESSAGE, 5)).toEqual({
    type: 'image/png',
    base64: Buffer.from('bytes').toString('base64'),
  });
  expect(google.run('messageFile', [ID, MESSAGE, 11_000_000]).problem.type).toBe('addon/file-too-large');
  expect(google.calls).toHaveLength(1);
});

test('what_the_service_says_of_a_missing_file_reaches_the_user', () => {
  google.answer = () => ({
    status: 404,
    body: { type: '/problems/not-found', title: 'There is no such file.', detail: 'The message says why.' },
  });
  expect(google.run('messageFile', [ID, MESSAGE, 5]).problem.title).toBe('There is no such file.');
});
