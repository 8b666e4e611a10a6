// @vitest-environment happy-dom
import { cleanup, configure, render, screen, waitFor, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { App } from '../../sidebar/app';
import { TAB } from '../harness/answers';
import { FakeGoogle } from '../harness/fake-google';

configure({ asyncUtilTimeout: 20_000 });
let google: FakeGoogle;
let user: ReturnType<typeof userEvent.setup>;

beforeEach(() => {
  google = new FakeGoogle().install();
  user = userEvent.setup({ applyAccept: false });
});
afterEach(cleanup);

const press = async (name: string | RegExp) => user.click(await screen.findByRole('button', { name }));
const group = (name: string | RegExp) => screen.getByRole('group', { name });
const png = (bytes = 'picture', name = 'spring.png') => new File([bytes], name, { type: 'image/png' });
const media = { media: '55555555-5555-4555-8555-555555555555' };

/** Up to the columns of the template with this name. */
async function toColumns(template: RegExp) {
  render(<App />);
  await press('New campaign');
  await user.click(await screen.findByRole('radio', { name: template }));
  await press('Next');
  await screen.findByLabelText(/^Phone number/);
}

async function choose(label: RegExp, file: File) {
  await user.upload(await screen.findByLabelText<HTMLInputElement>(label, { selector: 'input[type=file]' }), file);
}

async function draft() {
  await press('Next');
  await screen.findByText('60');
  await press('Check messages');
  await waitFor(() => expect(google.callsOf('createDraft')).toHaveLength(1));
  return google.callsOf('createDraft')[0][1];
}

test('a_picture_is_read_uploaded_once_and_sent_by_its_id', async () => {
  await toColumns(/spring_picture/);
  await choose(/Choose a picture/, png());
  await screen.findByText('spring.png');
  const bubble = screen.getByRole('group', { name: /^Message/ });
  expect(within(bubble).getByRole('img').getAttribute('src')).toMatch(/^data:image\/png;base64,/);
  await user.selectOptions(screen.getByLabelText(/^Button “See the offer”/), 'D');
  expect((await draft()).mapping).toEqual({
    'header.media': media,
    'body.first_name': { column: 'A' },
    'button.0.url': { column: 'D' },
  });
  const base64 = Buffer.from('picture').toString('base64');
  expect(google.callsOf('uploadFile')).toEqual([[{ name: 'spring.png', type: 'image/png', base64 }]]);
});

test.each([
  [new File(['GIF89a'], 'a.gif', { type: 'image/gif' }), /does not take this kind of file/],
  [png(''), /picture is empty/],
  [png('x'.repeat(5_400_000)), /This picture has 5\.1 MB; the most is 5 MB/],
])('a_file_that_whatsapp_would_refuse_is_refused_before_it_is_sent', async (file, words) => {
  await toColumns(/spring_picture/);
  await choose(/Choose a picture/, file);
  expect((await screen.findByRole('alert')).textContent).toMatch(words);
  expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
  expect(google.callsOf('uploadFile')).toEqual([]);
});

test('a_document_too_large_for_google_is_offered_a_link', async () => {
  await toColumns(/invoice/);
  const large = new File(['%PDF'], 'catalogue.pdf', { type: 'application/pdf' });
  Object.defineProperty(large, 'size', { value: 30_000_000 });
  await choose(/Choose a document/, large);
  expect((await screen.findByRole('alert')).textContent).toMatch(/use its link: WhatsApp takes up to 100 MB/);
  await user.selectOptions(screen.getByLabelText(/^Document/), 'fixed');
  await user.type(screen.getByLabelText('Text for Document'), 'https://shop.example/catalogue.pdf');
  await user.selectOptions(screen.getByLabelText(/^Text \{\{2\}\}/), 'D');
  expect((await draft()).mapping['header.media']).toEqual({ text: 'https://shop.example/catalogue.pdf' });
});

test('an_upload_that_fails_says_why_and_is_tried_again_with_the_same_file', async () => {
  const answer = google.answers.uploadFile;
  google.refuse('uploadFile', { type: 'addon/service-failing', title: 'The service answered 503.', detail: 'Wait.' });
  await toColumns(/spring_picture/);
  await choose(/Choose a picture/, png());
  await screen.findByText('The service answered 503.');
  google.answers.uploadFile = answer;
  await press('Try again');
  await screen.findByText('spring.png');
  expect(google.callsOf('uploadFile')).toHaveLength(2);
});

test('an_upload_that_was_stopped_changes_nothing_when_it_ends_after_all', async () => {
  let finish: () => void = () => {};
  google.answers.uploadFile = () => new Promise((resolve) => (finish = () => resolve({ ...media, kind: 'image' })));
  await toColumns(/spring_picture/);
  await choose(/Choose a picture/, png());
  await screen.findByText(/^Uploading spring\.png/);
  await press('Stop');
  finish();
  await screen.findByText('Choose a picture');
  expect(screen.queryByText('spring.png')).toBeNull();
});

test('a_file_can_be_replaced_and_removed_and_its_part_is_open_again_then', async () => {
  await toColumns(/invoice/);
  await user.selectOptions(screen.getByLabelText(/^Text \{\{2\}\}/), 'D');
  await choose(/Choose a document/, new File(['%PDF'], 'one.pdf', { type: 'application/pdf' }));
  await screen.findAllByText('one.pdf');
  await choose(/Replace document/, new File(['%PDF'], 'two.pdf', { type: 'application/pdf' }));
  await screen.findAllByText('two.pdf');
  expect(screen.getByLabelText('Text for File name that people see')).toHaveProperty('value', 'two.pdf');
  await press('Remove document');
  expect(screen.getByRole('button', { name: 'Next' })).toHaveProperty('disabled', true);
});

test('each_card_has_its_own_parts_in_order', async () => {
  await toColumns(/two_ideas/);
  const second = group('Card 2');
  await user.upload(within(second).getByLabelText(/Choose a picture/), png('mug', 'mug.png'));
  await within(second).findByText('mug.png');
  await user.selectOptions(within(second).getByLabelText(/^Text \{\{1\}\}/), 'fixed');
  await user.type(within(second).getByLabelText('Text for Text {{1}}'), '£9');
  expect(within(group('Card 1')).getByLabelText(/^Text \{\{1\}\}/)).toHaveProperty('value', '');
  const shown = within(screen.getByRole('group', { name: 'Cards' })).getAllByRole('img');
  expect(shown[0].getAttribute('src')).toContain(Buffer.from('mug').toString('base64'));
});

test('a_place_an_offer_and_a_code_get_controls_that_fit', async () => {
  await toColumns(/new_shop/);
  await user.selectOptions(screen.getByLabelText(/^Latitude/), 'fixed');
  expect(screen.getByLabelText('Text for Latitude')).toMatchObject({ type: 'number', max: '90' });
  expect(screen.getByLabelText(/^Name of the place/)).toHaveProperty('value', '');
  cleanup();
  await toColumns(/last_chance/);
  await user.selectOptions(screen.getByLabelText(/^The offer ends/), 'fixed');
  expect(screen.getByLabelText('Text for The offer ends')).toHaveProperty('type', 'datetime-local');
  await user.selectOptions(screen.getByLabelText(/^Button “Copy code”: code to copy/), 'fixed');
  expect(screen.getByLabelText(/^Text for Button “Copy code”/)).toHaveProperty('maxLength', 20);
});

test('a_body_value_may_be_money_once_its_currency_is_chosen', async () => {
  await toColumns(/invoice/);
  await choose(/Choose a document/, new File(['%PDF'], 'one.pdf', { type: 'application/pdf' }));
  await screen.findAllByText('one.pdf');
  await user.selectOptions(screen.getByLabelText(/^Text \{\{2\}\}/), 'D');
  await user.selectOptions(screen.getByLabelText('Format of Text {{2}}'), 'currency');
  expect(screen.getByRole('button', { name: 'Next' })).toHaveProperty('disabled', true);
  await user.selectOptions(screen.getByLabelText('Currency of Text {{2}}'), 'GBP');
  expect((await draft()).mapping['body.2']).toEqual({ column: 'D', format: 'currency', currency: 'GBP' });
});

test('what_may_stay_empty_is_folded_away_and_not_asked_for', async () => {
  await toColumns(/order_on_its_way/);
  const optional = within(group('Buttons')).getByLabelText(/^Button “Talk to us”: hidden answer/);
  expect(optional.closest('details')!.open).toBe(false);
});

test('free_text_goes_with_the_columns_put_into_it_and_its_file', async () => {
  render(<App />);
  await press('New campaign');
  await user.click(await screen.findByRole('radio', { name: /Free text/ }));
  await user.type(screen.getByLabelText('Text'), 'Hello ');
  await user.selectOptions(await screen.findByLabelText('Insert a column'), 'First name');
  expect(screen.getByLabelText('Text')).toHaveProperty('value', 'Hello {{First name}}');
  expect(screen.getByText('20 of 4,096')).toBeTruthy();
  await choose(/Choose a file/, png());
  await screen.findByText('20 of 1,024');
  await press('Next');
  expect(await screen.findByLabelText(/^Text \{\{First name\}\}/)).toHaveProperty('value', 'A');
  const sent = await draft();
  expect(sent).toMatchObject({
    freeForm: { type: 'image', text: 'Hello {{First_name}}' },
    mapping: { 'body.First_name': { column: 'A' }, 'header.media': media },
    columns: [
      { name: 'First name', letter: 'A' },
      { name: 'Mobile', letter: 'C' },
    ],
  });
  expect(sent.template).toBeUndefined();
});

test('free_text_that_is_too_long_or_empty_does_not_go_on', async () => {
  render(<App />);
  await press('New campaign');
  await user.click(await screen.findByRole('radio', { name: /Free text/ }));
  expect(screen.getByRole('button', { name: 'Next' })).toHaveProperty('disabled', true);
  await user.click(screen.getByLabelText('Text'));
  await user.paste('x'.repeat(4_100));
  await screen.findByText('The text has 4 characters too many.');
  expect(screen.getByRole('button', { name: 'Next' })).toHaveProperty('disabled', true);
});

test('a_column_of_user_ids_is_taken_for_the_recipients_and_shown_as_such', async () => {
  const id = 'US.13491208655302741918';
  google.answers.readTab = () => ({
    ...TAB,
    columns: [TAB.columns[0], { name: 'Who', letter: 'B', sample: id, recipient: false }],
  });
  google.answers.previewRow = (_id, row) => ({ row, recipient: id, view: { body: 'Hi Ada' } });
  await toColumns(/appointment_reminder/);
  expect(screen.getByLabelText(/^Phone number or WhatsApp user ID/)).toHaveProperty('value', 'B');
  await draft();
  await screen.findByText('To WhatsApp user US.1349120…1918');
});
