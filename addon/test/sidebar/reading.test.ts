import { beforeEach, expect, test, vi } from 'vitest';
import type { Sender, Template } from '../../sidebar/contract';
import type { Plan } from '../../sidebar/plan/plan';
import { pieces, Reading, rowsIn } from '../../sidebar/plan/reading';
import { usualTiming, type Timing } from '../../sidebar/plan/timing';
import { CAMPAIGN, SENDERS, TAB, TEMPLATES } from '../harness/answers';
import { FakeGoogle } from '../harness/fake-google';

let google: FakeGoogle;
let failures: { type: string; title: string; detail: string }[];

beforeEach(() => {
  google = new FakeGoogle().install();
  failures = [];
  google.answers.prepareTab = () => ({ lastRow: 2501 });
  google.answers.putRows = (_id, _chunk, request) => {
    const problem = failures.shift();
    if (problem) {
      throw { problem };
    }
    return { put: rowsIn(request.ranges) };
  };
});

const plan = (changes: Partial<Plan> = {}): Plan => ({
  tab: TAB,
  sender: SENDERS[0] as Sender,
  message: { kind: 'template', template: TEMPLATES[0] as Template },
  files: {},
  recipient: 'C',
  region: 'GB',
  mapping: { 'body.1': { column: 'A', fallback: 'friend' }, 'body.2': { text: 'soon' } },
  name: ' Orders ',
  choice: 'all',
  counts: { all: 0, selected: 0, visible: 0, withoutStatus: 0, selectedRanges: [] },
  ...changes,
});
const put = () => google.callsOf('putRows').map(([, chunk, request]) => [chunk, request.ranges]);

test('a_long_tab_is_read_a_thousand_rows_at_a_time', async () => {
  const shares: number[] = [];
  expect(await new Reading(plan()).run((share) => shares.push(share))).toBe(CAMPAIGN.id);
  expect(put()).toEqual([
    [0, [[2, 1001]]],
    [1, [[1002, 2001]]],
    [2, [[2002, 2501]]],
  ]);
  expect(shares).toEqual([0.4, 0.8, 1]);
});

test('whoever_waits_for_new_rows_tells_of_all_that_stand_there_whatever_was_chosen', async () => {
  const counts = { all: 0, selected: 2, visible: 0, withoutStatus: 0, selectedRanges: [[5, 6]] as RowRange[] };
  const timing: Timing = { ...usualTiming(TAB, Date.now()), kind: 'new-rows' };
  await new Reading(plan({ choice: 'selected', counts, timing })).run(() => {});
  expect(put().flatMap(([, ranges]) => ranges)).toEqual([
    [2, 1001],
    [1002, 2001],
    [2002, 2501],
  ]);
  expect(google.callsOf('putRows')[0][2].choice).toBe('all');
});

test('only_the_columns_that_the_message_needs_leave_the_sheet', async () => {
  await new Reading(plan()).run(() => {});
  const columns = [
    { name: 'First name', letter: 'A' },
    { name: 'Mobile', letter: 'C' },
  ];
  expect(google.callsOf('createDraft')[0][1]).toMatchObject({ name: 'Orders', recipientColumn: 'C', columns });
  expect(google.callsOf('putRows')[0][2].columns).toEqual(columns);
});

test('a_refused_step_is_tried_again_with_the_same_key_and_chunk', async () => {
  const reading = new Reading(plan());
  failures.push({ type: 'addon/service-failing', title: '', detail: '' });
  await expect(reading.run(() => {})).rejects.toMatchObject({ problem: { type: 'addon/service-failing' } });
  expect(await reading.run(() => {})).toBe(CAMPAIGN.id);
  expect(google.callsOf('createDraft')).toHaveLength(1);
  expect(put().map(([chunk]) => chunk)).toEqual([0, 0, 1, 2]);
});

test('a_draft_whose_answer_was_lost_is_asked_for_with_the_same_key', async () => {
  const reading = new Reading(plan());
  const logged = vi.spyOn(console, 'error').mockImplementation(() => {});
  const answer = google.answers.createDraft;
  google.answers.createDraft = () => {
    throw new Error('Connection failure');
  };
  await expect(reading.run(() => {})).rejects.toMatchObject({ problem: { type: 'addon/offline' } });
  google.answers.createDraft = answer;
  await reading.run(() => {});
  const keys = google.callsOf('createDraft').map(([key]) => key);
  expect(keys).toHaveLength(2);
  expect(new Set(keys).size).toBe(1);
  logged.mockRestore();
});

test('a_piece_that_is_too_large_is_halved', async () => {
  failures.push({ type: '/problems/body-too-large', title: '', detail: '' });
  await new Reading(plan({ choice: 'selected', counts: { ...plan().counts, selectedRanges: [[2, 11]] } })).run(
    () => {},
  );
  expect(put()).toEqual([
    [0, [[2, 11]]],
    [0, [[2, 6]]],
    [1, [[7, 11]]],
  ]);
});

test('a_single_row_that_is_too_large_is_told', async () => {
  failures.push({ type: 'addon/too-large', title: '', detail: '' });
  const one = plan({ choice: 'selected', counts: { ...plan().counts, selectedRanges: [[5, 5]] } });
  await expect(new Reading(one).run(() => {})).rejects.toMatchObject({ problem: { type: 'addon/too-large' } });
});

test('a_piece_without_chosen_rows_leaves_its_number_to_the_next', async () => {
  google.answers.putRows = (_id, chunk) => ({ put: chunk === 0 && google.callsOf('putRows').length === 1 ? 0 : 5 });
  await new Reading(plan()).run(() => {});
  expect(put().map(([chunk]) => chunk)).toEqual([0, 0, 1]);
});

test('a_reading_given_up_stops_and_has_its_draft_deleted', async () => {
  const reading = new Reading(plan());
  expect(await reading.run(() => reading.giveUp())).toBeNull();
  expect(put()).toHaveLength(1);
  expect(google.callsOf('discardDraft')).toEqual([[CAMPAIGN.id]]);
});

test('many_small_selections_share_a_piece', () => {
  expect(
    pieces(
      [
        [2, 3],
        [7, 7],
        [9, 12],
      ],
      4,
    ),
  ).toEqual([
    [
      [2, 3],
      [7, 7],
      [9, 9],
    ],
    [[10, 12]],
  ]);
});
