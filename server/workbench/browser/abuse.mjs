/**
 * What strangers and careless people write into every field that reaches a screen, a page or a cell is text there: markup, scripts,
 * formulas, turned directions and cells as long as Google lets them be. Run as `node abuse.mjs URL SCREENSHOTS` on a fresh
 * workbench; the texts are those of abuse.json.
 */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { openWorkbench } from './page.mjs';
import { button, choose } from './sidebar.mjs';
import { flawsOf, trap } from './trap.mjs';

const [url, screenshots] = process.argv.slice(2);
const CORPUS = JSON.parse(await readFile(new URL('abuse.json', import.meta.url), 'utf8'));
const TEXTS = CORPUS.map(({ text }) => text);
const text = (name) => CORPUS.find((each) => each.name === name).text;
/** Short ones in one, for a field that there is only once. */
const ALL = ['image', 'svg', 'frame', 'link', 'override'].map(text).join(' ');
const SHORT = text('short');
/** The longest that a cell takes (sheets/facts.md 1), and what somebody may write beyond it. */
const CELL = 'W'.repeat(50_000);
const LONG = 'W'.repeat(60_000);
const WABA = '102290129340398';
const NUMBER = '106540352242922';
const FIRST = 447400123100;
const LAST_ROW = TEXTS.length + 1;

const workbench = await openWorkbench(url, screenshots);
const { sidebar, page } = workbench;
const step = workbench.step.bind(workbench);
const found = await trap(page.context(), ['localhost', '127.0.0.1']);
await page.reload();
await page.waitForFunction(() => window.workbench !== undefined);
const desk = await (await fetch(`${url}/workbench/desk`)).json();
const shown = [...TEXTS, ALL, `${ALL}.pdf`, `${ALL}.pdf, ${ALL}`, '<b>\u202Ex</b>'];
const wrong = new Set();
let service;

