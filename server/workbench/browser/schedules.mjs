/**
 * What a marketer leaves to time: one campaign of each kind, made and seen to happen, with the demo's clock moved on. Run as
 * `node schedules.mjs URL SCREENSHOTS` on a fresh workbench; the rows are those of SampleContacts.java.
 */
import assert from 'node:assert/strict';
import { seriousFindings } from './accessibility.mjs';
import { openWorkbench } from './page.mjs';
import { button, choose, chooseTemplate, fillOrder, matchOrders, ready } from './sidebar.mjs';

const [url, screenshots] = process.argv.slice(2);
const ZONE = 'Europe/London';
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Receives, and reads nothing (SampleContacts.java); what stands in that row of the sheet. */
const NEVER_READS = { row: 18, digits: '447400123190' };

/** High enough for what is chosen to be seen at once. */
const workbench = await openWorkbench(url, screenshots, 1700);
const { sidebar, page } = workbench;
const step = workbench.step.bind(workbench);
const accessible = async () => assert.deepEqual(await seriousFindings(workbench), []);

try {
  await step('connect', async () => {
    await workbench.openRowcast();
    await sidebar.getByLabel('Service address').fill(await workbench.copied('address'));
    await button(sidebar, 'Use an API key instead').click();
    await sidebar.getByLabel('API key').fill(await workbench.copied('key'));
    await button(sidebar, 'Connect').click();
    await button(sidebar, 'New campaign').waitFor();
  });

  await step('give the sheet columns for times and states', async () => {
    await type('H1', 'Send at');
    await type('I1', 'State');
  });

  const night = local(await now(), 1, '22:00');
  await step('a start at night', async () => {
    await plan('Good night', 'A2:I4');
    await sidebar.getByRole('radio', { name: 'At a date and time' }).check();
    await at(night);
    await sidebar.getByText(/ UTC\.$/).waitFor();
    await accessible();
  });

  await step('waits for the morning', async () => {
    await sidebar.getByText('Quiet hours and missed starts').click();
    await sidebar.getByRole('radio', { name: 'For this campaign', exact: true }).check();
    await sidebar.getByLabel('Quiet from').fill('21:00');
    await sidebar.getByLabel('Quiet until').fill('08:00');
    await sidebar.locator('.waves, .notice.warning').filter({ hasText: /08:00/ }).first().waitFor();
    await accessible();
    await workbench.look('quiet-hours');
    await button(sidebar, 'Schedule 3 messages').click();
    await sidebar.getByText(/start on/).waitFor();
  });

  await step('what is coming', async () => {
    await button(sidebar, 'Back').click();
    await sidebar.getByRole('region', { name: 'What is coming' }).getByText(/Good night/).waitFor();
    await accessible();
    await workbench.look('coming');
    await sidebar.getByRole('region', { name: 'What is coming' }).getByText(/Good night/).click();
  });

  await step('nothing leaves at night, all in the morning', async () => {
    await clockTo(night, 60_000);
    await workbench.soon(sidebar.getByText(/^Sending/).first());
    await page.waitForTimeout(3_000);
    assert.equal(await workbench.accepted(), 0);
    await clockTo(local(night, 1, '08:00'), 60_000);
    await accepted(3);
    await workbench.soon(sidebar.getByText(/^All 3 messages left/));
  });

  const today = await now();
  await step('rows with times of their own', async () => {
    await button(sidebar, 'Back').click();
    await type('H2', sheetTime(local(today, 0, '10:00')));
    await type('H3', sheetTime(local(today, 0, '11:00')));
    await plan('Appointments', 'A2:I3');
    await more('At a time in each row');
    await choose(sidebar, 'Column with the times', 'H');
    await accessible();
    await button(sidebar, 'Check the rows again').click();
    assert.equal(await ready(sidebar), 2);
    await button(sidebar, /^Continue with 2/).click();
    await sidebar.getByRole('region', { name: 'The first and the last' }).getByText(/11:00/).first().waitFor();
    await accessible();
    await workbench.look('per-row');
    await button(sidebar, 'Schedule 2 messages').click();
    await sidebar.getByText(/Each row has its time/).waitFor();
  });

  await step('go one by one', async () => {
    await clockTo(local(today, 0, '10:00'), 60_000);
    await accepted(4);
    await page.waitForTimeout(2_000);
    assert.equal(await workbench.accepted(), 4);
    await clockTo(local(today, 0, '11:00'), 60_000);
    await accepted(5);
  });

  await step('every day, to the rows of then', async () => {
    await button(sidebar, 'Back').click();
    await type('I2', 'Daily');
    await plan('Every day', 'A2:I4');
    await more('Again and again');
    await choose(sidebar, 'How often', 'day');
    await sidebar.getByLabel('Time', { exact: true }).fill('12:00');
    await sidebar.getByRole('radio', { name: /^All rows/ }).check();
    await choose(sidebar, 'Ends', 'times');
    await sidebar.getByLabel('How many times').fill('2');
    await only('Daily');
    await checkAgainIfAsked();
    await sidebar.getByRole('region', { name: 'The next times' }).getByText(/12:00/).first().waitFor();
    await accessible();
    await workbench.look('recurring');
    await button(sidebar, 'Start the schedule').click();
    await sidebar.getByText('Runs again and again.').waitFor();
  });

  await step('its first run', async () => {
    await clockTo(local(today, 0, '12:00'), 60_000);
    await workbench.soon(sidebar.getByRole('list', { name: 'Runs' }).getByText('Run 1: 1 message'));
    await accepted(6);
    await accessible();
  });

  await step('a change of mind', async () => {
    await button(sidebar, 'Change the schedule').click();
    await sidebar.getByLabel('Time', { exact: true }).fill('12:30');
    await accessible();
    await workbench.look('change');
    await button(sidebar, 'Save the schedule').click();
    await sidebar.getByText(/^Every day at 12:30/).waitFor();
  });

  await step('little by little', async () => {
    await button(sidebar, 'Back').click();
    await sidebar.getByRole('region', { name: 'What is coming' }).getByText(/12:30 Every day/).waitFor();
    await workbench.look('calendar');
    await plan('Little by little', 'A2:I4');
    await more('Little by little');
    await sidebar.getByLabel('Messages an hour').fill('60');
    await sidebar.getByLabel('From', { exact: true }).fill('13:00');
    await sidebar.getByLabel('To', { exact: true }).fill('18:00');
    await everyDay();
    await sidebar.getByRole('region', { name: 'The first and the last' }).getByText(/13:0/).first().waitFor();
    await accessible();
    await workbench.look('drip');
    await button(sidebar, 'Send 3 bit by bit').click();
    await sidebar.getByText(/^Little by little: /).waitFor();
  });

  await step('one a minute', async () => {
    await clockTo(local(today, 0, '12:30'), 60_000);
    await accepted(7); // the daily campaign's second run, at the time it was moved to
    const before = await workbench.accepted();
    await clockTo(local(today, 0, '13:00'), 5_000);
    await accepted(before + 1);
    await page.waitForTimeout(2_000);
    assert.equal(await workbench.accepted(), before + 1);
    for (const many of [2, 3]) {
      await clockTo(await now(), 61_000);
      await accepted(before + many);
    }
  });

  await step('read the sheet again', async () => {
    await button(sidebar, 'Back').click();
    await plan('Names of then', 'A2:I4');
    await sidebar.getByRole('radio', { name: 'At a date and time' }).check();
    await at(local(today, 0, '14:00'));
    await sidebar.getByLabel(/Read the sheet again at that time/).check();
    await checkAgainIfAsked();
    await accessible();
    await workbench.look('read-again');
    await button(sidebar, 'Schedule for then').click();
    await sidebar.getByText(/The sheet is read again/).waitFor();
    await type('A2', 'Adelaide');
    await clockTo(local(today, 0, '14:00'), 60_000);
    await workbench.openPhone('447400123100');
    await page.getByText(/Adelaide/).first().waitFor();
    await workbench.soon(sidebar.getByText(/messages left/));
    await accessible();
  });

  await step('wait for new rows', async () => {
    await button(sidebar, 'Back').click();
    await plan('Welcome', null);
    await more('When a row is added');
    await checkAgainIfAsked();
    await accessible();
    await workbench.look('new-rows');
    await button(sidebar, 'Wait for rows').click();
    await sidebar.getByText(/^Waits for rows/).waitFor();
    await accessible();
  });

  await step('a form is sent', async () => {
    const before = await workbench.accepted();
    await page.getByRole('button', { name: 'Submit a form row' }).click();
    const form = page.getByRole('form', { name: 'Submit a form row' });
    const answers = { A: 'Zoe', B: 'Quinn', C: '+44 7400 123180', D: 'Leeds', E: 'R-30001', F: 'Friday', G: 'ZO-1' };
    for (const [letter, answer] of Object.entries(answers)) await form.locator(`input[name="${letter}"]`).fill(answer);
    await page.screenshot({ path: `${screenshots}/form.png` });
    await form.getByRole('button', { name: 'Submit' }).click();
    await accepted(before + 1);
    await workbench.soon(sidebar.getByText('Waits for rows: 1 message so far.'));
    await accessible();
  });

  await step('end it', async () => {
    await button(sidebar, 'Cancel campaign').click();
    await button(sidebar, 'Yes, cancel it').click();
    await sidebar.getByText(/^Cancelled/).first().waitFor();
  });

  await step('wait for a state', async () => {
    await button(sidebar, 'Back').click();
    await plan('Confirmed', null);
    await more('When a row is added');
    await only('Confirmed');
    await button(sidebar, 'Check the rows again').click();
    await button(sidebar, /^Continue with/).click();
    await button(sidebar, 'Wait for rows').waitFor();
    await workbench.look('becomes-a-value');
    await button(sidebar, 'Wait for rows').click();
    await sidebar.getByText(/^Waits for rows/).waitFor();
    const before = await workbench.accepted();
    await type('I5', 'Confirmed');
    await workbench.soon(sidebar.getByText('Waits for rows: 1 message so far.'));
    await clockTo(await now(), 2 * 60_000);
    await accepted(before + 1);
    await button(sidebar, 'Cancel campaign').click();
    await button(sidebar, 'Yes, cancel it').click();
    await sidebar.getByText(/^Cancelled/).first().waitFor();
  });

  await step('add a follow-up', async () => {
    await button(sidebar, 'Back').click();
    await plan('Did you see it?', `A${NEVER_READS.row - 1}:I${NEVER_READS.row}`);
    await sidebar.locator('summary', { hasText: 'Follow-ups' }).click();
    await button(sidebar, 'Add a follow-up').click();
    await sidebar.getByRole('radio', { name: /Was not read/ }).check();
    await sidebar.getByPlaceholder('Search by name or text').fill('order update');
    await sidebar.getByRole('radio', { name: /order_update/ }).check();
    await fillOrder(sidebar);
    await accessible();
    await workbench.look('follow-up');
    await button(sidebar, 'Add this follow-up').click();
  });

  await step('check the messages of both', async () => {
    await button(sidebar, 'Check the rows again').click();
    await sidebar.getByRole('region', { name: 'Follow-up 1' }).waitFor();
    await accessible();
    await button(sidebar, /^Continue with 2/).click();
    const before = await workbench.accepted();
    await workbench.look('confirm-follow-up');
    await button(sidebar, 'Send 2 messages').click();
    await accepted(before + 2);
    await workbench.soon(sidebar.getByText('Follow-up 1', { exact: true }));
    await accessible();
  });

  await step('two days later', async () => {
    await workbench.soon(sidebar.getByRole('row', { name: /^Read\s*1$/ }));
    await workbench.soon(sidebar.getByRole('row', { name: /^Delivered\s*1$/ }));
    const before = await workbench.accepted();
    await page.getByRole('button', { name: '+1 day' }).click();
    await page.waitForTimeout(2_000);
    const dayAfter = await workbench.accepted();
    assert.ok(dayAfter <= before + 1, 'only the daily run leaves after one day');
    await page.getByRole('button', { name: '+1 day' }).click();
    await page.getByRole('button', { name: '+1 hour' }).click();
    await workbench.soon(sidebar.getByText(/^1 sent/));
    await workbench.openPhone(NEVER_READS.digits);
    await accessible();
  });

  assert.deepEqual(workbench.faults, []);
  console.log('All that was left to time has happened.');
} finally {
  await workbench.close();
}

