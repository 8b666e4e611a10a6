/** What axe-core finds wrong in the sidebar; findings of impact serious or critical fail. */
import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export async function seriousFindings(workbench) {
  const frame = workbench.page.frames().find((each) => each.url().includes('/workbench/pages/'));
  await frame.evaluate(axe);
  const { violations } = await frame.evaluate(() => window.axe.run(document));
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => `${id}: ${help} (${nodes.map((node) => node.target.join(' ')).join(', ')})`);
}