try {
  await step('fill the sheet', async () => {
    const cells = (values) => ({ values: values.map((stringValue) => ({ userEnteredValue: { stringValue } })) });
    const headings = ['Phone', 'Name', ALL, CELL, ...['script', 'override', 'isolate', 'hyperlink', 'style', 'zalgo', 'right-to-left', 'attribute', 'template'].map(text)];
    const rows = TEXTS.map((each, i) => cells([`+${FIRST + i}`, each, TEXTS[(i + 7) % TEXTS.length], i === 0 ? CELL : each]));
    await google(':batchUpdate', {
      requests: [
        { updateCells: { start: { sheetId: 0 }, fields: 'userEnteredValue', rows: [cells(headings), ...rows, cells([ALL, 'no phone']), ...Array(40).fill(cells(Array(16).fill('')))] } },
        { updateSheetProperties: { properties: { sheetId: 0, title: SHORT }, fields: 'title' } },
        { updateSpreadsheetProperties: { properties: { title: ALL }, fields: 'title' } },
      ],
    });
  });

  await step('people with such names write such things', async () => {
    const people = [...TEXTS, LONG];
    await control('PUT', 'media/4711', { mimeType: 'application/pdf', text: ALL, received: true });
    const at = Math.floor(Date.now() / 1000);
    await say(
      people.flatMap((body, i) => [
        { from: String(FIRST + i), id: `wamid.abuse.${i}`, timestamp: String(body === LONG ? at : at - i - 1), type: 'text', text: { body } },
        ...(i === 1
          ? [{ from: String(FIRST + i), id: 'wamid.abuse.file', timestamp: String(at + 1), type: 'document', document: { id: '4711', filename: `${ALL}.pdf`, caption: ALL, mime_type: 'application/pdf', sha256: 'x' } }]
          : []),
      ]),
      people.map((name, i) => ({ profile: { name }, wa_id: String(FIRST + i) })),
    );
  });

  await step('a template and a number with such words', async () => {
    await control('POST', 'templates', {
      name: 'abuse',
      language: 'en_US',
      category: 'MARKETING',
      components: [
        { type: 'HEADER', format: 'TEXT', text: SHORT },
        { type: 'BODY', text: `${ALL} {{1}} and {{2}}.`, example: { body_text: [['a', 'b']] } },
        { type: 'FOOTER', text: SHORT },
        { type: 'BUTTONS', buttons: [{ type: 'QUICK_REPLY', text: '<b>\u202Ex</b>' }] },
      ],
    });
    await control('PUT', `numbers/${NUMBER}`, { name: SHORT });
  });

  await step('sign in and found a workspace of such a name', async () => {
    await workbench.openRowcast();
    await sidebar.getByLabel('Service address').fill(desk.serviceAddress);
    await button(sidebar, 'Connect').click();
    [service] = await Promise.all([page.waitForEvent('popup'), sidebar.getByRole('link', { name: 'Open the page' }).click()]);
    service.setDefaultTimeout(90_000);
    await service.setViewportSize({ width: 320, height: 640 });
    await service.getByRole('link', { name: 'Sign in with Google' }).click();
    await service.getByRole('radio', { name: 'maria@shop.example' }).check();
    await service.getByRole('button', { name: 'Allow' }).click();
    await service.getByRole('link', { name: 'Go on' }).click();
    await service.getByRole('button', { name: /^Join/ }).click();
    const code = new URL(service.url());
    await goto('/workspaces');
    await service.getByLabel('Its name').fill(SHORT);
    await service.getByRole('button', { name: 'Make the workspace' }).click();
    await goto('/workspaces');
    await service.getByText('You work in this one now').waitFor();
    await shows(service, SHORT);
    await look('workspaces');
    await service.goto(code.href);
    await service.locator('select[name="workspace"]').selectOption({ label: 'Maria’s shop' });
    await look('connect');
    await service.getByRole('button', { name: 'Connect this sheet' }).click();
    await look('connected');
    await button(sidebar, 'New campaign').waitFor();
  });

  await step('see the service’s pages', async () => {
    for (const path of ['/keys', '/members', '/data', '/privacy']) {
      await goto(path);
      await look(path.slice(1));
    }
    await goto('/keys');
    await service.getByLabel('Who will hold it').fill(SHORT);
    await service.getByRole('button', { name: 'Make the key' }).click();
    await shows(service, SHORT);
    await look('key');
    await goto('/members');
    await service.locator('input[name="email"]').evaluate((input) => (input.type = 'text'));
    await service.locator('input[name="email"]').fill(SHORT + '@evil.example');
    await service.getByRole('button', { name: /^Make|^Invite/ }).click();
    await look('invitation');
    for (const path of ['/invitation?token=', '/connect?code=', '/signin?next=', '/'])
      for (const each of [ALL, text('address'), text('script')]) {
        await goto(path + encodeURIComponent(each));
        await look('asked');
      }
    for (const each of [ALL, text('address'), text('script')]) {
      await goto('/data');
      await service.getByLabel(/^Phone number/).fill(each);
      await service.getByRole('button', { name: 'Look up' }).click();
      await look('asked');
    }
  });

  await step('the inbox on a phone', async () => {
    await goto('/workspaces');
    await service.getByRole('button', { name: 'Work in Maria’s shop' }).click();
    await goto('/inbox');
    await shows(service, text('script'));
    await look('inbox');
    for (const each of [text('image'), 'WWWW', text('right-to-left'), ALL]) {
      await goto('/inbox');
      await service.locator('.entry').filter({ hasText: each }).first().click();
      await service.locator('#messages > li').first().waitFor();
      await look('conversation');
    }
    await shows(service, ALL);
  });

  await step('what is kept of people has such words', async () => {
    await api('PUT', '/v1/workspace/opt-out-words', { languages: [{ language: 'en', stop: ['stop', SHORT, text('hyperlink')], start: ['start'] }] });
    await api('PUT', `/v1/consents/%2B${FIRST + 1}`, { text: ALL, source: 'by-hand' });
    await api('PUT', `/v1/suppressions/%2B${FIRST + 1}`, { note: ALL });
    const { contacts } = await api('GET', `/v1/contacts?query=%2B${FIRST + 1}`);
    await api('PUT', `/v1/contacts/${contacts[0].id}`, { name: SHORT });
    const line = `+${FIRST + 200},"${text('hyperlink').replaceAll('"', '""')}"`;
    await api('POST', '/v1/suppressions/import?region=GB', line, { 'Content-Type': 'text/csv' });
  });

  await step('the sidebar’s lists', async () => {
    await screen('home');
    await button(sidebar, 'Inbox').click();
    await sidebar.getByText('Unread only').waitFor();
    await screen('inbox');
    await sidebar.locator('button.item').filter({ hasText: 'WWWW' }).first().click();
    await sidebar.getByRole('textbox', { name: 'Message' }).waitFor();
    await screen('long-conversation');
    await button(sidebar, 'Back').click();
    await sidebar.locator('button.item').filter({ hasText: ALL }).first().click();
    await button(sidebar, /^Show /).waitFor();
    await screen('conversation');
    await shows(workbench.frame, ALL);
    await button(sidebar, /^Show /).click();
    await sidebar.getByRole('link', { name: /^Save/ }).waitFor();
    await screen('file');
    await button(sidebar, 'Back').click();
    await button(sidebar, 'Back').click();
  });

  await step('the sidebar’s people', async () => {
    await sidebar.getByText('Look up a person').click();
    await sidebar.getByRole('searchbox').fill(`+${FIRST + 1}`);
    await button(sidebar, 'Look up').click();
    await sidebar.getByText('Opted out').or(sidebar.getByText('Do not send')).first().waitFor();
    await screen('person');
    await button(sidebar, 'Back').click();
    await sidebar.getByText('One list for all your sheets').click();
    await sidebar.getByText(`+${FIRST + 1}`, { exact: true }).waitFor();
    await sidebar.getByText(`+${FIRST + 200}`, { exact: true }).waitFor();
    await screen('do-not-send');
    const list = await api('GET', '/v1/suppressions/export');
    assert.ok(list.includes(`"'=HYPERLINK(`), list);
    assert.doesNotMatch(list, /(^|,|\n)"?[=+\-@\t\r]/);
    await button(sidebar, 'Back').click();
    await sidebar.getByText('Consent and opt-out words').click();
    await sidebar.getByRole('textbox', { name: 'No more messages' }).waitFor();
    await screen('words');
    await button(sidebar, 'Back').click();
  });

  await step('a campaign from the message to the last look', async () => {
    await button(sidebar, 'New campaign').click();
    await sidebar.getByRole('radio', { name: /abuse/ }).check();
    await screen('message');
    await button(sidebar, 'Next').click();
    await choose(sidebar, 'Phone number', 'A');
    await choose(sidebar, 'Country of numbers', 'GB');
    await choose(sidebar, 'Text {{1}}', 'B');
    await choose(sidebar, 'Text {{2}}', 'D');
    await screen('columns');
    await button(sidebar, 'Next').click();
    await sidebar.getByLabel('Campaign name').fill(ALL.slice(0, 200));
    await screen('rows');
    await button(sidebar, 'Check messages').click();
    await sidebar.getByRole('button', { name: /^Continue with/ }).waitFor();
    for (let i = 0; i < 6; i++) {
      await screen('check');
      await button(sidebar, 'Next row').click();
    }
    await button(sidebar, /^Continue with/).click();
    await sidebar.getByText('First to').waitFor();
    await screen('confirm');
    await button(sidebar, /^Send/).click();
    await sidebar.getByText(/messages left/).first().waitFor();
    await screen('campaign');
  });

  await step('what they answer stands in the cells as text', async () => {
    await answered(9);
    await workbench.soon(sidebar.getByText(/^\d+ replies/));
    await sidebar.getByText(/^\d+ replies/).click();
    await screen('replies');
  });

  await step('and so where the add-on writes', async () => {
    await button(sidebar, 'Back').click();
    await sidebar.getByText('How statuses reach this sheet').click();
    await sidebar.getByRole('radio', { name: /This add-on/ }).check();
    await workbench.soon(sidebar.getByText(/^Up to date/));
    await screen('sheet');
    await answered(1, (body) => body + ' again');
  });

  assert.equal(wrong.size, 0);
  console.log('Nothing that was written ran.');
} finally {
  wrong.forEach((each) => console.log(each));
  await workbench.close();
}

/** A screen of the sidebar, once what it waits for is there. */
async function screen(name) {
  await sidebar.locator('.waiting').first().waitFor({ state: 'detached' });
  await workbench.look(name);
  note(name, await flawsOf(workbench.frame, shown));
}

/** A picture of the service's own page, and what is wrong with it. */
async function look(name) {
  await service.screenshot({ path: `${screenshots}/page-${name}.png`, fullPage: true });
  note(name, await flawsOf(service, shown));
}

/** Messages of people, as Meta tells them. */
function say(messages, contacts = []) {
  const metadata = { display_phone_number: '15550783881', phone_number_id: NUMBER };
  const value = { messaging_product: 'whatsapp', metadata, contacts, messages };
  return control('POST', `accounts/${WABA}/webhooks`, { field: 'messages', value });
}

/** Answers of all to the campaign, each as `as` makes it, come into the cells and are values there; so many hold the link then. */
async function answered(many, as = (body) => body) {
  const at = Math.floor(Date.now() / 1000) + 60;
  const link = as(text('hyperlink'));
  await say(
    TEXTS.map((body, i) => ({ from: String(FIRST + i), id: `wamid.${as(i)}`, timestamp: String(at), type: 'text', text: { body: as(body) } })).slice(1),
  );
  const { sheets } = await workbench.until(
    'the answers',
    async () => {
      await workbench.frame.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
      return google('?includeGridData=true&fields=sheets(data(rowData(values(userEnteredValue,effectiveValue))))');
    },
    ({ sheets }) => cellsOf(sheets).filter((value) => (value.stringValue ?? value.formulaValue) === link).length >= many,
  );
  assert.deepEqual(cellsOf(sheets).filter((value) => value.formulaValue !== undefined || value.errorValue !== undefined), []);
}

/** Every value of every cell: what was entered, and what it comes to. */
function cellsOf(sheets) {
  return sheets
    .flatMap(({ data = [] }) => data)
    .flatMap(({ rowData = [] }) => rowData)
    .flatMap(({ values = [] }) => values)
    .flatMap(({ userEnteredValue, effectiveValue }) => [userEnteredValue, effectiveValue].filter(Boolean));
}

/** What is wrong anywhere is told at the end, all at once. */
function note(name, flaws) {
  flaws.forEach((flaw) => wrong.add(`${name}: ${flaw}`));
  found.splice(0).filter((fault) => !/status of 4\d\d/.test(fault)).forEach((fault) => wrong.add(`${name}: ${fault}`));
}

async function shows(where, words) {
  const all = await where.evaluate(() => document.body.textContent);
  assert.ok(all.includes(words), `not shown: ${words}`);
}

function goto(path) {
  return service.goto(new URL(path, service.url()).href);
}

async function ask(method, address, body, headers = {}) {
  const json = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
  const answer = await fetch(address, { method, headers: { 'Content-Type': 'application/json', ...headers }, body: json });
  const words = await answer.text();
  assert.ok(answer.ok, `${method} ${address}: ${answer.status} ${words.slice(0, 400)}`);
  return words.startsWith('{') ? JSON.parse(words) : words;
}

function google(rest, body) {
  return ask(body ? 'POST' : 'GET', `${url}/workbench/google/spreadsheets/${desk.spreadsheetId}${rest}`, body);
}

function control(method, path, body) {
  return ask(method, `${url}/workbench/sandbox/whatsapp/${path}`, body);
}

function api(method, path, body, headers) {
  return ask(method, new URL(path, service.url()).href, body, { Authorization: `Bearer ${desk.apiKey}`, ...headers });
}
