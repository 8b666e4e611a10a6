// @vitest-environment happy-dom
import { cleanup, configure, render, screen, waitFor, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { App } from '../../sidebar/app';
import { CAMPAIGN, PAUSE, PLAN_OF_TWO_DAYS, PREVIEW, PROGRESS, SENDERS } from '../harness/answers';
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
const paused = () => ({ ...PROGRESS, status: 'paused', pause: PAUSE, actions: ['resume', 'cancel'] });

async function toCampaign() {
  render(<App />);
  await press(/order_on_its_way to Contacts/);
  await screen.findByRole('table');
}

async function toConfirm() {
  render(<App />);
  await press('New campaign');
  await user.click(await screen.findByRole('radio', { name: /appointment_reminder/ }));
  await press('Next');
  await screen.findByLabelText(/^Phone number/);
  await press('Next');
  await screen.findByText('60');
  await press('Check messages');
  await press(/^Continue with/);
  await screen.findByText('First to');
}

test('the_button_says_how_many_go_now_and_the_plan_when_the_others_do', async () => {
  google.answers.previewCampaign = () => ({
    ...PREVIEW,
    ready: 1500,
    plan: PLAN_OF_TWO_DAYS,
  });
  await toConfirm();
  await screen.findByRole('button', { name: 'Send 1,200 now, 300 later' });
  expect(screen.getByText(/^1,200 of your 2,000 are left today; 300 rows will go tomorrow/)).toBeTruthy();
  expect(screen.getByText(/^300 messages$/).closest('li')!.textContent).toContain('25 Nov 2026, 09:10');
});

test('a_later_start_has_a_plan_of_its_own', async () => {
  google.answers.planCampaign = () => ({ plan: PLAN_OF_TWO_DAYS, times: [], notes: [] });
  await toConfirm();
  expect(screen.queryByText(/^1,200 of your 2,000/)).toBeNull();
  await user.click(screen.getByLabelText('At a date and time'));
  await screen.findByText(/^1,200 of your 2,000/);
  const [campaignId, request] = google.callsOf('planCampaign')[0];
  expect(campaignId).toBe(CAMPAIGN.id);
  expect(request).toEqual({
    schedule: { type: 'at', local: expect.stringMatching(/T09:00$/), zone: 'Europe/London' },
  });
});

test('rows_that_are_held_back_stand_under_their_reason', async () => {
  const problem = (row: number, code: string) => ({
    row,
    cell: `C${row}`,
    code,
    message: `Row ${row} wrote last on Monday.`,
    fix: 'Send a template instead.',
    blocks: true,
  });
  google.answers.previewCampaign = () => ({
    ...PREVIEW,
    problems: [...[2, 3, 4, 5, 6].map((row) => problem(row, 'window-closed')), problem(7, 'moon-phase')],
  });
  await toConfirm();
  await press('Back');
  await screen.findByRole('heading', { name: /Not sent Has not written in the last 24 hours \(5 rows\)/ });
  expect(screen.getByRole('heading', { name: /Moon phase \(1 row\)/ })).toBeTruthy();
  expect(screen.getByText('2 more').closest('details')!.querySelectorAll('li')).toHaveLength(2);
});

test('a_paused_campaign_says_why_and_goes_on_when_it_is_resumed', async () => {
  google.answers.campaignProgress = paused;
  await toCampaign();
  await screen.findByText(/Meta paused the template/);
  expect(screen.getByText('Paused: 9 messages of 52 wait.')).toBeTruthy();
  expect(within(screen.getByRole('table')).getByRole('row', { name: /Queued/ }).textContent).toContain('9');
  google.answers.campaignProgress = () => PROGRESS;
  await press('Resume');
  expect(google.callsOf('resumeCampaign')).toEqual([]);
  await press('Send 9 messages');
  await screen.findByText('Sending 52 messages…');
  expect(google.callsOf('resumeCampaign')).toEqual([[CAMPAIGN.id]]);
});

test('a_refused_resume_says_what_stands_in_the_way', async () => {
  google.answers.campaignProgress = paused;
  google.refuse('resumeCampaign', {
    type: '/problems/not-resumable',
    title: 'The campaign cannot go on yet.',
    detail: 'Meta still pauses the template.',
  });
  await toCampaign();
  await press('Resume');
  await press('Send 9 messages');
  expect((await screen.findByRole('alert')).textContent).toContain('Meta still pauses the template.');
  expect(screen.getByRole('button', { name: 'Resume' })).toHaveProperty('disabled', false);
});

test('a_campaign_is_paused_by_hand_and_a_service_that_is_away_meanwhile_is_told', async () => {
  await toCampaign();
  google.refuse('pauseCampaign', { type: 'addon/service-unreachable', title: 'No answer.', detail: 'Try again.' });
  await press('Pause');
  await screen.findByText('No answer.');
  const pause = { ...PAUSE, code: 'by-hand' };
  google.answers.pauseCampaign = () => ({ ...CAMPAIGN, status: 'paused', pause });
  google.answers.campaignProgress = () => ({ ...paused(), pause });
  await press('Pause');
  await screen.findByText('You paused this campaign');
  await press('Cancel campaign');
  await press('Yes, cancel it');
  await waitFor(() => expect(google.callsOf('cancelCampaign')).toEqual([[CAMPAIGN.id]]));
});

test('a_campaign_that_is_over_can_neither_be_paused_nor_cancelled', async () => {
  google.answers.campaignProgress = () => ({ ...PROGRESS, status: 'done', actions: [] });
  await toCampaign();
  expect(screen.queryByRole('button', { name: /Pause|Resume|Cancel/ })).toBeNull();
});

test('a_paused_campaign_tells_its_reason_in_the_list_too', async () => {
  google.answers.listCampaigns = () => ({ campaigns: [{ ...CAMPAIGN, status: 'paused', pause: PAUSE }] });
  render(<App />);
  await screen.findByRole('button', { name: /Paused.*Meta paused the template/ });
});

test('each_number_says_how_it_is_and_what_is_left_of_its_limit', async () => {
  render(<App />);
  const demo = await screen.findByRole('group', { name: 'State of +1 555 078 3881' });
  expect(demo.textContent).toContain('Ready 1,200 of 2,000 left today');
  expect(demo.textContent).toContain('High quality · up to 80 messages a second');
  const outlet = screen.getByRole('group', { name: 'State of +44 7400 123456' });
  expect(outlet.textContent).toMatch(/Limited 0 of 250 left today, the next at 25 Nov 2026/);
  expect(outlet.textContent).toContain('People block or report this number often.');
});

test('a_refresh_asks_meta_for_the_numbers_anew', async () => {
  render(<App />);
  await screen.findByText('Rowcast Outlet');
  google.answers.listSenders = () => [
    { ...SENDERS[0], health: { state: 'stopped', notes: [] }, messagingLimit: undefined },
  ];
  await press('Refresh');
  await screen.findByText('Stopped');
  expect(google.callsOf('listSenders')).toEqual([[false], [true]]);
});

test('the_chosen_number_shows_its_state_before_anything_is_planned', async () => {
  render(<App />);
  await press('New campaign');
  await user.selectOptions(await screen.findByLabelText('Send from'), SENDERS[1].id);
  await screen.findByText(/People block or report this number often/);
});

test('a_template_shows_its_category_language_quality_and_why_it_cannot_go', async () => {
  render(<App />);
  await press('New campaign');
  const paused = await screen.findByRole('radio', { name: /spring_sale_2026/ });
  expect(paused.closest('label')!.textContent).toMatch(
    /Marketing · German · Low quality\s*Paused\s*Meta paused this template because of low quality/,
  );
  await press('Load again from WhatsApp');
  await waitFor(() => expect(google.callsOf('listTemplates')).toHaveLength(2));
  expect(google.callsOf('listTemplates')[1]).toEqual([SENDERS[0].id, true]);
});
