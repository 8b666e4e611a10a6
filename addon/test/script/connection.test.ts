import { beforeEach, expect, test } from 'vitest';
import { Google } from './execution';
import { FakeSheet, FakeSpreadsheet } from './fake-spreadsheet';

const ME = {
  workspace: { id: 'w', name: 'Acme' },
  key: { id: 'k', name: 'Sheet', prefix: 'rk_abc' },
  inboxUrl: 'https://rowcast.example/inbox',
};
let google: Google;

beforeEach(() => {
  google = new Google(new FakeSpreadsheet([new FakeSheet(0, 'Contacts', [['Name']])]));
  google.answer = () => ({ status: 200, body: ME });
});

test('a_checked_key_is_kept_and_never_answered', () => {
  const answer = google.run('connect', [' https://rowcast.example/ ', ' rk_abc_secret\n']);
  expect(answer).toEqual({
    value: {
      connected: true,
      address: 'https://rowcast.example',
      workspace: 'Acme',
      keyPrefix: 'rk_abc',
      inboxUrl: 'https://rowcast.example/inbox',
    },
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

const CODE = {
  deviceCode: 'secret-of-the-sheet',
  userCode: 'BCDF-GHJK',
  url: 'https://rowcast.example/connect?code=BCDF-GHJK',
  expiresInSeconds: 600,
  pollSeconds: 3,
};

function problem(status: number, name: string) {
  return { status, body: { type: '/problems/' + name, title: 'No.', status, detail: 'See below.' } };
}

function paired(answer: { status: number; body: unknown }) {
  google.answer = (call) => (call.url.endsWith('/connect/codes') ? { status: 201, body: CODE } : answer);
  return google.run('beginPairing', ['https://rowcast.example/']);
}

test('a_code_is_asked_for_without_a_key_and_its_secret_stays_in_the_users_properties', () => {
  const answer = paired(problem(428, 'pairing-pending'));
  expect(answer).toEqual({ value: { userCode: 'BCDF-GHJK', url: CODE.url, pollSeconds: 3 } });
  expect(google.calls[0]).toMatchObject({ url: 'https://rowcast.example/connect/codes', method: 'post' });
  expect(google.calls[0]!.headers).not.toHaveProperty('Authorization');
  expect(JSON.parse(google.properties['rowcast.pairing']!)).toEqual({
    address: 'https://rowcast.example',
    deviceCode: 'secret-of-the-sheet',
  });
});

test.each([
  [428, 'pairing-pending', 'waiting', true],
  [429, 'slow-down', 'waiting', true],
  [403, 'pairing-denied', 'denied', false],
  [410, 'pairing-expired', 'over', false],
])('%i_%s_means_%s', (status, name, state, keeps) => {
  paired(problem(status, name));
  expect(google.value('askForKey')).toEqual({ state });
  expect('rowcast.pairing' in google.properties).toBe(keeps);
  expect(google.properties).not.toHaveProperty(['rowcast.key']);
});

test('the_key_is_kept_when_it_comes_and_never_answered_to_the_page', () => {
  paired({ status: 500, body: 'x' });
  google.answer = (call) =>
    call.url.endsWith('/connect/keys')
      ? { status: 200, body: { apiKey: 'rc_live_fetched', scope: 'send', workspace: { id: 'w', name: 'Acme' } } }
      : { status: 200, body: ME };
  const answer = google.run('askForKey');
  expect(answer.value).toMatchObject({ state: 'connected', connection: { connected: true, workspace: 'Acme' } });
  expect(JSON.stringify(answer)).not.toContain('fetched');
  expect(google.properties).toEqual({ 'rowcast.address': 'https://rowcast.example', 'rowcast.key': 'rc_live_fetched' });
  expect(google.calls.find((call) => call.url.endsWith('/connect/keys'))!.body).toEqual({
    deviceCode: 'secret-of-the-sheet',
  });
  expect(google.calls.at(-1)!.headers.Authorization).toBe('Bearer rc_live_fetched');
});

test('a_key_that_came_is_not_lost_when_the_next_call_fails', () => {
  paired({ status: 500, body: 'x' });
  google.answer = (call) =>
    call.url.endsWith('/connect/keys')
      ? { status: 200, body: { apiKey: 'rc_live_fetched', scope: 'send', workspace: { id: 'w', name: 'Acme' } } }
      : { status: 502, body: 'Bad gateway' };
  expect(google.run('askForKey').problem.type).toBe('addon/service-failing');
  expect(google.properties['rowcast.key']).toBe('rc_live_fetched');
});

test('a_service_that_does_not_answer_is_told_and_asked_again_later', () => {
  paired({ status: 500, body: 'x' });
  expect(google.run('askForKey').problem.type).toBe('addon/service-failing');
  expect(google.properties).toHaveProperty(['rowcast.pairing']);
  google.run('stopPairing');
  expect(google.properties).toEqual({});
  expect(google.value('askForKey')).toEqual({ state: 'over' });
});

test('a_page_that_is_a_script_is_not_opened', () => {
  google.answer = () => ({ status: 201, body: { ...CODE, url: 'javascript:alert(1)' } });
  expect(google.run('beginPairing', ['https://rowcast.example']).problem.type).toBe('addon/not-rowcast');
});

test('a_busy_service_is_asked_again_when_it_said_to', () => {
  const answers = [429, 429, 200];
  google.answer = () => ({ status: answers.shift()!, body: ME, headers: { 'Retry-After': '3' } });
  const before = google.clock.now;
  expect(google.run('connect', ['https://rowcast.example', 'rk_abc_secret']).value.connected).toBe(true);
  expect(google.calls).toHaveLength(3);
  expect(google.clock.now - before).toBe(6_000);
});

test.each([
  ['3', 3],
  ['600', 1],
  ['soon', 1],
  [undefined, 1],
])('a_service_that_stays_busy_with_retry_after_%j_is_given_up_after_%i_calls', (after, calls) => {
  const body = { type: '/problems/rate-limited', title: 'Too many requests.', status: 429, detail: 'Try again.' };
  google.answer = () => ({ status: 429, body, headers: after ? { 'Retry-After': after } : {} });
  const { problem } = google.run('connect', ['https://rowcast.example', 'rk_abc_secret']);
  expect(problem).toMatchObject({ title: 'Too many requests.' });
  expect(google.calls).toHaveLength(calls);
});
