// @vitest-environment happy-dom
import { cleanup, configure, render, screen, waitFor, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { App } from '../../sidebar/app';
import {
  CAMPAIGN,
  FOLLOWED,
  MISSED,
  PREVIEW,
  PROGRESS,
  RECURRING,
  RECURS,
  RUNS,
  UPCOMING,
  outlook,
} from '../harness/answers';
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
const choose = async (name: string | RegExp) => user.click(await screen.findByRole('radio', { name }));
const footer = () => within(screen.getByRole('contentinfo'));
const launched = () => google.callsOf('launchCampaign')[0];
const drafted = () => google.callsOf('createDraft').map(([, draft]) => draft);

async function toConfirm() {
  render(<App />);
  await press('New campaign');
  await choose(/appointment_reminder/);
  await press('Next');
  await screen.findByLabelText(/^Phone number/);
  await press('Next');
  await screen.findByText('60');
  await press('Check messages');
  await press(/^Continue with/);
  await screen.findByText('First to');
}

/** Of the ways that are folded away. */
async function chooseWay(name: RegExp) {
  await user.click(screen.getByText('More ways'));
  await choose(name);
}

async function checkAgain() {
  await press('Check the rows again');
  await press(/^Continue with/);
  await screen.findByText('Messages');
}

async function toCampaign(campaign: object, progress: object) {
  google.answers.getCampaign = () => campaign;
  google.answers.campaignProgress = () => progress;
  render(<App />);
  await press(/order_on_its_way to Contacts/);
}

test('a_recurring_schedule_shows_its_next_times_by_two_clocks_before_it_is_confirmed', async () => {
  await toConfirm();
  await chooseWay(/Again and again/);
  const times = await screen.findByRole('region', { name: 'The next times' });
  expect(within(times).getAllByRole('listitem')[0].textContent).toBe(
    'Mon 7 Dec 2026, 09:00Europe/London, UTC+00:00 · 09:00 UTC',
  );
  await press('Start the schedule');
  await waitFor(() => expect(launched()).toBeDefined());
  const recurring = {
    type: 'recurring',
    every: 'week',
    days: ['mon', 'tue', 'wed', 'thu', 'fri'],
    time: '09:00',
    zone: 'Europe/London',
    rows: 'new',
  };
  expect(launched().slice(2)).toEqual([recurring, {}]);
  expect(google.callsOf('planCampaign')).toEqual([[CAMPAIGN.id, { schedule: recurring }]]);
});

test('what_the_service_refuses_or_says_of_the_clocks_stands_at_the_fields_at_once', async () => {
  google.answers.planCampaign = (_id, { schedule }) => ({
    ...outlook(schedule),
    notes: [{ code: 'local-time-twice', message: 'This hour comes twice; the first is taken.' }],
  });
  await toConfirm();
  await chooseWay(/Little by little/);
  await screen.findByText('This hour comes twice; the first is taken.');
  google.refuse('planCampaign', {
    type: '/problems/schedule-in-the-past',
    title: 'There would be no run.',
    detail: 'Choose a later end.',
  });
  await choose(/Again and again/);
  await screen.findByText('There would be no run.');
  expect(footer().getByRole<HTMLButtonElement>('button').disabled).toBe(true);
});

test('a_time_per_row_reads_the_rows_again_for_its_column_and_loses_nothing', async () => {
  await toConfirm();
  await user.click(screen.getByLabelText('Send a few first'));
  await chooseWay(/At a time in each row/);
  expect(footer().getByRole<HTMLButtonElement>('button').disabled).toBe(true);
  await user.selectOptions(screen.getByLabelText(/^Column with the times/), 'F');
  expect(google.callsOf('planCampaign')).toEqual([]);
  await checkAgain();
  const perRow = {
    type: 'per-row',
    column: 'F',
    zone: 'Europe/London',
    zoneOf: 'sheet',
    time: '09:00',
    order: 'day-month',
  };
  expect(drafted()[0]).not.toHaveProperty('schedule');
  expect(drafted()[1].schedule).toEqual(perRow);
  expect(drafted()[1].columns).toContainEqual({ name: 'Send at', letter: 'F' });
  expect(google.callsOf('discardDraft')).toEqual([[CAMPAIGN.id]]);
  await press('Schedule 52 messages');
  await waitFor(() => expect(launched()).toBeDefined());
  expect(launched().slice(2)).toEqual([perRow, { canary: { rows: 10, then: 'ask' } }]);
});

test('rows_that_become_a_value_are_waited_for_though_none_is_there_yet', async () => {
  await toConfirm();
  await chooseWay(/When a row is added/);
  await user.click(screen.getByLabelText(/^When a cell becomes a value/));
  await user.selectOptions(screen.getByLabelText(/^Column to look at/), 'G');
  await user.type(screen.getByLabelText(/^The cell shows/), 'Confirmed');
  google.answers.previewCampaign = () => ({
    ...PREVIEW,
    rows: 0,
    ready: 0,
    held: 0,
    first: [],
    billing: [],
    problems: [],
  });
  await press('Check the rows again');
  await screen.findByText(/^No row is there yet/);
  await press(/^Continue/);
  await press('Wait for rows');
  await waitFor(() => expect(launched()).toBeDefined());
  expect(drafted()[1]).toMatchObject({
    schedule: { type: 'new-rows', existing: 'skip' },
    only: { column: 'G', equals: ['Confirmed'] },
  });
  expect(launched()[2]).toEqual({ type: 'new-rows', existing: 'skip' });
});

test('a_sheet_without_rows_can_wait_for_them', async () => {
  google.answers.countRows = () => ({ all: 0, selected: 0, visible: 0, withoutStatus: 0, selectedRanges: [] });
  google.answers.prepareTab = () => ({ lastRow: 1 });
  google.answers.previewCampaign = () => ({
    ...PREVIEW,
    rows: 0,
    ready: 0,
    held: 0,
    first: [],
    billing: [],
    problems: [],
  });
  render(<App />);
  await press('New campaign');
  await choose(/appointment_reminder/);
  await press('Next');
  await screen.findByLabelText(/^Phone number/);
  await press('Next');
  await press('Send to rows as they come');
  await press('Continue with 0 messages');
  expect(await screen.findByRole('radio', { name: /When a row is added/ })).toHaveProperty('checked', true);
  expect(google.callsOf('putRows')).toEqual([]);
});

test('quiet_hours_are_those_of_the_workspace_or_the_campaigns_own_and_may_be_made_usual', async () => {
  google.answers.quietHours = () => ({ from: '20:00', to: '07:00' });
  await toConfirm();
  await user.click(screen.getByText('Quiet hours and missed starts'));
  await choose('As usual here: 20:00 to 07:00');
  await choose('For this campaign');
  await press('Use for all campaigns');
  await waitFor(() => expect(google.callsOf('keepQuietHours')).toEqual([[{ from: '21:00', to: '08:00' }]]));
  await choose('As usual here: 21:00 to 08:00');
  await choose('None for this campaign');
  await waitFor(() =>
    expect(google.callsOf('planCampaign').at(-1)).toEqual([
      CAMPAIGN.id,
      { schedule: { type: 'now' }, quietHours: null },
    ]),
  );
  await press('Send 52 messages');
  await waitFor(() => expect(launched()?.slice(2)).toEqual([{ type: 'now' }, { quietHours: null }]));
});

test('a_workspace_without_quiet_hours_has_none_as_usual', async () => {
  await toConfirm();
  await user.click(screen.getByText('Quiet hours and missed starts'));
  expect(await screen.findByRole('radio', { name: 'As usual here: none' })).toHaveProperty('checked', true);
});

test('a_follow_up_is_made_for_every_row_before_it_is_confirmed', async () => {
  await toConfirm();
  await user.click(screen.getByText('Follow-ups'));
  await press('Add a follow-up');
  await choose(/A button was tapped/);
  await user.type(screen.getByRole('textbox', { name: 'Button' }), 'Yes please');
  await user.clear(screen.getByLabelText('Wait'));
  await user.type(screen.getByLabelText('Wait'), '1');
  await choose(/appointment_reminder/);
  await press('Add this follow-up');
  expect((await screen.findByRole('list', { name: 'Follow-ups' })).textContent).toContain(
    '1 day after “Yes please” was tapped under the first message',
  );
  google.answers.getCampaign = () => ({ ...FOLLOWED, followUps: FOLLOWED.followUps.slice(0, 1) });
  await press('Check the rows again');
  await screen.findByRole('region', { name: 'Follow-up 1' });
  expect(drafted()[1].followUps).toEqual([
    {
      follows: 0,
      if: 'button',
      button: 'Yes please',
      waitMinutes: 1440,
      template: { name: 'appointment_reminder', language: 'en_US' },
      mapping: { 'body.first_name': { column: 'A' } },
    },
  ]);
});

test('a_follow_up_cannot_follow_what_reads_the_sheet_again', async () => {
  await toConfirm();
  await chooseWay(/Again and again/);
  await user.click(screen.getByText('Follow-ups'));
  expect(screen.getByText(/^Follow-ups go with the rows that you confirm/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Add a follow-up' })).toBeNull();
});

test('an_older_service_that_plans_nothing_still_schedules', async () => {
  google.refuse('planCampaign', { type: '/problems/not-found', title: 'There is nothing here.', detail: '' });
  await toConfirm();
  await user.click(screen.getByLabelText('At a date and time'));
  await screen.findByText(/^09:00 in Europe\/London is UTC[+-]\d\d:\d\d on that day: \d\d:\d\d UTC/);
  await waitFor(() => expect(google.callsOf('planCampaign')).toHaveLength(1));
  await press('Schedule 52 messages');
  await waitFor(() => expect(launched()).toBeDefined());
});

test('what_is_coming_stands_by_day_and_what_waits_for_an_answer_first', async () => {
  google.answers.listUpcoming = () => UPCOMING;
  render(<App />);
  const coming = within(await screen.findByRole('region', { name: 'What is coming' }));
  expect(coming.getAllByRole('heading', { level: 3 }).map((day) => day.textContent)).toEqual([
    'Waits for you',
    'Mon 30 Nov 2026',
    'Tue 1 Dec 2026',
    'When it happens',
  ]);
  expect(coming.getByRole('button', { name: /18:30 Appointments of December/ }).textContent).toContain('12 messages');
  await user.click(coming.getByRole('button', { name: /Weekly news/ }));
  await waitFor(() => expect(google.callsOf('getCampaign')).toEqual([[UPCOMING[1].campaignId]]));
});

test('a_recurring_campaign_shows_its_next_time_and_its_runs', async () => {
  google.answers.listCampaigns = () => ({ campaigns: [{ ...RECURRING, name: CAMPAIGN.name }, ...RUNS] });
  await toCampaign(RECURRING, RECURS);
  const schedule = await screen.findByRole('region', { name: 'Schedule' });
  expect(schedule.textContent).toContain('Next: Mon 7 Dec 2026, 09:00Europe/London, UTC+00:00 · 09:00 UTC');
  expect(schedule.textContent).toContain('2 runs so far.');
  await press(/Run 2: 42 messages/);
  await waitFor(() => expect(google.callsOf('getCampaign').at(-1)).toEqual([RUNS[0].id]));
});

test('the_list_tells_a_recurring_campaign_by_its_runs_and_a_run_by_its_number', async () => {
  google.answers.listCampaigns = () => ({ campaigns: [RECURRING, ...RUNS] });
  render(<App />);
  const parent = await screen.findByRole('button', { name: new RegExp(`^${RECURRING.name} ?Scheduled`) });
  expect(parent.textContent).toContain(`${RECURRING.runs} runs`);
  expect(parent.textContent).toContain('Next run');
  expect(screen.getByRole('button', { name: /Run 2/ }).textContent).toContain('42 messages');
});

test('a_schedule_is_moved_with_what_was_changed_only', async () => {
  google.answers.moveSchedule = () => ({ ...RECURRING, schedule: { ...RECURRING.schedule, time: '10:30' } });
  await toCampaign(RECURRING, RECURS);
  await press('Change the schedule');
  await user.clear(screen.getByLabelText('Time'));
  await user.type(screen.getByLabelText('Time'), '10:30');
  await choose('None for this campaign');
  await press('Save the schedule');
  await screen.findByText(/Monday and Thursday at 10:30/);
  expect(google.callsOf('moveSchedule')).toEqual([
    [CAMPAIGN.id, { schedule: { ...RECURRING.schedule, time: '10:30' }, quietHours: null }],
  ]);
});

test('a_refused_move_says_why_and_keeps_what_was_typed', async () => {
  google.refuse('moveSchedule', { type: '/problems/not-movable', title: 'It stays.', detail: 'It has started.' });
  await toCampaign(RECURRING, RECURS);
  await press('Change the schedule');
  await choose('All rows As they are in the sheet at that time.');
  await press('Save the schedule');
  await screen.findByText('It has started.');
  expect(screen.getByRole('radio', { name: /^All rows/ })).toHaveProperty('checked', true);
});

test('a_missed_start_is_made_after_a_question', async () => {
  await toCampaign({ ...CAMPAIGN, schedule: { type: 'at', local: '2026-11-24T09:00', zone: 'Europe/London' } }, MISSED);
  await screen.findByText('The start was missed');
  await press('Start now');
  expect(google.callsOf('resumeCampaign')).toEqual([]);
  await press('Yes, start now');
  await waitFor(() => expect(google.callsOf('resumeCampaign')).toEqual([[CAMPAIGN.id]]));
});

test('a_sheet_that_could_not_be_read_is_tried_again', async () => {
  await toCampaign(RECURRING, {
    ...RECURS,
    status: 'paused',
    pause: { code: 'sheet-unreadable', message: 'Google says no.', at: '2026-11-24T12:12:00Z' },
    actions: ['resume', 'cancel'],
  });
  await screen.findByText('The sheet cannot be read');
  await press('Try again');
  await waitFor(() => expect(google.callsOf('resumeCampaign')).toEqual([[CAMPAIGN.id]]));
});

test('a_campaign_that_waits_for_rows_tells_when_the_add_on_cannot_hear_of_them', async () => {
  google.answers.tendTriggers = () => ({
    watched: [7],
    form: true,
    edit: false,
    change: true,
    problem: { type: 'addon/no-trigger', title: 'New rows are noticed late.', detail: 'You have 20 triggers already.' },
  });
  await toCampaign({ ...CAMPAIGN, schedule: { type: 'new-rows' }, standing: true }, PROGRESS);
  await screen.findByText('Waits for rows: 52 messages so far.');
  await screen.findByText('You have 20 triggers already.');
});

test('follow_ups_stand_with_their_conditions_and_counts', async () => {
  google.answers.campaignProgress = (id) =>
    id === CAMPAIGN.id ? PROGRESS : { ...PROGRESS, counts: { queued: 40, read: 4, skipped: 8 } };
  google.answers.getCampaign = () => FOLLOWED;
  render(<App />);
  await press(/order_on_its_way to Contacts/);
  const list = await screen.findByRole('region', { name: 'Follow-ups' });
  await waitFor(() => expect(list.textContent).toContain('4 sent, 40 wait, 8 need none'));
  await press(/^Follow-up 2/);
  await waitFor(() => expect(google.callsOf('getCampaign').at(-1)).toEqual([FOLLOWED.followUps[1].id]));
});