/** From the message to the screen that confirms; `rows` null for all. */
async function plan(name, rows) {
  await chooseTemplate(sidebar, 'order update', /order_update/);
  await matchOrders(sidebar);
  await sidebar.getByLabel('Campaign name').waitFor();
  if (rows) {
    await workbench.select(rows);
    await button(sidebar, 'Count again').click();
    await sidebar.getByRole('radio', { name: /The rows I selected/ }).check();
  }
  await sidebar.getByLabel('Campaign name').fill(name);
  await button(sidebar, 'Check messages').click();
  await ready(sidebar);
  await button(sidebar, /^Continue with/).click();
  await sidebar.getByText('First to').waitFor();
}

async function more(kind) {
  await sidebar.getByText('More ways', { exact: true }).click();
  await sidebar.getByRole('radio', { name: new RegExp(`^${kind}`) }).check();
}

async function only(value) {
  await sidebar.getByRole('checkbox', { name: /a value/ }).check();
  await choose(sidebar, 'Column to look at', 'I');
  await sidebar.getByLabel(/^The cell shows/).fill(value);
}

/** What is chosen may bear on the rows; they are looked at once more then. */
async function checkAgainIfAsked() {
  const again = button(sidebar, 'Check the rows again');
  if (await again.isVisible()) {
    await again.click();
    await ready(sidebar);
    await button(sidebar, /^Continue with/).click();
    await sidebar.getByRole('heading', { name: 'Confirm' }).waitFor();
  }
}

