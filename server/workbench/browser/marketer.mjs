/**
 * What a marketer does, from an empty sidebar to the second campaign. Run as `node marketer.mjs URL SCREENSHOTS`; the
 * rows and faults are those of SampleContacts.java.
 */
import assert from 'node:assert/strict';
import { seriousFindings } from './accessibility.mjs';
import { openWorkbench } from './page.mjs';
import { button, planCampaign, ready } from './sidebar.mjs';

const [url, screenshots] = process.argv.slice(2);
const LAST_ROW = 61;
const FINAL = ['Delivered', 'Read', 'Failed'];

const workbench = await openWorkbench(url, screenshots);
const { sidebar, page } = workbench;
const step = workbench.step.bind(workbench);
const accessible = async () => assert.deepEqual(await seriousFindings(workbench), []);

try {
  await step('connect', async () => {
    await workbench.openRowcast();
    await sidebar.getByLabel('Service address').fill(await workbench.copied('address'));
    await sidebar.getByLabel('API key').fill(await workbench.copied('key'));
    await accessible();
    await button(sidebar, 'Connect').click();
    await button(sidebar, 'New campaign').waitFor();
    await accessible();
  });

  await planCampaign(workbench, { rows: 'A2:G56', name: 'Orders of this week', step });

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
    const counts = await (await fetch(`${url}/workbench/sandbox/whatsapp/counts`)).json();
    assert.equal(counts.accepted, 50);
  });

  await step('answer on a phone', async () => {
    await page.getByLabel('Search a name or number').fill('447400123121');
    await page.locator('[data-phone="447400123121"]').click();
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

  await planCampaign(workbench, { rows: 'A2:G5', name: 'For tomorrow', step });

  await step('schedule it for tomorrow', async () => {
    await ready(sidebar);
    await button(sidebar, /^Continue with/).click();
    await sidebar.getByRole('radio', { name: 'At a date and time' }).check();
    await accessible();
    await button(sidebar, /^Schedule/).click();
    await sidebar.getByText(/start on/).waitFor();
  });

  await step('cancel it', async () => {
    await button(sidebar, 'Cancel campaign').click();
    await button(sidebar, 'Yes, cancel it').click();
    await sidebar.getByText(/^Cancelled/).first().waitFor();
    await accessible();
    const counts = await (await fetch(`${url}/workbench/sandbox/whatsapp/counts`)).json();
    assert.equal(counts.accepted, 50);
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

function selectedCell() {
  return page.evaluate(() => window.workbench.selected());
}
