// @vitest-environment happy-dom
import { cleanup, configure, render, screen, waitFor } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { App } from '../../sidebar/app';
import { ConsentChoice } from '../../sidebar/parts/consent-choice';
import { columnsOf, draftOf, type Plan } from '../../sidebar/plan/plan';
import { CONTACT, SUPPRESSION, TAB } from '../harness/answers';
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

async function open(item: RegExp, heading: string) {
  render(<App />);
  await press(item);
  await screen.findByRole('heading', { level: 1, name: heading });
}

test('a_person_is_looked_up_with_consent_opt_out_and_what_they_wrote_as_text', async () => {
  await open(/Look up a person/, 'Look up a person');
  await user.type(screen.getByRole('searchbox'), '07400 000001');
  await press('Look up');
  await screen.findByRole('heading', { name: CONTACT.name });
  expect(google.callsOf('listContacts')).toEqual([['07400 000001', TAB.region, null]]);
  expect(screen.getByText(/They wrote that they want no messages: “please stop”/)).toBeTruthy();
  expect(screen.getByText('Agreed, said by the sheet')).toBeTruthy();
  expect(screen.getByText('“Contacts”, cell F2')).toBeTruthy();
  expect(screen.getByText('Opted out, by a word they wrote')).toBeTruthy();
});

test('an_opt_out_is_lifted_only_after_a_question', async () => {
  await open(/Look up a person/, 'Look up a person');
  await press('Look up the person of the row I am in');
  await press('Allow messages again');
  expect(google.callsOf('liftSuppression')).toEqual([]);
  await press('Allow');
  await waitFor(() => expect(google.callsOf('liftSuppression')).toEqual([['+447400000001']]));
  expect(google.callsOf('cellOfThisRow')).toHaveLength(1);
});

test('consent_is_recorded_by_hand_and_a_person_put_on_the_list', async () => {
  google.answers.getContact = () => ({ ...CONTACT, agreed: false, suppression: undefined, consents: [] });
  await open(/Look up a person/, 'Look up a person');
  await user.type(screen.getByRole('searchbox'), '+447400000001');
  await press('Look up');
  await user.type(await screen.findByLabelText(/What they agreed to/), 'News by WhatsApp');
  await press('Record that they agreed');
  await waitFor(() => expect(google.callsOf('recordConsent')).toEqual([['+447400000001', 'News by WhatsApp']]));
  await press('Never send to this person');
  await waitFor(() => expect(google.callsOf('suppress')).toEqual([['+447400000001', '']]));
});

test('somebody_unknown_is_said_to_be_so', async () => {
  google.answers.listContacts = () => ({ contacts: [] });
  await open(/Look up a person/, 'Look up a person');
  await user.type(screen.getByRole('searchbox'), '+447400000009');
  await press('Look up');
  await screen.findByText(/Nobody of this number/);
});

test('the_list_is_paged_searched_and_lifted', async () => {
  google.answers.listSuppressions = (query: string, _region: string, after: string | null) =>
    query
      ? { suppressions: [] }
      : after
        ? { suppressions: [{ ...SUPPRESSION, recipient: '+447400000002', source: 'import', note: 'Complained' }] }
        : { suppressions: [SUPPRESSION], next: 'more' };
  await open(/Do not send/, 'Do not send');
  await press('Show more');
  await screen.findByText('Put on the list with a file: “Complained”');
  expect(screen.queryByRole('button', { name: 'Show more' })).toBeNull();
  await press('Allow messages again to +447400000002');
  await waitFor(() => expect(google.callsOf('liftSuppression')).toEqual([['+447400000002']]));
  await user.type(screen.getByRole('searchbox'), '+44 7400 000003');
  await press('Look up');
  await press('Never send to +44 7400 000003');
  await waitFor(() => expect(google.callsOf('suppress')).toEqual([['+447400000003', '']]));
});

test('a_file_is_brought_in_and_its_bad_lines_are_told', async () => {
  await open(/Do not send/, 'Do not send');
  await user.click(await screen.findByText('Bring in or take out as a file'));
  const file = new File(['+447400000001\n'], 'list.csv', { type: 'text/csv' });
  await user.upload(await screen.findByLabelText('Choose a file'), file);
  await screen.findByText('3 people added, 1 line known already, 1 line not taken.');
  expect(screen.getByText('Line 4: “hello” is no number.')).toBeTruthy();
  expect(google.callsOf('importList')).toEqual([['suppressions', '+447400000001\n', TAB.region]]);
  await press('Make a file of the list');
  const link = await screen.findByRole('link', { name: 'Save do-not-send.csv' });
  expect(link.getAttribute('href')).toMatch(/^blob:/);
  expect(google.callsOf('exportSuppressions')).toHaveLength(1);
});

test('consent_is_required_by_one_choice', async () => {
  await open(/Consent and opt-out words/, 'Consent and opt-out words');
  await user.click(await screen.findByRole('radio', { name: 'Send marketing only to people who have agreed' }));
  await waitFor(() =>
    expect(google.callsOf('keepConsentRule')).toEqual([[{ required: true, campaigns: 'marketing' }]]),
  );
});

test('a_language_s_words_are_edited_line_by_line', async () => {
  await open(/Consent and opt-out words/, 'Consent and opt-out words');
  const words = await screen.findByLabelText(/No more messages/);
  await user.clear(words);
  await user.type(words, 'stop{enter} enough {enter}');
  await press('Keep these words');
  await screen.findByText('Kept.');
  expect(google.callsOf('keepOptOutWords')).toEqual([[{ language: 'en', stop: ['stop', 'enough'], start: ['start'] }]]);
});

test('the_column_of_consent_goes_with_the_draft', async () => {
  const chosen: unknown[] = [];
  render(
    <ConsentChoice consent={{ column: 'B', text: 'News' }} columns={TAB.columns} onChange={(it) => chosen.push(it)} />,
  );
  await user.selectOptions(screen.getByLabelText(/Column with the date/), 'C');
  expect(chosen).toEqual([{ column: 'B', text: 'News', dateColumn: 'C' }]);
  await user.click(screen.getByRole('checkbox'));
  expect(chosen[1]).toBeUndefined();

  const plan = {
    tab: TAB,
    sender: { id: 'sender' },
    message: { kind: 'free-form', freeForm: { type: 'text', text: 'Hi' } },
    recipient: 'A',
    region: 'GB',
    mapping: {},
    files: {},
    name: 'Spring',
    consent: { column: 'B', dateColumn: 'C' },
  } as unknown as Plan;
  expect(columnsOf(plan).map(({ letter }) => letter)).toEqual(['A', 'B', 'C']);
  expect(draftOf(plan).consent).toEqual({ column: 'B', dateColumn: 'C' });
});
