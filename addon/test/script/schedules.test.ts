import { beforeEach, expect, test } from 'vitest';
import { Google } from './execution';
import { FakeSheet, FakeSpreadsheet } from './fake-spreadsheet';

const ID = '8a6e0804-2bd0-4672-b79d-d97027f9071a';
const SERVICE = 'https://rowcast.example/v1';
const HOURS = { from: '21:00', to: '08:00' };
const SCHEDULE = { schedule: { type: 'at', local: '2026-12-01T09:00', zone: 'Europe/London' }, quietHours: HOURS };
let google: Google;

beforeEach(() => {
  google = new Google(new FakeSpreadsheet([new FakeSheet(0, 'Contacts', [['Name']])])).connected();
  google.answer = () => ({ status: 200, body: { quietHours: HOURS, items: [{ campaignId: ID }] } });
});

test.each<[string, unknown[], string, string, unknown]>([
  ['planCampaign', [ID, SCHEDULE], 'post', `/campaigns/${ID}/plan`, SCHEDULE],
  [
    'moveSchedule',
    [ID, { ...SCHEDULE, missed: 'ask' }],
    'put',
    `/campaigns/${ID}/schedule`,
    { ...SCHEDULE, missed: 'ask' },
  ],
  ['listUpcoming', ['1sPrEaDsHeEt', 31], 'get', '/upcoming?spreadsheetId=1sPrEaDsHeEt&days=31', undefined],
  ['quietHours', [], 'get', '/workspace/quiet-hours', undefined],
  ['keepQuietHours', [{ ...HOURS, zone: 'x' }], 'put', '/workspace/quiet-hours', { quietHours: HOURS }],
  ['keepQuietHours', [null], 'put', '/workspace/quiet-hours', { quietHours: null }],
])('%s%j_calls_the_service_as_its_contract_says', (name, args, method, path, body) => {
  google.value(name, ...args);
  expect(google.calls).toMatchObject([{ method, url: SERVICE + path }]);
  expect(google.calls[0].body).toEqual(body);
});

test('what_is_coming_and_the_quiet_hours_are_answered_bare', () => {
  expect(google.value('listUpcoming', '1sPrEaDsHeEt', 31)).toEqual([{ campaignId: ID }]);
  expect(google.value('quietHours')).toEqual(HOURS);
  expect(google.value('keepQuietHours', HOURS)).toEqual(HOURS);
});

test('a_workspace_without_quiet_hours_is_told_so_by_null_as_nothing_would_not_reach_the_page', () => {
  google.answer = () => ({ status: 200, body: {} });
  expect(google.value('quietHours')).toBeNull();
  expect(google.value('keepQuietHours', null)).toBeNull();
});

test.each(['planCampaign', 'moveSchedule'])('a_time_that_%s_is_refused_for_comes_back_in_words', (name) => {
  const problem = {
    type: '/problems/local-time-does-not-exist',
    title: 'The clocks skip 01:30.',
    detail: 'Choose another time.',
  };
  google.answer = () => ({ status: 409, body: { ...problem, status: 409 } });
  expect(google.run(name, [ID, SCHEDULE])).toEqual({ problem });
});

test('a_draft_and_a_launch_carry_what_is_new_in_their_contract', () => {
  const draft = {
    schedule: { type: 'new-rows' },
    only: { column: 'F', equals: ['Confirmed'] },
    followUps: [{ follows: 0 }],
  };
  google.value('createDraft', ID, draft);
  google.value('launchCampaign', ID, 'c', { type: 'now' }, { quietHours: HOURS, missed: 'skip' });
  expect(google.calls.map(({ body }) => body)).toEqual([
    draft,
    { confirmation: 'c', schedule: { type: 'now' }, quietHours: HOURS, missed: 'skip' },
  ]);
});
