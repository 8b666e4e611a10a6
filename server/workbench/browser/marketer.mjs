/**
 * What a marketer does, from an empty sidebar to a campaign that Meta stopped and a free answer. Run as `node marketer.mjs URL SCREENSHOTS`; the
 * rows and faults are those of SampleContacts.java.
 */
import assert from 'node:assert/strict';
import { seriousFindings } from './accessibility.mjs';
import { openWorkbench } from './page.mjs';
import { drawPicture } from './picture.mjs';
import { button, choose, chooseRows, chooseTemplate, planOrders, ready } from './sidebar.mjs';

const [url, screenshots] = process.argv.slice(2);
const LAST_ROW = 61;
/** Grace answers. */
const ANSWERS = '447400123121';
const FINAL = ['Delivered', 'Read', 'Failed'];

const workbench = await openWorkbench(url, screenshots);
const { sidebar, page } = workbench;
const step = workbench.step.bind(workbench);
const accessible = async () => assert.deepEqual(await seriousFindings(workbench), []);

try {
  await step('connect', async () => {
    await workbench.openRowcast();
    await sidebar.getByLabel('Service address').fill(await workbench.copied('address'));
    await button(sidebar, 'Use an API key instead').click();
    await sidebar.getByLabel('API key').fill(await workbench.copied('key'));
    await accessible();
    await button(sidebar, 'Connect').click();
    await button(sidebar, 'New campaign').waitFor();
    await sidebar.getByRole('group', { name: 'State of +1 555 078 3881' }).getByText('Ready').waitFor();
    await accessible();
  });

  await planOrders(workbench, { rows: 'A2:G56', name: 'Orders of this week', step });

  await step('see the problems', async () => {
    assert.equal(await ready(sidebar), 49);
    await sidebar.getByText('Cell C13').waitFor();
    await accessible();
  });

  await step('jump to a problem and repair it', async () => {
    await sidebar.getByRole('button', { name: /Cell C13/ }).click();
    await workbench.until('the cell is selected', selectedCell, (a1) => a1 === 'C13');
    await workbench.type('C13', "'+44 7400 123111");
    await workbench.until('the cell shows the number', () => workbench.cell('C13'), (text) => text === '+44 7400 123111');
    await button(sidebar, 'Check again').click();
    await workbench.until('50 are ready', () => ready(sidebar), (count) => count === 50);
  });

  await step('look at the messages row by row', async () => {
    await sidebar.getByRole('article', { name: 'Message of row 2' }).or(sidebar.getByLabel('Message of row 2')).first().waitFor();
    await button(sidebar, 'Next row').click();
    await sidebar.getByText('To +447400123101').waitFor();
    await button(sidebar, /^Continue with 50/).click();
  });

  await step('confirm', async () => {
    await sidebar.getByText('First to').waitFor();
    await accessible();
    await button(sidebar, 'Send 50 messages').dblclick();
  });

  await step('statuses arrive in the cells', async () => {
    const column = await workbench.until('the status column', () => workbench.columnOf('WhatsApp status'), (letter) => letter !== '', 60_000);
    await workbench.until(
      '50 final statuses',
      async () => (await workbench.column(column, 2, LAST_ROW)).filter((status) => FINAL.includes(status)),
      (statuses) => statuses.length === 50 && statuses.filter((status) => status === 'Read').length >= 45,
      120_000,
    );
    await accessible();
  });

  await step('each phone got one message', async () => {
    assert.equal(await workbench.accepted(), 50);
  });

  await step('see how statuses reach the sheet', async () => {
    await button(sidebar, 'Back').click();
    await sidebar.getByText('How statuses reach this sheet').click();
    await sidebar.getByRole('radio', { name: /Rowcast’s own account/, checked: true }).waitFor();
    await workbench.soon(sidebar.getByText(/^Up to date/));
    await accessible();
  });

  await step('connect a Google account', async () => {
    await sidebar.getByRole('radio', { name: /A connected Google account/ }).check();
    const [consent] = await Promise.all([page.waitForEvent('popup'), button(sidebar, /Connect/).first().click()]);
    await consent.getByRole('radio', { name: 'maria@shop.example' }).check();
    await consent.getByRole('button', { name: 'Allow' }).click();
    await consent.getByText(/Connected/).first().waitFor();
    await consent.screenshot({ path: `${screenshots}/consent-answered.png` });
    await consent.close();
    await sidebar.getByText(/maria@shop.example/).first().waitFor();
    await accessible();
  });

  await step('let the add-on write', async () => {
    await sidebar.getByRole('radio', { name: /This add-on/ }).check();
    await workbench.soon(sidebar.getByText(/^Up to date/));
    await accessible();
    await button(sidebar, 'Back').click();
    await sidebar.getByText('Orders of this week').click();
  });

  await step('answer on a phone', async () => {
    await workbench.openPhone(ANSWERS);
    await page.getByRole('textbox', { name: 'Answer' }).fill('=1+1 Thanks, see you then!');
    await page.getByRole('button', { name: 'Send the answer' }).click();
  });

  await step('the reply stands in its row after sorting', async () => {
    await workbench.sort('B', false);
    const row = await rowOf('+44 7400 123121');
    const reply = await workbench.until('the reply column', () => workbench.columnOf('Reply'), (letter) => letter !== '');
    await workbench.until('the reply', () => workbench.cell(`${reply}${row}`), (text) => text === '=1+1 Thanks, see you then!', 60_000);
    await workbench.sort('E', true);
    const after = await rowOf('+44 7400 123121');
    assert.equal(await workbench.cell(`${reply}${after}`), '=1+1 Thanks, see you then!');
    const answered = (await workbench.column(reply, 2, LAST_ROW)).filter((text) => text.includes('see you then'));
    assert.equal(answered.length, 1);
  });

  await step('go back to the campaigns', async () => {
    await button(sidebar, 'Back').click();
    await sidebar.getByText('Orders of this week').waitFor();
  });

  await planOrders(workbench, { rows: 'A2:G5', name: 'For tomorrow', step });

  await step('schedule it for tomorrow', async () => {
    await ready(sidebar);
    await button(sidebar, /^Continue with/).click();
    await sidebar.getByRole('radio', { name: 'At a date and time' }).check();
    await accessible();
    await button(sidebar, /^Schedule/).click();
    await sidebar.getByText(/start on/).waitFor();
  });

  await step('pause it and let it go on', async () => {
    await button(sidebar, 'Pause').click();
    await sidebar.getByText('You paused this campaign').waitFor();
    await button(sidebar, 'Resume').click();
    await sidebar.getByText(/start on/).waitFor();
  });

  await step('cancel it', async () => {
    await button(sidebar, 'Cancel campaign').click();
    await button(sidebar, 'Yes, cancel it').click();
    await sidebar.getByText(/^Cancelled/).first().waitFor();
    await accessible();
    assert.equal(await workbench.accepted(), 50);
  });

  await button(sidebar, 'Back').click();
  await planOrders(workbench, { rows: 'A2:G5', name: 'A few first', step });

  await step('send a few first', async () => {
    assert.equal(await ready(sidebar), 4);
    await breaks('C4', { code: 131053, later: true });
    await button(sidebar, 'Continue with 4 messages').click();
    await sidebar.locator('summary', { hasText: 'Safety' }).click();
    await sidebar.getByLabel('Send a few first').check();
    await sidebar.getByLabel('How many first').fill('2');
    await sidebar.getByText(/^The first 2 go alone, then you are asked\./).waitFor();
    await accessible();
    await button(sidebar, 'Send the first 2 of 4').click();
    await workbench.soon(sidebar.getByText('The first 2: 2 arrived.'));
    await accessible();
  });

  await step('send the rest', async () => {
    await button(sidebar, 'Send the rest (2)').click();
    await button(sidebar, 'Send 2 messages').dblclick();
    await workbench.soon(button(sidebar, 'Retry failed (1)'));
    await accessible();
  });

  await step('send again what failed', async () => {
    await breaks('C4', {});
    await button(sidebar, 'Retry failed (1)').click();
    await button(sidebar, 'Send again to 1 person').click();
    await workbench.soon(sidebar.getByRole('row', { name: /^Failed\s*0$/ }));
    await workbench.soon(sidebar.getByText('All 4 messages left. Statuses go on arriving.'));
  });

  await step('see what happened to it', async () => {
    await sidebar.getByText('All 4 messages', { exact: true }).click();
    await button(sidebar, 'What happened to row 4').click();
    const life = sidebar.getByRole('list', { name: /^What happened to row 4/ });
    await life.getByText('Failed (WhatsApp’s error 131053)').waitFor();
    await life.getByText('Queued again').waitFor();
    await life.getByText(/^Sending/).nth(1).waitFor();
    await life.scrollIntoViewIfNeeded();
    await accessible();
  });

  await step('plan a campaign with a picture', async () => {
    await button(sidebar, 'Back').click();
    await chooseTemplate(sidebar, 'new collection', /new_collection/);
    await sidebar.getByLabel('Choose a picture').setInputFiles(await drawPicture(page));
    await sidebar.getByText(/uploaded/).waitFor();
    await sidebar.getByRole('img', { name: 'The message’s picture' }).waitFor();
    await choose(sidebar, 'Button “Look at it”', 'G');
    await accessible();
  });

  await step('see the picture in the messages', async () => {
    await button(sidebar, 'Next').click();
    await chooseRows(workbench, 'A2:G25', 'New collection');
    await ready(sidebar);
    await sidebar.getByRole('img', { name: 'The message’s picture' }).waitFor();
    await sidebar.getByText('https://shop.example/new/AD-1000').waitFor();
    await accessible();
  });

  await step('a paused template pauses the campaign', async () => {
    // So slow that the campaign still runs when Meta pauses its template.
    const before = await workbench.accepted();
    await workbench.control('limits', { perSecond: 2 });
    await button(sidebar, /^Continue with/).click();
    await button(sidebar, /^Send \d+ messages/).click();
    await workbench.until('the first messages', () => workbench.accepted(), (count) => count > before + 1);
    await workbench.control('templates/new_collection/en_GB', { status: 'PAUSED' });
    await workbench.soon(sidebar.getByText('Rowcast paused this campaign'));
    await accessible();
  });

  await step('the campaign is resumed when the template is back', async () => {
    await workbench.control('limits', { perSecond: 80 });
    await button(sidebar, 'Resume').click();
    await button(sidebar, /^Send \d+ messages?$/).click();
    await sidebar.getByRole('alert').waitFor();
    await workbench.control('templates/new_collection/en_GB', { status: 'APPROVED' });
    await workbench.soon(sidebar.getByText(/sends the template “new_collection” again/));
    await button(sidebar, 'Resume').click();
    await button(sidebar, /^Send \d+ messages?$/).click();
    await sidebar.getByText(/^All \d+ messages left/).waitFor({ timeout: 60_000 });
    await accessible();
  });

  await step('a phone shows the picture and the button', async () => {
    await workbench.openPhone(ANSWERS);
    const picture = page.getByRole('img', { name: 'Picture of the message' });
    await picture.waitFor();
    assert.ok(await picture.evaluate((image) => image.naturalWidth) > 0);
    await page.getByRole('button', { name: /Look at it/ }).waitFor();
  });

  await step('write a free answer', async () => {
    await button(sidebar, 'Back').click();
    await button(sidebar, 'New campaign').click();
    await sidebar.getByRole('radio', { name: /Free text/ }).check();
    await sidebar.getByRole('textbox', { name: 'Text' }).fill('Thank you, ');
    await sidebar.getByRole('combobox', { name: 'Insert a column' }).selectOption('First name');
    await accessible();
    await button(sidebar, 'Next').click();
    await button(sidebar, 'Next').click();
  });

  await step('only who wrote lately is answered', async () => {
    const row = await rowOf('+44 7400 123121');
    await chooseRows(workbench, `A${row - 1}:G${row}`, 'Thanks');
    assert.equal(await ready(sidebar), 1);
    await workbench.soon(sidebar.getByText(/Has not written in the last 24 hours/));
    await button(sidebar, 'Continue with 1 message').click();
    await button(sidebar, 'Send 1 message').click();
    await page.getByText('Thank you, Grace').first().waitFor();
    await accessible();
  });

  await step('a bad quality shows at the number', async () => {
    await workbench.control('numbers/106540352242922', { quality: 'RED' });
    await button(sidebar, 'Back').click();
    const health = sidebar.getByRole('group', { name: 'State of +1 555 078 3881' });
    await workbench.until('the low quality', async () => {
      await button(sidebar, 'Refresh').click();
      await health.waitFor();
      return health.textContent();
    }, (words) => words.includes('Low quality'));
    await accessible();
  });

  await step('make a report', async () => {
    await sidebar.getByText('How statuses reach this sheet').click();
    await button(sidebar, 'Make a report').click();
    await sidebar.getByText('The report is in the tab “Rowcast report”.').waitFor();
    await page.getByRole('button', { name: 'View', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Hide phones' }).click();
    const chart = page.getByRole('figure', { name: /^Chart How far messages came: Queued 50, Sent 4\d/ });
    await chart.waitFor();
    await accessible();
  });

  assert.deepEqual(workbench.faults, []);
  console.log('The marketer is done.');
} finally {
  await workbench.close();
}

async function rowOf(phone) {
  const phones = await workbench.column('C', 2, LAST_ROW);
  assert.equal(phones.filter((each) => each === phone).length, 1, `one row with ${phone}`);
  return phones.indexOf(phone) + 2;
}

/** Every message to the phone in this cell meets Meta's error; with an empty one, none does any more. */
async function breaks(a1, error) {
  const digits = (await workbench.cell(a1)).replace(/\D/g, '');
  await workbench.control(`recipients/${digits}/error`, error);
}

function selectedCell() {
  return page.evaluate(() => window.workbench.selected());
}
