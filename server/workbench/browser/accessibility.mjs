/** What axe-core finds wrong; findings of impact serious or critical fail. */
import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export function seriousFindings(workbench) {
  return findingsOf(workbench.frame);
}

/** The same in a page or frame whose policy lets no script in but its own: axe-core is brought in past it. */
export async function findingsOf(frame) {
  await frame.evaluate(axe);
  const { violations } = await frame.evaluate(() => window.axe.run(document));
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => `${id}: ${help} (${nodes.map((node) => node.target.join(' ')).join(', ')})`);
}
