import { beforeEach, expect, test } from 'vitest';
import { Google } from './execution';
import { FakeSheet, FakeSpreadsheet } from './fake-spreadsheet';

const MEDIA = { id: '55555555-5555-4555-8555-555555555555', kind: 'image', mimeType: 'image/png', bytes: 5 };
let google: Google;

beforeEach(() => {
  google = new Google(new FakeSpreadsheet([new FakeSheet(0, 'Contacts', [['Name']])])).connected();
  google.answer = () => ({ status: 201, body: MEDIA });
});

const picture = (base64: string) => ({ name: 'spring sale & more.png', type: 'image/png', base64 });

test('the_bytes_of_a_file_reach_the_service_under_their_own_type_and_name', () => {
  expect(google.value('uploadFile', picture(Buffer.from('bytes').toString('base64')))).toEqual(MEDIA);
  expect(google.calls).toEqual([
    {
      url: 'https://rowcast.example/v1/media?filename=spring%20sale%20%26%20more.png',
      method: 'post',
      headers: { Authorization: 'Bearer rk_secret_key', Accept: 'application/json' },
      contentType: 'image/png',
      body: 'bytes',
    },
  ]);
});

test('a_file_larger_than_google_hands_over_is_refused_in_words_before_it_is_sent', () => {
  const { problem } = google.run('uploadFile', [picture('A'.repeat(35_000_000))]);
  expect(problem).toMatchObject({ type: 'addon/file-too-large', detail: expect.stringContaining('link') });
  expect(google.calls).toEqual([]);
});

test('what_the_service_says_of_a_wrong_file_reaches_the_user', () => {
  google.answer = () => ({
    status: 415,
    body: { type: '/problems/media-not-supported', title: 'WhatsApp takes no GIF.', detail: 'Use JPEG or PNG.' },
  });
  expect(google.run('uploadFile', [picture('AAAA')]).problem).toEqual({
    type: '/problems/media-not-supported',
    title: 'WhatsApp takes no GIF.',
    detail: 'Use JPEG or PNG.',
  });
});

test('campaigns_are_paused_and_resumed_by_their_own_paths', () => {
  const id = '8a6e0804-2bd0-4672-b79d-d97027f9071a';
  google.value('pauseCampaign', id);
  google.value('resumeCampaign', id);
  google.value('listSenders', true);
  expect(google.calls.map((call) => `${call.method} ${call.url.slice(23)}`)).toEqual([
    `post /v1/campaigns/${id}/pause`,
    `post /v1/campaigns/${id}/resume`,
    'get /v1/senders?refresh=true',
  ]);
});
