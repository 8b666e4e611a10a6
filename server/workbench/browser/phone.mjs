/** A person's phone with the service's pages: its size, its fingers, and a browser of its own. */
import assert from 'node:assert/strict';
import path from 'node:path';
import { findingsOf } from './accessibility.mjs';

/** CSS pixels of a common phone. */
const SCREEN = { width: 390, height: 844 };

export class Phone {
  constructor(workbench, page) {
    this.workbench = workbench;
    this.page = page;
  }

  /** Opens a page in a browser that nobody has signed in with; its faults count as the workbench's. */
  static async open(workbench, url) {
    const context = await workbench.browser.newContext({
      viewport: SCREEN,
      isMobile: true,
      hasTouch: true,
      deviceScaleFactor: 2,
      locale: 'en-GB',
      timezoneId: 'Europe/London',
    });
    const page = await context.newPage();
    page.setDefaultTimeout(90_000);
    page.on('pageerror', (error) => workbench.faults.push(error.message));
    page.on('console', (message) => message.type() === 'error' && workbench.faults.push(message.text()));
    await page.goto(url);
    return new Phone(workbench, page);
  }

  /** Leaves something in the page that a reload would take away. */
  mark() {
    return this.page.evaluate(() => (window.mark = true));
  }

  async assertMarked() {
    assert.ok(await this.page.evaluate(() => window.mark === true), 'the page was loaded anew');
  }

  /** What keeps the browser from offering the page as an app. */
  async obstaclesToInstalling() {
    const session = await this.page.context().newCDPSession(this.page);
    const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
    return installabilityErrors;
  }

  offline(off) {
    return this.page.context().setOffline(off);
  }

  /** Gives the pages a contact to pick. Desktop browsers have no Contact Picker, so this stands in for it. */
  haveContact(numbers) {
    return this.page.addInitScript((tel) => {
      Object.defineProperty(navigator, 'contacts', { value: { select: async () => [{ name: ['Sam'], tel }] } });
    }, numbers);
  }

  /** A picture of the screen, which must be good for everybody and not be wider than it is. */
  async look(name) {
    await this.page.screenshot({ path: path.join(this.workbench.screenshots, `phone-${name}.png`) });
    assert.deepEqual(await findingsOf(this.page), []);
    assert.equal(await this.page.evaluate(() => document.documentElement.scrollWidth), SCREEN.width);
  }
}
