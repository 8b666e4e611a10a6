// @vitest-environment happy-dom
import { cleanup, configure, render, screen, waitFor, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { App } from '../../sidebar/app';
import { CONNECTION, HOMELESS, LINK, TAB, TROUBLED } from '../harness/answers';
import { FakeGoogle } from '../harness/fake-google';

configure({ asyncUtilTimeout: 20_000 });
let google: FakeGoogle;
let user: ReturnType<typeof userEvent.setup>;

beforeEach(() => {
  google = new FakeGoogle().install();
  user = userEvent.setup();
});
afterEach(cleanup);

const press = async (name: string | RegExp) => user.click(await screen.findByRole('button', { name }));

async function toSheet(link: object = LINK) {
  google.answers.linkSheet = () => link;
  google.answers.bringAllCells = () => [link];
  render(<App />);
  await press(/How statuses reach this sheet/);
  await screen.findByRole('heading', { level: 1, name: 'Tab “Contacts”' });
}

test('the_sheet_says_which_pen_writes_and_that_its_cells_are_up_to_date', async () => {
  await toSheet();
  await screen.findByText(/^This sidebar writes statuses and replies while it is open/);
  await screen.findByText(/^Up to date/);
  expect(screen.getByRole('radio', { name: /This add-on, with your rights/ })).toHaveProperty('checked', true);
});

test('rows_that_are_not_up_to_date_are_counted', async () => {
  await toSheet({ ...LINK, freshness: { behind: 12 } });
  await screen.findByText('12 rows to go');
});

test('what_keeps_cells_from_being_written_is_said_in_words', async () => {
  await toSheet({ ...LINK, freshness: { behind: 2, trouble: 'The sheet is full.' } });
  await screen.findByText('Statuses do not reach this sheet.');
  expect(screen.getByText('The sheet is full.')).toBeTruthy();
});

test('a_pen_that_is_chosen_is_told_to_the_service', async () => {
  await toSheet({ ...LINK, pen: { kind: 'google-account', account: CONNECTION.email, chosen: true } });
  await user.click(await screen.findByRole('radio', { name: /This add-on/ }));
  await waitFor(() => expect(google.callsOf('linkSheet').at(-1)![0].pen).toEqual({ kind: 'add-on' }));
  await press('Let Rowcast choose');
  await waitFor(() => expect(google.callsOf('linkSheet').at(-1)![0].pen).toEqual({ kind: 'automatic' }));
});

test('a_connected_account_becomes_the_pen', async () => {
  google.answers.listGoogleConnections = () => ({ available: true, connections: [CONNECTION] });
  await toSheet();
  await user.click(await screen.findByRole('radio', { name: /A connected Google account/ }));
  await press('Use this account');
  await waitFor(() =>
    expect(google.callsOf('linkSheet').at(-1)![0]).toMatchObject({
      sheetId: TAB.sheetId,
      pen: { kind: 'google-account', connectionId: CONNECTION.id },
    }),
  );
});

test('a_service_that_cannot_connect_google_accounts_says_so', async () => {
  google.answers.listGoogleConnections = () => ({ available: false, connections: [] });
  await toSheet();
  await user.click(await screen.findByRole('radio', { name: /A connected Google account/ }));
  await screen.findByText(/cannot connect Google accounts/);
  expect(screen.queryByRole('button', { name: 'Connect Google Sheets' })).toBeNull();
});

test('a_sheet_that_is_not_shared_says_with_whom_to_share_it', async () => {
  await toSheet(TROUBLED);
  await screen.findByText(TROUBLED.shareWith);
  await press('Check access again');
  await waitFor(() => expect(google.callsOf('linkSheet').at(-1)![0].pen).toMatchObject({ kind: 'service-account' }));
});

test('deleted_columns_are_put_back_on_request', async () => {
  await toSheet(TROUBLED);
  await screen.findByText(/^“Reply” and “Reply time” were deleted from this tab/);
  await press('Put back');
  await waitFor(() => expect(google.callsOf('restoreColumns')).toEqual([[LINK.id]]));
});

test('statuses_that_are_not_in_the_sheet_are_listed_with_their_reasons', async () => {
  google.answers.bringAllCells = () => [LINK];
  google.answers.listNotInSheet = () => ({ deliveries: HOMELESS });
  render(<App />);
  await press(/order_on_its_way to Contacts/);
  const list = (await screen.findByText('2 statuses not in the sheet')).closest('details')!;
  const [deleted, copied] = within(list).getAllByRole('listitem', { hidden: true });
  expect(deleted.textContent).toContain('(row 12 when it was sent)Read The row was deleted.');
  expect(copied.textContent).toContain('its key stands in two rows');
});

test('colours_are_switched_off_and_on', async () => {
  await toSheet();
  const box = await screen.findByRole('checkbox', { name: /Colour the status column/ });
  await waitFor(() => expect(box).toHaveProperty('checked', true));
  await user.click(box);
  await waitFor(() => expect(google.callsOf('colourStatuses')).toEqual([[TAB.sheetId, false]]));
  await waitFor(() => expect(box).toHaveProperty('checked', false));
});

test('a_report_is_made_and_a_reshaped_one_is_replaced_only_after_asking', async () => {
  await toSheet();
  await press('Make a report');
  await screen.findByText('The report is in the tab “Rowcast report”.');
  google.answers.makeReport = (_id, anew) => ({ state: anew ? 'made-anew' : 'reshaped', title: 'Rowcast report' });
  await press('Make a report');
  await press('Make it anew');
  expect(google.callsOf('makeReport')).toHaveLength(2);
  await press('Yes, replace it');
  await screen.findByText('The report in the tab “Rowcast report” is made anew.');
  expect(google.callsOf('makeReport').at(-1)).toEqual([TAB.sheetId, true]);
});
