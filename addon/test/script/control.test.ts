import { beforeEach, expect, test } from 'vitest';
import { Google } from './execution';
import { FakeSheet, FakeSpreadsheet } from './fake-spreadsheet';

const ID = '8a6e0804-2bd0-4672-b79d-d97027f9071a';
const CAMPAIGN = 'https://rowcast.example/v1/campaigns/' + ID;
let google: Google;

beforeEach(() => {
  google = new Google(new FakeSpreadsheet([new FakeSheet(0, 'Contacts', [['Name']])])).connected();
  google.answer = () => ({ status: 200, body: {} });
});

test('a_launch_carries_its_safeguards_and_they_cannot_stand_in_for_what_was_confirmed', () => {
  const safeguards = { canary: { rows: 10, then: 'ask' }, haltAtFailurePercent: null, confirmation: 'another' };
  google.value('launchCampaign', ID, 'c-1', { type: 'now' }, safeguards);
  expect(google.calls[0]).toMatchObject({ method: 'post', url: CAMPAIGN + '/launch' });
  expect(google.calls[0].body).toEqual({
    confirmation: 'c-1',
    schedule: { type: 'now' },
    canary: { rows: 10, then: 'ask' },
    haltAtFailurePercent: null,
  });
});

test.each([
  ['retryFailed', [], 'post', CAMPAIGN + '/retry-failed'],
  ['sendRest', [], 'post', CAMPAIGN + '/send-rest'],
  ['deliveryMoves', [], 'get', `https://rowcast.example/v1/deliveries/${ID}/moves`],
  ['listDeliveries', ['failed', 50], 'get', CAMPAIGN + '/deliveries?limit=50&status=failed&after=50'],
  ['listDeliveries', ['all', 0], 'get', CAMPAIGN + '/deliveries?limit=50&after=0'],
])('%s%j_calls_the_service_as_its_contract_says', (name, args, method, url) => {
  google.value(name, ID, ...args);
  expect(google.calls).toMatchObject([{ method, url }]);
});

test('a_refusal_of_the_service_comes_back_in_its_words', () => {
  const problem = {
    type: '/problems/not-resumable',
    title: 'It cannot go on yet.',
    detail: 'Meta pauses the template.',
  };
  google.answer = () => ({ status: 409, body: { ...problem, status: 409 } });
  expect(google.run('sendRest', [ID])).toEqual({ problem });
});
