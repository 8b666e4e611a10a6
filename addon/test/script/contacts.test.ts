import { beforeEach, expect, test } from 'vitest';
import { Google } from './execution';
import { FakeSheet, FakeSpreadsheet } from './fake-spreadsheet';

const ID = '8a6e0804-2bd0-4672-b79d-d97027f9071a';
const SERVICE = 'https://rowcast.example/v1';
const LANGUAGE = { language: 'en', stop: ['stop'], start: [] };
let google: Google;

beforeEach(() => {
  google = new Google(new FakeSpreadsheet([new FakeSheet(0, 'Contacts', [['Phone'], ['07400 000001']])])).connected();
  google.answer = () => ({ status: 200, body: { languages: [LANGUAGE] } });
});

test.each<[string, unknown[], string, string, unknown]>([
  ['listContacts', ['07400 & 1', 'GB', null], 'get', '/contacts?region=GB&query=07400%20%26%201', undefined],
  ['listContacts', ['', 'GB', 'abc_-'], 'get', '/contacts?region=GB&after=abc_-', undefined],
  ['getContact', [ID], 'get', `/contacts/${ID}`, undefined],
  ['recordConsent', ['+447400000001', 'News'], 'put', '/consents/%2B447400000001', { source: 'by-hand', text: 'News' }],
  ['recordConsent', ['GB.134912', ''], 'put', '/consents/GB.134912', { source: 'by-hand' }],
  ['listSuppressions', ['', 'GB', null], 'get', '/suppressions?region=GB', undefined],
  ['suppress', ['+447400000001', 'Rude'], 'put', '/suppressions/%2B447400000001', { note: 'Rude' }],
  ['liftSuppression', ['+447400000001'], 'delete', '/suppressions/%2B447400000001', undefined],
  ['consentRule', [], 'get', '/workspace/consent', undefined],
  ['keepConsentRule', [{ required: true }], 'put', '/workspace/consent', { required: true }],
  ['optOutWords', [], 'get', '/workspace/opt-out-words', undefined],
  ['keepOptOutWords', [LANGUAGE], 'put', '/workspace/opt-out-words', { languages: [LANGUAGE] }],
])('%s%j_calls_the_service_as_its_contract_says', (name, args, method, path, body) => {
  google.value(name, ...args);
  expect(google.calls).toMatchObject([{ method, url: SERVICE + path }]);
  expect(google.calls[0].body).toEqual(body);
});

test('a_list_goes_as_a_file_and_comes_as_a_text', () => {
  google.value('importList', 'suppressions', '+447400000001\n', 'GB');
  expect(google.calls[0]).toMatchObject({
    url: SERVICE + '/suppressions/import?region=GB',
    contentType: 'text/csv',
    body: '+447400000001\n',
  });
  const refused = google.run('importList', ['suppressions', 'x'.repeat(20_000_001), 'GB']);
  expect(refused.problem).toMatchObject({ type: 'addon/list-too-large' });
});

test.each([
  ['suppress', ['someone', '']],
  ['liftSuppression', ['+44/../x']],
  ['importList', ['campaigns', '1', 'GB']],
  ['listContacts', ['1', 'gb', null]],
])('%s%j_is_a_fault', (name, args) => {
  expect(() => google.run(name, args)).toThrow('must match');
});

test('the_row_that_the_user_is_in_tells_its_number', () => {
  const tab = new FakeSheet(0, 'Contacts', [['Phone'], ['07400 000001']]);
  const here = new Google(new FakeSpreadsheet([tab])).connected();
  expect(here.value('cellOfThisRow', 'A')).toBe('');
  tab.selection = [[2, 1]];
  expect(here.value('cellOfThisRow', 'A')).toBe('07400 000001');
  tab.selection = [[1, 1]];
  expect(here.value('cellOfThisRow', 'A')).toBe('');
  tab.selection = [[900, 1]];
  expect(here.value('cellOfThisRow', 'A')).toBe('');
});