/** The drip's days, so that the story may be told on any day. */
async function everyDay() {
  for (const box of await sidebar.getByRole('group', { name: 'Days' }).getByRole('checkbox').all()) {
    if (!(await box.isChecked())) await box.check({ force: true });
  }
}

async function at(instant) {
  const [date, time] = inZone(instant);
  await sidebar.getByLabel('Date', { exact: true }).fill(date);
  await sidebar.getByLabel('Time', { exact: true }).fill(time);
}

async function type(a1, text) {
  await workbench.type(a1, text);
  await workbench.until(`${a1} shows something`, () => workbench.cell(a1), (shown) => shown !== '');
  // The page shows it at once; Google has it a moment later.
  await page.waitForTimeout(1_000);
}

/** Waits until the sandbox took so many messages in all. */
function accepted(many) {
  return workbench.until(`${many} messages`, () => workbench.accepted(), (count) => count >= many, 90_000);
}

/** The demo's own time, in milliseconds. */
async function now() {
  return Date.parse((await (await fetch(`${url}/workbench/clock`)).json()).now);
}

/** Moves the demo's clock on to an instant, and a little past it. */
async function clockTo(instant, past = 0) {
  const seconds = Math.ceil((instant + past - (await now())) / 1000);
  if (seconds <= 0) return;
  const headers = { 'Content-Type': 'application/json' };
  const answer = await fetch(`${url}/workbench/clock`, { method: 'POST', headers, body: JSON.stringify({ seconds }) });
  assert.equal(answer.status, 200, await answer.text());
}

/** Date and time of an instant on the sheet's clock. */
function inZone(instant) {
  const style = { dateStyle: 'short', timeStyle: 'short', timeZone: ZONE };
  return new Intl.DateTimeFormat('sv-SE', style).format(instant).split(' ');
}

/** The instant at which the sheet's clock shows a time, so many days after another. */
function local(instant, days, time) {
  const [date] = inZone(instant + days * DAY);
  const asIfUtc = Date.parse(`${date}T${time}Z`);
  return [asIfUtc, asIfUtc - HOUR].find((each) => inZone(each).join(' ') === `${date} ${time}`);
}

function sheetTime(instant) {
  return inZone(instant).join(' ');
}
