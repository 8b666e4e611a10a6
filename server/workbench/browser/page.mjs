/** The workbench's page in a headless Chromium, and the words to work it with. */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import chromium from '@sparticuz/chromium';
import { chromium as playwright } from 'playwright-core';

/** Opens the page, so many pixels high; `screenshots` is the folder that gets a picture of each step. */
export async function openWorkbench(url, screenshots, height = 900) {
  await mkdir(screenshots, { recursive: true });
  // The package's own arguments switch off web security and hide faults of frames (sheets/facts.md 6).
  const browser = await playwright.launch({
    executablePath: await chromium.executablePath(),
    args: ['--no-sandbox', '--disable-gpu'],
  });
  const page = await browser.newPage({ viewport: { width: 1600, height }, locale: 'en-GB', timezoneId: 'Europe/London' });
  // Generous, for busy machines: nothing waits longer than it must.
  page.setDefaultTimeout(90_000);
  page.setDefaultNavigationTimeout(120_000);
  const faults = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  await page.goto(url);
  await page.waitForFunction(() => window.workbench !== undefined, null, { timeout: 120_000 });
  return new Workbench(browser, page, url, screenshots, faults);
}

export class Workbench {
  constructor(browser, page, url, screenshots, faults) {
    this.browser = browser;
    this.page = page;
    this.url = url;
    this.screenshots = screenshots;
    this.faults = faults;
    this.steps = 0;
  }

  /** The add-on's own page in its frame. */
  get sidebar() {
    return this.page.frameLocator('iframe[title="Rowcast"]');
  }

  /** The same, to be looked into. */
  get frame() {
    return this.page.frames().find((each) => each.url().includes('/workbench/pages/'));
  }

  /** One step of the story, with a picture at its end or where it failed. */
  async step(name, work) {
    const number = String(++this.steps).padStart(2, '0');
    const picture = path.join(this.screenshots, `${number}-${name.replace(/\W+/g, '-')}.png`);
    const started = Date.now();
    try {
      return await work();
    } finally {
      await this.page.screenshot({ path: picture });
      console.log(`${number} ${name} (${Date.now() - started} ms)`);
    }
  }

  /** A picture of the sidebar, as it is in the middle of a step. */
  async look(name) {
    await this.page.getByRole('complementary', { name: 'Rowcast' }).screenshot({ path: path.join(this.screenshots, `sidebar-${name}.png`) });
  }

  /** Changes the sandbox's world, as Meta would. */
  async control(path, change) {
    const answer = await fetch(`${this.url}/workbench/sandbox/whatsapp/${path}`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(change),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  }

  /** Messages that the sandbox took. */
  async accepted() {
    return (await (await fetch(`${this.url}/workbench/sandbox/whatsapp/counts`)).json()).accepted;
  }

  /** Opens one person's chat. */
  async openPhone(digits) {
    const back = this.page.getByRole('button', { name: 'Back to all phones' });
    if (await back.isVisible()) await back.click();
    await this.page.getByLabel('Search a name or number').fill(digits);
    await this.page.locator(`[data-phone="${digits}"]`).click();
  }

  async openRowcast() {
    await this.page.getByRole('button', { name: 'Extensions' }).click();
    await this.page.getByRole('menuitem', { name: 'Rowcast' }).click();
    await this.page.getByRole('menuitem', { name: 'Open Rowcast' }).click();
  }

  /** What the page's copy buttons would put on the clipboard. */
  copied(name) {
    return this.page.locator(`[data-copy="${name}"]`).getAttribute('data-value');
  }

  cell(a1) {
    return this.page.evaluate((a1) => window.workbench.readCell(a1), a1);
  }

  type(a1, text) {
    return this.page.evaluate(([a1, text]) => window.workbench.typeCell(a1, text), [a1, text]);
  }

  select(range) {
    return this.page.evaluate((range) => window.workbench.select(range), range);
  }

  sort(letter, ascending) {
    return this.page.evaluate(([letter, ascending]) => window.workbench.sortBy(letter, ascending), [letter, ascending]);
  }

  /** Letter of the column with this heading; empty where there is none. */
  async columnOf(heading) {
    for (let column = 0; column < 26; column++) {
      const letter = String.fromCharCode(65 + column);
      if ((await this.cell(`${letter}1`)) === heading) return letter;
    }
    return '';
  }

  async column(letter, firstRow, lastRow) {
    return this.page.evaluate(
      ([letter, first, last]) =>
        Array.from({ length: last - first + 1 }, (_, i) => window.workbench.readCell(`${letter}${first + i}`)),
      [letter, firstRow, lastRow],
    );
  }

  /** Asks until the answer fits; fails with the last answer. */
  async until(what, ask, fits, timeout = 60_000) {
    const end = Date.now() + timeout;
    for (;;) {
      const answer = await ask();
      if (fits(answer)) return answer;
      if (Date.now() > end) throw new Error(`${what}: still ${JSON.stringify(answer).slice(0, 600)}`);
      await this.page.waitForTimeout(200);
    }
  }

  /** Waits for what the sidebar will show: it asks at once, not only when its time has come, where somebody comes back to it. */
  async soon(what) {
    const end = Date.now() + 90_000;
    while (!(await what.isVisible())) {
      if (Date.now() > end) throw new Error(`The sidebar does not show ${what}`);
      await this.page.waitForTimeout(500);
      await this.frame.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    }
  }

  close() {
    return this.browser.close();
  }
}
