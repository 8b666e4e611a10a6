// @vitest-environment happy-dom
import { cleanup, configure, render, screen, waitFor, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { App } from '../../sidebar/app';
import { CAMPAIGN, CANARY_ASKS, CANCELLED, DELIVERIES, MOVES, PROGRESS, TOO_MANY_FAILED } from '../harness/answers';
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
const choices = () => within(screen.getByRole('group', { name: 'What you can do' })).getAllByRole('button');
const labels = () => choices().map((button) => button.textContent);

async function toCampaign(progress: object = PROGRESS) {
  google.answers.campaignProgress = () => progress;
  render(<App />);
  await press(/order_on_its_way to Contacts/);
  await screen.findByRole('table');
}

/** Opens what is folded under these words. */
async function unfold(words: string) {
  const fold = (await screen.findByText(words)).closest('details')!;
  await user.click(screen.getByText(words));
  return within(fold);
}

test('the_buttons_are_those_that_the_service_offers', async () => {
  await toCampaign(TOO_MANY_FAILED);
  expect(labels()).toEqual(['Resume', 'Retry failed (3)', 'Cancel campaign']);
});

test('an_older_service_that_offers_none_leaves_those_of_the_status', async () => {
  await toCampaign({ ...PROGRESS, actions: undefined, retryable: undefined });
  expect(labels()).toEqual(['Pause', 'Cancel campaign']);
  expect(screen.queryByText(/pauses by itself/)).toBeNull();
});

test('a_canary_tells_its_fate_and_the_rest_goes_once_after_a_question', async () => {
  await toCampaign(CANARY_ASKS);
  await screen.findByText('The first 10: 9 arrived, 1 failed.');
  expect(screen.getByText(/The other 42 messages wait for you/)).toBeTruthy();
  expect(labels()).toEqual(['Send the rest (42)', 'Cancel campaign']);
  await press('Send the rest (42)');
  expect(google.callsOf('sendRest')).toEqual([]);
  google.answers.campaignProgress = () => PROGRESS;
  await user.dblClick(await screen.findByRole('button', { name: 'Send 42 messages' }));
  await screen.findByText('Sending 52 messages…');
  expect(google.callsOf('sendRest')).toEqual([[CAMPAIGN.id]]);
});

test('what_failed_of_a_canary_is_open_at_once', async () => {
  await toCampaign(CANARY_ASKS);
  const failed = (await screen.findByText('1 failed message')).closest('details')!;
  expect(failed.open).toBe(true);
  await within(failed).findByText('+447700900017 (row 17)');
});

test('a_running_canary_says_what_follows', async () => {
  const canary = { rows: 10, then: 'continue', state: 'running', delivered: 6, failed: 1, pending: 3 };
  await toCampaign({ ...PROGRESS, canary });
  await screen.findByText('Sending the first 10 of 52 messages…');
  expect(screen.getByText(/6 arrived, 1 failed, 3 on the way\. The rest follows if they arrive\./)).toBeTruthy();
});

test('the_effect_is_seen_at_once_and_not_with_the_next_look', async () => {
  await toCampaign();
  google.answers.campaignProgress = () => new Promise(() => {});
  const pause = { code: 'by-hand', message: 'Paused by hand.', at: '2026-11-24T09:12:00Z' };
  google.answers.pauseCampaign = () => ({ ...CAMPAIGN, status: 'paused', pause });
  await user.dblClick(await screen.findByRole('button', { name: 'Pause' }));
  await screen.findByText('You paused this campaign');
  expect(google.callsOf('pauseCampaign')).toHaveLength(1);
  expect(labels()).toEqual(['Resume', 'Cancel campaign']);
});

test('a_campaign_that_paused_itself_says_why_and_how_to_go_on', async () => {
  await toCampaign(TOO_MANY_FAILED);
  await screen.findByText('Rowcast paused this campaign');
  expect(screen.getByText(/^31 of the first 100 messages failed/)).toBeTruthy();
  expect(screen.getByText(/^Since 24 Nov 2026, 09:12\. Nothing leaves until you resume it\./)).toBeTruthy();
});

test('a_campaign_that_starts_later_is_resumed_without_a_question_as_nothing_is_sent', async () => {
  await toCampaign({ ...TOO_MANY_FAILED, counts: { queued: 52 }, startsAt: '2099-01-01T09:00:00Z' });
  await press('Resume');
  await waitFor(() => expect(google.callsOf('resumeCampaign')).toEqual([[CAMPAIGN.id]]));
});

test('a_canary_that_was_paused_by_hand_goes_on_with_the_first_only', async () => {
  const canary = { rows: 10, then: 'ask', state: 'running', delivered: 4, failed: 0, pending: 6 };
  await toCampaign({ ...TOO_MANY_FAILED, canary });
  await press('Resume');
  await screen.findByText('Go on with the first 10?');
  await press('Send the first 10');
  await waitFor(() => expect(google.callsOf('resumeCampaign')).toHaveLength(1));
});

test('failed_messages_are_sent_again_to_those_whom_it_may_reach', async () => {
  await toCampaign(TOO_MANY_FAILED);
  await press('Retry failed (3)');
  await screen.findByText(
    /^Send again to 3 people whose message failed\? 1 more would fail again and is left out\. They go when you resume/,
  );
  await press('Not now');
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('group', { name: 'What you can do' })));
  await press('Retry failed (3)');
  await press('Send again to 3 people');
  await waitFor(() => expect(google.callsOf('retryFailed')).toEqual([[CAMPAIGN.id]]));
});

