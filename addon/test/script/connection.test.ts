import { beforeEach, expect, test } from 'vitest';
import { Google } from './execution';
import { FakeSheet, FakeSpreadsheet } from './fake-spreadsheet';

const ME = { workspace: { id: 'w', name: 'Acme' }, key: { id: 'k', name: 'Sheet', prefix: 'rk_abc' } };
let google: Google;

beforeEach(() => {
  google = new Google(new FakeSpreadsheet([new FakeSheet(0, 'Contacts', [['Name']])]));
  google.answer = () => ({ status: 200, body: ME });
});

test('a_checked_key_is_kept_and_never_answered', () => {
  const answer = google.run('connect', [' https://rowcast.example/ ', ' rk_abc_secret\n']);
  expect(answer).toEqual({
    value: { connected: true, address: 'https://rowcast.example', workspace: 'Acme', keyPrefix: 'rk_abc' },
  });
  expect(google.calls[0]).toMatchObject({
    url: 'https://rowcast.example/v1/me',
    headers: { Authorization: 'Bearer rk_abc_secret' },
  });
  expect(google.properties).toEqual({ 'rowcast.address': 'https://rowcast.example', 'rowcast.key': 'rk_abc_secret' });
  expect(JSON.stringify(google.run('connection'))).not.toContain('secret');
});

test.each(['http://rowcast.example', 'rowcast.example', 'https://', 'https://a b', 'javascript:alert(1)', ''])(
  'the_address_%j_is_refused_before_anything_is_sent',
  (address) => {
    expect(google.run('connect', [address, 'rk_abc_secret']).problem.type).toBe('addon/address');
    expect(google.calls).toEqual([]);
  },
);

test('a_refused_key_is_not_kept', () => {
  google.answer = () => ({
    status: 401,
    body: { type: '/problems/unauthorized', title: 'This key is not valid.', status: 401, detail: 'Ask for another.' },
  });
  const { problem } = google.run('connect', ['https://rowcast.example', 'rk_wrong_key']);
  expect(problem).toEqual({
    type: '/problems/unauthorized',
    title: 'This key is not valid.',
    detail: 'Ask for another.',
  });
  expect(google.properties).toEqual({});
});

test('each_wrong_part_of_a_request_is_named', () => {
  google.answer = () => ({
    status: 400,
    body: {
      type: '/problems/bad-request',
      title: 'No.',
      status: 400,
      detail: 'See below.',
      errors: [{ pointer: '/name', detail: 'too long' }],
    },
  });
  expect(google.connected().run('listSenders').problem.detail).toBe('See below.\n/name: too long');
});

test('a_page_that_is_not_the_service_is_told_apart_from_a_failing_one', () => {
  google.answer = () => ({ status: 200, body: '<html>Hello</html>' });
  expect(google.run('connect', ['https://rowcast.example', 'rk_abc_secret']).problem.type).toBe('addon/not-rowcast');
  google.answer = () => ({ status: 502, body: '<html>Bad gateway</html>' });
  expect(google.run('connect', ['https://rowcast.example', 'rk_abc_secret']).problem.type).toBe(
    'addon/service-failing',
  );
});

test('no_answer_at_all_is_told_in_words', () => {
  google.answer = () => {
    throw new Error('DNS error');
  };
  const { problem } = google.run('connect', ['https://rowcast.example', 'rk_abc_secret']);
  expect(problem.type).toBe('addon/service-unreachable');
  expect(problem.title).toContain('https://rowcast.example');
});

test('after_disconnecting_nothing_is_kept_and_every_call_says_so', () => {
  google.scriptApp.triggers.push({ handler: 'bringCellsHourly', everyHours: 1 });
  google.connected().value('disconnect');
  expect(google.properties).toEqual({});
  expect(google.scriptApp.triggers).toEqual([]);
  expect(google.value('connection')).toEqual({ connected: false });
  expect(google.run('listSenders').problem.type).toBe('addon/not-connected');
  expect(google.calls).toEqual([]);
});
