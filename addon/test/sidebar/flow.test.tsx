// @vitest-environment happy-dom
import { cleanup, configure, render, screen, waitFor, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { App } from '../../sidebar/app';
import { CAMPAIGN, PREVIEW, PROGRESS, TAB } from '../harness/answers';
import { FakeGoogle } from '../harness/fake-google';

configure({ asyncUtilTimeout: 20_000 });
const CONNECTED = { connected: true, address: 'https://rowcast.example', workspace: 'Acme Ltd', keyPrefix: 'rk_abc' };
let google: FakeGoogle;
let user: ReturnType<typeof userEvent.setup>;

beforeEach(() => {
  google = new FakeGoogle().install();
  user = userEvent.setup();
});
afterEach(cleanup);

const press = async (name: string | RegExp) => user.click(await screen.findByRole('button', { name }));
const heading = (name: string | RegExp) => screen.findByRole('heading', { level: 1, name });

async function toColumns() {
  render(<App />);
  await press('New campaign');
  await user.click(await screen.findByRole('radio', { name: /order_on_its_way/ }));
  await press('Next');
  await screen.findByLabelText(/^Phone number/);
}

async function toCheck() {
  await toColumns();
  await user.selectOptions(screen.getByLabelText(/^Header/), 'D');
  await user.selectOptions(screen.getByLabelText(/^Text \{\{2\}\}/), 'E');
  await user.selectOptions(screen.getByLabelText(/^Button “Track parcel”/), 'D');
  await press('Next');
  await screen.findByText('60');
  await press('Check messages');
  await screen.findByText('To +447700900001');
}

async function toConfirm() {
  await toCheck();
  await press('Continue with 52 messages');
  await heading('Confirm');
}

test('whoever_is_not_connected_gets_a_code_and_is_in_once_it_is_approved', async () => {
  google.answers.connection = () => ({ connected: false });
  google.answers.askForKey = () => ({ state: 'connected', connection: CONNECTED });
  render(<App />);
  await user.type(await screen.findByLabelText(/Service address/), 'https://rowcast.example{Enter}');
  await heading('Campaigns');
  expect(google.callsOf('beginPairing')).toEqual([['https://rowcast.example']]);
  expect(google.callsOf('connect')).toEqual([]);
});

test('while_nobody_has_approved_the_code_it_stays_with_the_link_to_its_page', async () => {
  google.answers.connection = () => ({ connected: false });
  render(<App />);
  await user.type(await screen.findByLabelText(/Service address/), 'https://rowcast.example{Enter}');
  await screen.findByText('BCDF-GHJK');
  const page = screen.getByRole('link', { name: 'Open the page' });
  expect(page.getAttribute('href')).toBe('https://rowcast.example/connect?code=BCDF-GHJK');
  expect(page.getAttribute('rel')).toBe('noopener');
  await press('Stop waiting');
  await screen.findByLabelText(/Service address/);
  expect(google.callsOf('stopPairing')).toHaveLength(1);
});

test.each([
  ['denied', /was refused/],
  ['over', /no longer good/],
])('a_code_that_is_%s_is_told_and_can_be_asked_for_anew', async (state, words) => {
  google.answers.connection = () => ({ connected: false });
  google.answers.askForKey = () => ({ state });
  render(<App />);
  await user.type(await screen.findByLabelText(/Service address/), 'https://rowcast.example{Enter}');
  expect((await screen.findByRole('alert')).textContent).toMatch(words);
  await press('Try again');
  await screen.findByLabelText(/Service address/);
});

test('whoever_has_a_key_can_paste_it', async () => {
  google.answers.connection = () => ({ connected: false });
  render(<App />);
  await user.type(await screen.findByLabelText(/Service address/), 'https://rowcast.example');
  await press('Use an API key instead');
  await user.type(screen.getByLabelText(/API key/), 'rk_abc_secret{Enter}');
  await heading('Campaigns');
  expect(google.callsOf('connect')).toEqual([['https://rowcast.example', 'rk_abc_secret']]);
});

test('a_refused_key_is_told_beside_the_form', async () => {
  google.answers.connection = () => ({ connected: false });
  google.refuse('connect', {
    type: '/problems/unauthorized',
    title: 'This key is not valid.',
    detail: 'Ask for another.',
  });
  render(<App />);
  await user.type(await screen.findByLabelText(/Service address/), 'https://rowcast.example');
  await press('Use an API key instead');
  await user.type(screen.getByLabelText(/API key/), 'rk_wrong{Enter}');
  expect(await screen.findByRole('alert')).toHaveProperty('textContent', expect.stringContaining('Ask for another.'));
});

test('a_service_that_is_down_at_the_start_can_be_tried_again', async () => {
  const answer = google.answers.connection;
  google.refuse('connection', { type: 'addon/service-unreachable', title: 'No answer.', detail: 'Wait.' });
  render(<App />);
  await screen.findByText('No answer.');
  google.answers.connection = answer;
  await press('Try again');
  await heading('Campaigns');
});

test('a_template_that_cannot_be_sent_says_why_and_cannot_be_chosen', async () => {
  render(<App />);
  await press('New campaign');
  const paused = await screen.findByRole<HTMLInputElement>('radio', { name: /spring_sale_2026.*Meta paused/ });
  expect(paused.disabled).toBe(true);
  await user.type(screen.getByLabelText('Template', { selector: 'input[type=search]' }), 'see you');
  expect(within(screen.getByRole('radiogroup', { name: 'Template' })).getAllByRole('radio')).toHaveLength(1);
});

test('columns_are_guessed_and_nothing_goes_on_before_every_part_is_filled', async () => {
  await toColumns();
  expect(screen.getByLabelText(/^Phone number/)).toHaveProperty('value', 'C');
  expect(screen.getByLabelText(/^Text \{\{1\}\}/)).toHaveProperty('value', 'A');
  expect(screen.getByRole('button', { name: 'Next' })).toHaveProperty('disabled', true);
});

test('a_sheet_that_the_service_cannot_write_to_says_with_whom_to_share_it', async () => {
  await toColumns();
  await screen.findByText('rowcast-writer@rowcast-demo.iam.gserviceaccount.com');
  expect(google.callsOf('linkSheet')[0]).toEqual([
    { spreadsheetId: TAB.spreadsheetId, sheetId: 7, title: 'Contacts', timeZone: 'Europe/London' },
  ]);
});

test('the_preview_walks_row_by_row_and_shows_markup_as_text', async () => {
  await toCheck();
  await press('Next row');
  await screen.findByText('To +447700900002');
  const bubble = screen.getByRole('group', { name: 'Message of row 3' });
  expect(bubble.textContent).toContain('Hello <b>Ben</b>');
  expect(bubble.querySelector('b')).toBeNull();
});

test('a_problem_shows_its_cell_and_checking_again_reads_the_rows_anew', async () => {
  await toCheck();
  await press(/Cell C4/);
  await waitFor(() => expect(google.callsOf('jumpToCell')).toEqual([[7, 'C4']]));
  google.answers.previewCampaign = () => ({ ...PREVIEW, ready: 53, held: 7 });
  await press('Check again');
  await screen.findByRole('button', { name: 'Continue with 53 messages' });
  expect(google.callsOf('discardDraft')).toEqual([[CAMPAIGN.id]]);
  const keys = google.callsOf('createDraft').map(([key]) => key);
  expect(new Set(keys).size).toBe(2);
});

test('going_back_from_confirming_keeps_the_draft_that_was_read', async () => {
  await toConfirm();
  await press(/Back/);
  await screen.findByText('To +447700900001');
  expect(google.callsOf('createDraft')).toHaveLength(1);
});

test('what_is_confirmed_says_how_many_to_whom_first_and_what_is_billed', async () => {
  await toConfirm();
  const text = document.body.textContent;
  expect(text).toContain('+447700900001 (row 2)');
  expect(text).toContain('and 49 more');
  expect(text).toContain('45 Utility, United Kingdom');
});

test('a_double_click_sends_once', async () => {
  let launch: () => void = () => {};
  google.answers.launchCampaign = () => new Promise((resolve) => (launch = () => resolve(CAMPAIGN)));
  await toConfirm();
  await user.dblClick(screen.getByRole('button', { name: 'Send 52 messages' }));
  await waitFor(() => expect(google.callsOf('launchCampaign')).toHaveLength(1));
  launch();
  await heading(CAMPAIGN.name);
  expect(google.callsOf('launchCampaign')).toEqual([[CAMPAIGN.id, 'c-1', { type: 'now' }, {}]]);
});

test('a_campaign_can_start_at_a_time_in_the_zone_of_the_sheet', async () => {
  await toConfirm();
  await user.click(screen.getByLabelText('At a date and time'));
  await screen.findByText(/09:00 in Europe\/London is UTC[+-]\d\d:\d\d on that day/);
  await press('Schedule 52 messages');
  await waitFor(() => expect(google.callsOf('launchCampaign')).toHaveLength(1));
  expect(google.callsOf('launchCampaign')[0][2]).toMatchObject({ type: 'at', zone: 'Europe/London' });
  expect(google.callsOf('launchCampaign')[0][2].local).toMatch(/T09:00$/);
});

test('an_outdated_confirmation_leads_back_to_a_fresh_check', async () => {
  await toConfirm();
  google.refuse('launchCampaign', {
    type: '/problems/confirmation-outdated',
    title: 'Rows changed.',
    detail: 'Check.',
  });
  await press('Send 52 messages');
  await press('Check the messages again');
  await screen.findByText('To +447700900001');
  expect(google.callsOf('createDraft')).toHaveLength(2);
});

test('progress_is_shown_in_numbers_and_cancelling_asks_first', async () => {
  render(<App />);
  await press(/order_on_its_way to Contacts/);
  const table = await screen.findByRole('table');
  expect(within(table).getByRole('row', { name: /Delivered/ }).textContent).toContain('14');
  expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('39');
  await press('Cancel campaign');
  expect(google.callsOf('cancelCampaign')).toEqual([]);
  google.answers.campaignProgress = () => ({ ...PROGRESS, status: 'cancelled', actions: [] });
  await press('Yes, cancel it');
  await screen.findByText(/^Cancelled\./);
  expect(google.callsOf('cancelCampaign')).toEqual([[CAMPAIGN.id]]);
});

test('a_key_that_was_revoked_leads_to_connecting_again', async () => {
  google.refuse('listSenders', { type: '/problems/unauthorized', title: 'This key is not valid.', detail: '' });
  render(<App />);
  await press('New campaign');
  await press('Connect again');
  await heading('Connect to Rowcast');
  expect(screen.getByLabelText(/Service address/)).toHaveProperty('value', 'https://rowcast.example');
});

test('a_thrown_fault_is_never_shown_raw', async () => {
  const logged = vi.spyOn(console, 'error').mockImplementation(() => {});
  google.answers.listSenders = () => {
    throw new Error('TypeError: undefined is not a function at service.js:12');
  };
  render(<App />);
  await press('New campaign');
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).not.toContain('TypeError');
  expect(logged).toHaveBeenCalled();
  logged.mockRestore();
});
