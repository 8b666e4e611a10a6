// @vitest-environment happy-dom
import { cleanup, configure, render, screen, waitFor, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { App } from '../../sidebar/app';
import { CAMPAIGN, PREVIEW } from '../harness/answers';
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
const send = () => within(screen.getByRole('contentinfo')).getByRole<HTMLButtonElement>('button');
const said = () => within(screen.getByRole('contentinfo')).getByRole('status').textContent;
const launched = () => google.callsOf('launchCampaign')[0];

async function type(label: RegExp, text: string) {
  await user.clear(screen.getByLabelText(label));
  await user.type(screen.getByLabelText(label), text);
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

test('safety_is_folded_away_and_what_is_usual_is_said_above_the_button', async () => {
  await toConfirm();
  expect(screen.getByText('Send a few first').closest('details')!.open).toBe(false);
  expect(said()).toBe('It pauses by itself when 25 % fail.');
});

test('a_few_go_first_and_the_button_says_so', async () => {
  await toConfirm();
  await user.click(screen.getByLabelText('Send a few first'));
  expect(screen.getByLabelText('Ask me before the rest goes')).toHaveProperty('checked', true);
  await type(/^How many first/, '5');
  expect(said()).toBe('The first 5 go alone, then you are asked. It pauses by itself when 25 % fail.');
  await press('Send the first 5 of 52');
  await waitFor(() =>
    expect(launched()).toEqual([CAMPAIGN.id, 'c-1', { type: 'now' }, { canary: { rows: 5, then: 'ask' } }]),
  );
});

test('what_was_chosen_is_kept_on_the_way_back_to_the_messages', async () => {
  await toConfirm();
  await user.click(screen.getByLabelText('Send a few first'));
  await press('Back');
  await press(/^Continue with/);
  await screen.findByRole('button', { name: 'Send the first 10 of 52' });
});

test('more_first_than_there_are_others_cannot_be_sent_and_says_why', async () => {
  await toConfirm();
  await user.click(screen.getByLabelText('Send a few first'));
  await type(/^How many first/, '52');
  expect(send().disabled).toBe(true);
  expect(said()).toBe('Safety: Enter a whole number from 1 to 51.');
  await type(/^How many first/, '51');
  expect(send().disabled).toBe(false);
});

test('a_campaign_of_one_message_has_nothing_to_try_first', async () => {
  google.answers.previewCampaign = () => ({ ...PREVIEW, ready: 1 });
  await toConfirm();
  expect(screen.queryByLabelText('Send a few first')).toBeNull();
});

test('an_end_stands_in_the_zone_of_the_sheet_and_must_lie_after_the_start', async () => {
  await toConfirm();
  await user.click(screen.getByLabelText('At a date and time'));
  await type(/^Date$/, '2031-01-15');
  await user.click(screen.getByLabelText('Stop sending at'));
  expect(screen.getByText(/^In Europe\/London, the sheet’s time zone/)).toBeTruthy();
  await type(/^End date/, '2031-01-15');
  await type(/^End time/, '09:00');
  expect(said()).toBe('Safety: The end must lie after the start. Choose a later one.');
  await type(/^End time/, '09:01');
  expect(said()).toContain('Nothing leaves after 15 Jan 2031, 09:01 (Europe/London).');
  await press('Schedule 52 messages');
  await waitFor(() => expect(launched()[3]).toEqual({ sendUntil: '2031-01-15T09:01:00.000Z' }));
});

test('the_brake_is_set_or_taken_off', async () => {
  await toConfirm();
  await type(/^Failures in 100 messages/, '10');
  expect(said()).toBe('It pauses by itself when 10 % fail.');
  await user.click(screen.getByLabelText('Pause by itself when many fail'));
  expect(said()).toBe('It goes on however many fail.');
  await press('Send 52 messages');
  await waitFor(() => expect(launched()[3]).toEqual({ haltAtFailurePercent: null }));
});
