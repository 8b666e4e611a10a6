import { expect, test } from 'vitest';
import { Google } from './execution';
import { FakeSheet, FakeSpreadsheet } from './fake-spreadsheet';

const google = () => new Google(new FakeSpreadsheet([new FakeSheet(0, 'Contacts', [['Name']])]));

test.each(['onOpen', 'onInstall'])('%s_adds_the_menu_with_no_service_but_the_menu_at_hand', (entry) => {
  const closed = google();
  closed.run(entry, [], closed.menuServices());
  expect(closed.menu).toEqual([['Open Rowcast', 'showSidebar']]);
});

test('the_sidebar_is_the_file_that_clasp_pushes', () => {
  const open = google();
  open.run('showSidebar');
  expect(open.shownPage).toBe('addon/dist/sidebar Rowcast');
});
