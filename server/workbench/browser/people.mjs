/**
 * What a marketer does for the people behind the rows: lets the sheet in by a code, answers a picture, heeds a STOP, and as an owner
 * takes away and erases what is kept of somebody, and ends the workspace. Run as `node people.mjs URL SCREENSHOTS`.
 */
import assert from 'node:assert/strict';
import { findingsOf, seriousFindings } from './accessibility.mjs';
import { openWorkbench } from './page.mjs';
import { Phone } from './phone.mjs';
import { drawPicture } from './picture.mjs';
import { button, chooseRows, chooseTemplate, matchOrders, planOrders, ready } from './sidebar.mjs';

const [url, screenshots] = process.argv.slice(2);
const WORKSPACE = 'Maria’s shop';
/** Who stands in row 2. */
const PERSON = '447400123100';
/** Nobody's row, as a phone would write the number. */
const STRANGER = '+44 7400 999999';

const workbench = await openWorkbench(url, screenshots);
const { sidebar, page } = workbench;
const step = workbench.step.bind(workbench);
const accessible = async () => assert.deepEqual(await seriousFindings(workbench), []);
let service;
let phone;

try {
  await step('get a code', async () => {
    await workbench.openRowcast();
    await sidebar.getByLabel('Service address').fill(await workbench.copied('address'));
    await button(sidebar, 'Connect').click();
    await sidebar.getByText('Waiting for your answer there').waitFor();
    await accessible();
  });

  await step('sign in with Google and join', async () => {
    [service] = await Promise.all([
      page.waitForEvent('popup'),
      sidebar.getByRole('link', { name: 'Open the page' }).click(),
    ]);
    await service.getByRole('link', { name: 'Sign in with Google' }).waitFor();
    await look('sign-in');
    await service.getByRole('link', { name: 'Sign in with Google' }).click();
    await service.getByRole('radio', { name: 'maria@shop.example' }).check();
    await service.getByRole('button', { name: 'Allow' }).click();
    await service.getByRole('link', { name: 'Go on' }).click();
    await service.getByRole('heading', { name: 'Invitations' }).waitFor();
    await look('workspaces');
    await service.getByRole('button', { name: `Join ${WORKSPACE}` }).click();
  });

  await step('let the sheet in', async () => {
    const code = await sidebar.locator('.pairing-code').textContent();
    await service.getByRole('button', { name: 'Connect this sheet' }).waitFor();
    assert.equal(await service.locator('.code').textContent(), code);
    await look('connect');
    await service.getByRole('button', { name: 'Connect this sheet' }).click();
    await service.getByText(/The sheet works in/).waitFor();
    await button(sidebar, 'New campaign').waitFor();
    await accessible();
  });

  await planOrders(workbench, { rows: 'A2:G4', name: 'Orders', step });

  await step('send', async () => {
    assert.equal(await ready(sidebar), 3);
    await button(sidebar, /^Continue with/).click();
    await button(sidebar, 'Send 3 messages').click();
    await workbench.soon(sidebar.getByText(/^All 3 messages left/));
    await button(sidebar, 'Back').click();
  });

  await step('open the inbox on a phone', async () => {
    phone = await Phone.open(workbench, new URL('/inbox', service.url()).href);
    await phone.page.getByRole('link', { name: 'Sign in with Google' }).tap();
    await phone.page.getByRole('radio', { name: 'maria@shop.example' }).check();
    await phone.page.getByRole('button', { name: 'Allow' }).tap();
    await phone.page.getByText('Nobody has written yet.').waitFor();
    await phone.look('empty');
    assert.deepEqual(await phone.obstaclesToInstalling(), []);
    await phone.mark();
  });

  await step('a picture comes as a reply', async () => {
    const { buffer } = await drawPicture(page);
    const sent = await fetch(`${url}/workbench/sandbox/whatsapp/recipients/${PERSON}/media?caption=Like%20this%3F`, {
      method: 'POST',
      headers: { 'Content-Type': 'image/png' },
      body: buffer,
    });
    assert.ok(sent.ok, await sent.text());
    await phone.page.getByText('Like this?').waitFor();
    assert.match(await phone.page.title(), /^\(1\) /);
    await phone.look('inbox');
    await phone.assertMarked();
    await button(sidebar, 'Inbox').click();
    await workbench.soon(sidebar.getByText('Like this?'));
    await accessible();
    await workbench.look('inbox');
    await sidebar.getByText('Like this?').click();
    await button(sidebar, /^Show image/).click();
    const picture = sidebar.getByRole('img', { name: 'What the person sent: image' });
    await picture.waitFor();
    assert.ok((await picture.evaluate((image) => image.naturalWidth)) > 0);
    await accessible();
  });

  await step('answer it', async () => {
    await sidebar.getByRole('textbox', { name: 'Message' }).fill('Just so! <b>See you on Friday</b>');
    await button(sidebar, 'Send').click();
    await workbench.soon(sidebar.getByText('<b>See you on Friday</b>'));
    await workbench.openPhone(PERSON);
    await page.getByText('Just so!').waitFor();
    await accessible();
    await workbench.look('conversation');
  });

  await step('answer from the phone', async () => {
    const { page: screen } = phone;
    await screen.getByText('Just so!').waitFor();
    await phone.assertMarked();
    await screen.getByRole('link', { name: /Just so!/ }).tap();
    const picture = screen.getByRole('img', { name: 'What the person sent: image' });
    await picture.waitFor();
    await workbench.until('picture', () => picture.evaluate((image) => image.naturalWidth), (width) => width > 0);
    await phone.mark();
    await phone.look('conversation');
    await screen.getByLabel('Camera').setInputFiles(await drawPicture(page));
    await screen.getByText(/^new-collection.png/).waitFor();
    await screen.getByRole('textbox', { name: 'Message' }).fill('Here is <i>another</i> one');
    await phone.look('answer');
    await screen.getByRole('button', { name: 'Send' }).tap();
    await screen.getByRole('list', { name: 'Messages' }).getByText('Here is <i>another</i> one').waitFor();
    await page.getByText('Here is <i>another</i> one').waitFor();
    await screen.locator('#messages > li', { hasText: 'another' }).getByText('Delivered').waitFor();
    await says('Thank you!');
    await screen.getByRole('list', { name: 'Messages' }).getByText('Thank you!').waitFor();
    await phone.look('answered');
  });

  await step('the phone loses the net for a while', async () => {
    const { page: screen } = phone;
    await phone.offline(true);
    await screen.getByText('You are offline').waitFor();
    await phone.look('offline');
    await says('Are you there?');
    await phone.offline(false);
    await screen.getByRole('list', { name: 'Messages' }).getByText('Are you there?').waitFor();
    await screen.getByText('You are offline').waitFor({ state: 'hidden' });
    await phone.assertMarked();
  });

  await step('begin with somebody of the phone’s contacts', async () => {
    const { page: screen } = phone;
    await phone.haveContact(['+44 7400 123100', STRANGER]);
    await screen.getByRole('link', { name: 'Inbox' }).tap();
    await screen.getByRole('link', { name: 'New conversation' }).tap();
    await screen.getByRole('button', { name: 'Choose from my contacts' }).tap();
    await screen.getByRole('button', { name: STRANGER }).tap();
    await phone.look('contact');
    await screen.getByRole('button', { name: 'Open the conversation' }).tap();
    await screen.getByText(/is known here/).waitFor();
    await phone.look('unknown');
    await screen.getByRole('button', { name: /^Begin with/ }).tap();
    await screen.getByText(/delivers templates only/).waitFor();
    await screen.getByLabel('Template', { exact: true }).selectOption({ label: 'order update (English (United States))' });
    await screen.getByRole('button', { name: 'Send template' }).waitFor();
    await phone.look('template');
  });

  await step('the person wants no more', async () => {
    await says('STOP');
    await workbench.soon(sidebar.getByText(/wrote that they want no messages/));
    await accessible();
    await service.goto(new URL('/inbox', service.url()).href);
    await service.getByRole('link', { name: /STOP/ }).click();
    await service.getByText(/wrote that they want no messages/).waitFor();
    await look('inbox');
    await button(sidebar, 'Back').click();
    await button(sidebar, 'Back').click();
    await button(sidebar, 'New campaign').waitFor();
  });

  await step('the next campaign holds the row back', async () => {
    await chooseTemplate(sidebar, 'order update', /order_update/);
    await matchOrders(sidebar);
    await chooseRows(workbench, 'A2:G4', 'Orders again');
    assert.equal(await ready(sidebar), 2);
    await sidebar.getByText('Does not want messages').first().waitFor();
    await accessible();
    await button(sidebar, 'Back').click();
    await button(sidebar, 'Back').click();
    await button(sidebar, 'Back').click();
    await button(sidebar, 'Back').click();
  });

  await step('look the person up', async () => {
    await sidebar.getByText('Look up a person').click();
    await sidebar.getByRole('searchbox').fill(`+${PERSON}`);
    await sidebar.getByRole('button', { name: 'Look up', exact: true }).click();
    await sidebar.getByText('Do not send').first().waitFor();
    await accessible();
    await workbench.look('person');
    await button(sidebar, 'Back').click();
  });

  await step('see the list and the words', async () => {
    await sidebar.getByText('One list for all your sheets').click();
    await sidebar.getByText(`+${PERSON}`, { exact: true }).waitFor();
    await accessible();
    await workbench.look('do-not-send');
    await button(sidebar, 'Back').click();
    await sidebar.getByText('Consent and opt-out words').click();
    await sidebar.getByRole('textbox', { name: 'No more messages' }).waitFor();
    await accessible();
    await workbench.look('consent');
    await button(sidebar, 'Back').click();
  });

  await step('take away and erase what is kept of them', async () => {
    await service.goto(new URL('/data', service.url()).href);
    await look('data');
    await service.getByLabel(/^Phone number/).fill(`+${PERSON}`);
    await service.getByRole('button', { name: 'Look up' }).click();
    const [zip] = await Promise.all([
      service.waitForEvent('download'),
      service.getByRole('link', { name: 'Download' }).click(),
    ]);
    assert.equal(zip.suggestedFilename(), 'contact.zip');
    await look('person');
    await service.getByRole('button', { name: 'Erase this person' }).click();
    await service.getByText(/^Erased: /).waitFor();
    await look('erased');
    await button(sidebar, 'Inbox').click();
    await sidebar.getByText('Nobody has written yet.').waitFor();
    await button(sidebar, 'Back').click();
  });

  // The phone was without the net for a while.
  assert.deepEqual(faultsBut(/ERR_INTERNET_DISCONNECTED/), []);

  await step('end the workspace', async () => {
    await service.goto(new URL('/data', service.url()).href);
    await service.getByLabel(/^The workspace’s name/).fill(WORKSPACE);
    await service.getByRole('button', { name: 'End it for good' }).click();
    await service.getByText(/Its keys are destroyed/).first().waitFor();
    await look('ended');
    await button(sidebar, 'Inbox').click();
    await workbench.soon(sidebar.getByRole('alert'));
  });

  await step('the phone is told', async () => {
    const { page: screen } = phone;
    await screen.getByText(/^This workspace has ended/).waitFor();
    await phone.look('ended');
  });

  // The end of the workspace refuses the sidebar (401) and the phone's events (403).
  assert.deepEqual(faultsBut(/401|403|ERR_INTERNET_DISCONNECTED/), []);
  console.log('The people are cared for.');
} finally {
  await workbench.close();
}

function faultsBut(expected) {
  return workbench.faults.filter((fault) => !expected.test(fault));
}

/** The person writes on the phone of the workbench that is open. */
async function says(words) {
  await page.getByRole('textbox', { name: 'Answer' }).fill(words);
  await page.getByRole('button', { name: 'Send the answer' }).click();
}

/** A picture of the service's own page, which must be good for everybody. */
async function look(name) {
  await service.screenshot({ path: `${screenshots}/page-${name}.png`, fullPage: true });
  assert.deepEqual(await findingsOf(service), []);
}
