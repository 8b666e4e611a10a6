import { expect, test } from 'vitest';
import { Google } from './execution';
import { FakeSheet, FakeSpreadsheet } from './fake-spreadsheet';

const ID = '8a6e0804-2bd0-4672-b79d-d97027f9071a';
const rows = {
  sheetId: 0,
  choice: 'all',
  recipient: 'A',
  columns: [{ name: 'Name', letter: 'A' }],
  ranges: [[2, 3]],
  lastRow: 3,
};

test.each<[string, unknown[]]>([
  ['getCampaign', ['../me']],
  ['cancelCampaign', [ID + '/../x']],
  ['listTemplates', ['x', false]],
  ['previewRow', [ID, '2']],
  ['previewRow', [ID, 0]],
  ['previewCampaign', [ID, -1, null]],
  ['previewCampaign', [ID, 0, 'tomorrow']],
  ['launchCampaign', [ID, '', {}, {}]],
  ['launchCampaign', [ID, 'c', null, {}]],
  ['launchCampaign', [ID, 'c', {}, null]],
  ['planCampaign', ['x', {}]],
  ['planCampaign', [ID, 'now']],
  ['moveSchedule', [ID, []]],
  ['listUpcoming', ['x', 31]],
  ['listUpcoming', ['1sPrEaDsHeEt', 0]],
  ['listUpcoming', ['1sPrEaDsHeEt', 367]],
  ['keepQuietHours', ['21:00']],
  ['keepQuietHours', [{ from: '21:00' }]],
  ['keepQuietHours', [{ from: '9', to: '08:00' }]],
  ['tendTriggers', ['x']],
  ['retryFailed', ['../me']],
  ['sendRest', ['x']],
  ['deliveryMoves', [ID + '/x']],
  ['listDeliveries', [ID, 'read&limit=1', 0]],
  ['createDraft', ['not-a-uuid', {}]],
  ['createDraft', [ID, []]],
  ['linkSheet', ['x']],
  ['pauseCampaign', ['../me']],
  ['resumeCampaign', ['x']],
  ['uploadFile', ['x']],
  ['uploadFile', [{ name: 'a.png', type: 'image/png', base64: 'äöü' }]],
  ['uploadFile', [{ name: 'a.png', type: 'image/png', base64: '' }]],
  ['uploadFile', [{ name: 'a\nb.png', type: 'image/png', base64: 'AAAA' }]],
  ['uploadFile', [{ name: 'a.png', type: 'image/png\r\nX: y', base64: 'AAAA' }]],
  ['listCampaigns', ['1/2', null]],
  ['jumpToCell', [0, 'A1:B2']],
  ['jumpToCell', ['0', 'A1']],
  ['countRows', [0, 'b']],
  ['prepareTab', [0, 'A1']],
  ['putRows', [ID, 10000, rows]],
  ['putRows', [ID, 0, { ...rows, choice: 'every' }]],
  ['putRows', [ID, 0, { ...rows, ranges: [[1, 2]] }]],
  ['putRows', [ID, 0, { ...rows, ranges: [[2, 4]] }]],
  ['putRows', [ID, 0, { ...rows, ranges: [[2, 1502]], lastRow: 1502 }]],
  ['putRows', [ID, 0, { ...rows, recipient: 'B' }]],
])('%s%j_is_refused_before_it_touches_anything', (name, args) => {
  const google = new Google(new FakeSpreadsheet([new FakeSheet(0, 'Contacts', [['Name'], ['a'], ['b']])])).connected();
  expect(() => google.run(name, args)).toThrow(/Argument/);
  expect(google.calls).toEqual([]);
  expect(google.spreadsheet.sheets[0].writes).toBe(0);
});
