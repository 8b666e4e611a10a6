import { Google, type HttpCall } from './execution';
import { FakeSheet, FakeSpreadsheet } from './fake-spreadsheet';

export const LINK_ID = '66666666-6666-4666-8666-666666666666';
export const SPREADSHEET = '1sPrEaDsHeEt_0123456789';
export const [ADA, BEN, CEM] = ['r0000000000aaaaa', 'r0000000000bbbbb', 'r0000000000ccccc'];

export const link = (changes: object = {}) => ({
  id: LINK_ID,
  spreadsheetId: SPREADSHEET,
  sheetId: 7,
  access: 'writable',
  pen: { kind: 'add-on', chosen: false },
  freshness: { behind: 3 },
  ...changes,
});

/** Three people, their keys and the status columns, out of order as users like them. */
export function statusSheet(): FakeSheet {
  const sheet = new FakeSheet(7, 'Contacts', [
    ['Name', 'Phone', 'WhatsApp status', 'Rowcast key', 'Status time', 'Reply'],
    ['Ada', '+44 7700 900001', '', ADA, '', ''],
    ['Ben', '+44 7700 900002', '', BEN, '', ''],
    ['Cem', '+44 7700 900003', '', CEM, '', ''],
  ]);
  const roles: [string, number][] = [
    ['recipient', 2],
    ['status', 3],
    ['key', 4],
    ['status-time', 5],
    ['reply', 6],
  ];
  roles.forEach(([value, column]) =>
    sheet.marks.push({ key: 'rowcast.column', value, column, visibility: 'DOCUMENT' }),
  );
  return sheet;
}

export const update = (key: string, phone: string, cells: object) => ({ key, phones: [phone], cells });

/** A file with one linked tab, and a service that answers each reading with the next of `turns`, then with nothing to do. */
export class LinkedFile {
  readonly google: Google;
  turns: object[] = [];
  link: object = link();

  constructor(readonly sheet: FakeSheet = statusSheet()) {
    this.google = new Google(new FakeSpreadsheet([sheet])).connected();
    this.google.answer = (call) => ({ status: 200, body: this.answer(call) });
  }

  readings = () => this.google.calls.filter(({ url }) => url.endsWith('/cell-updates'));
  bring = () => this.google.run('bringCells', [LINK_ID]);
  column = (column: number) => this.sheet.cells.slice(1).map((_, row) => this.sheet.value(row + 2, column));

  private answer({ url, method }: HttpCall): object {
    if (url.endsWith('/cell-updates')) {
      return { updates: [], clear: [], more: false, freshness: { behind: 0 }, ...this.turns.shift() };
    }
    return method === 'get' && url.includes('/v1/sheet-links?') ? { sheetLinks: [this.link] } : this.link;
  }
}