test('what_failed_of_a_canary_that_asks_goes_again_with_the_rest', async () => {
  await toCampaign({ ...CANARY_ASKS, retryable: 1, actions: ['send-rest', 'cancel', 'retry-failed'] });
  await press('Retry failed (1)');
  await screen.findByText('Send again to 1 person whose message failed? They go when you send the rest.');
});

test('a_refused_retry_is_told_in_the_words_of_the_service', async () => {
  await toCampaign(TOO_MANY_FAILED);
  google.refuse('retryFailed', { type: '/problems/x', title: 'Not now.', detail: 'Meta still pauses the template.' });
  await press('Retry failed (3)');
  await press('Send again to 3 people');
  expect((await screen.findByRole('alert')).textContent).toContain('Meta still pauses the template.');
  expect(labels()).toContain('Retry failed (3)');
});

test('the_rest_of_a_cancelled_campaign_can_go_after_all', async () => {
  await toCampaign({ ...CANCELLED, sendUntil: '2020-11-24T09:30:00Z' });
  await screen.findByText('Cancelled: 42 of 52 messages were not sent.');
  await press('Send the rest (42)');
  await screen.findByText('Send the other 42 messages now? The end you had set, 24 Nov 2020, 09:30, is lifted.');
  await press('Send 42 messages');
  await waitFor(() => expect(google.callsOf('sendRest')).toHaveLength(1));
});

test('the_end_and_the_brake_are_shown_while_it_runs', async () => {
  google.answers.getCampaign = () => ({ ...CAMPAIGN, haltAtFailurePercent: 10 });
  await toCampaign({ ...PROGRESS, sendUntil: '2026-11-24T20:00:00Z' });
  await screen.findByText(
    'Nothing leaves after 24 Nov 2026, 20:00 (Europe/London). It pauses by itself when 10 % fail.',
  );
});

test('counts_add_up_even_with_a_status_of_a_newer_service', async () => {
  await toCampaign({ ...PROGRESS, counts: { queued: 40, forwarded: 12 } });
  const cells = [...screen.getByRole('table').querySelectorAll('tr')].map((row) => row.textContent!.trim());
  expect(cells).toContain('Other12');
  expect(cells).toContain('In all52');
});

test('an_unconfirmed_message_is_sent_again_only_after_a_question', async () => {
  await toCampaign();
  const fold = await unfold('2 unconfirmed messages');
  await fold.findByText(/WhatsApp never said whether they arrived/);
  await user.click(await fold.findByRole('button', { name: 'Send again to row 18' }));
  await fold.findByText(/^Send again to \+447700900018\? .* they get it twice\.$/);
  await user.click(fold.getByRole('button', { name: 'Leave it' }));
  await waitFor(() => expect(document.activeElement).toBe(fold.getByRole('button', { name: 'Send again to row 18' })));
  await user.click(fold.getByRole('button', { name: 'Send again to row 18' }));
  await user.click(fold.getByRole('button', { name: 'Send it again' }));
  await waitFor(() => expect(google.callsOf('resendDelivery')).toEqual([[DELIVERIES[2].id]]));
});

test('all_unconfirmed_messages_go_again_only_when_told_that_some_may_come_twice', async () => {
  await toCampaign();
  const fold = await unfold('2 unconfirmed messages');
  await user.click(await fold.findByRole('button', { name: 'Send again to all (2)' }));
  await fold.findByText(/may have delivered some of these messages already: those people get it twice\.$/);
  expect(google.callsOf('resendDelivery')).toEqual([]);
  await user.dblClick(fold.getByRole('button', { name: 'Send again to 2 people' }));
  await waitFor(() => expect(google.callsOf('resendDelivery')).toHaveLength(2));
});

test('the_life_of_a_message_is_opened_in_the_list_of_all', async () => {
  await toCampaign();
  expect(google.callsOf('listDeliveries')).toEqual([]);
  const fold = await unfold('All 52 messages');
  const opener = await fold.findByRole('button', { name: 'What happened to row 2' });
  expect(opener.getAttribute('aria-expanded')).toBe('false');
  await user.click(opener);
  const first = await fold.findByRole('list', { name: 'What happened to row 2 on 24 Nov 2026' });
  expect(
    within(first)
      .getAllByRole('listitem')
      .map((item) => item.textContent),
  ).toEqual([
    '14:02:12Sending (try 1)',
    '14:02:13Queued again',
    '14:02:19Sending (try 2)',
    '14:02:20Taken by WhatsApp',
    '14:02:24Deliveredtold at 14:09:00',
  ]);
  expect(google.callsOf('deliveryMoves')).toEqual([[DELIVERIES[0].id]]);
  expect(MOVES).toHaveLength(6);
});

test('a_long_list_goes_on_page_by_page', async () => {
  google.answers.listDeliveries = (_id, _status, after) => ({
    deliveries: [{ ...DELIVERIES[0], id: `d${after}`, row: after + 2 }],
    ...(after < 100 && { next: after + 50 }),
  });
  await toCampaign();
  const fold = await unfold('All 52 messages');
  await user.click(await fold.findByRole('button', { name: 'Show more' }));
  await fold.findByText(/\(row 52\)/);
  await user.click(fold.getByRole('button', { name: 'Show more' }));
  await fold.findByText(/\(row 102\)/);
  expect(fold.queryByRole('button', { name: 'Show more' })).toBeNull();
  expect(fold.getAllByRole('listitem')).toHaveLength(3);
});
