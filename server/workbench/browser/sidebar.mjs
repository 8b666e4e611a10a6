/** The screens of the add-on's sidebar, as a marketer goes through them. */

export const button = (sidebar, name) => sidebar.getByRole('button', { name });

/** Template, columns and rows of a new campaign of orders; ends on the screen with the checked messages. */
export async function planOrders(workbench, { rows, name, step }) {
  const { sidebar } = workbench;
  await step('choose the template', () => chooseTemplate(sidebar, 'order update', /order_update/));
  await step('match the columns', () => matchOrders(sidebar));
  await step('choose the rows', () => chooseRows(workbench, rows, name));
}

export async function matchOrders(sidebar) {
  await choose(sidebar, 'Phone number', 'C');
  await choose(sidebar, 'Country of numbers', 'GB');
  await fillOrder(sidebar);
  await button(sidebar, 'Next').click();
}

/** The parts of the template of orders. */
export async function fillOrder(sidebar) {
  await choose(sidebar, 'Header {{1}}', 'E');
  await choose(sidebar, 'Text {{1}}', 'A');
  await choose(sidebar, 'Text {{2}}', 'E');
  await choose(sidebar, 'Text {{3}}', 'F');
}

export async function chooseTemplate(sidebar, words, name) {
  await button(sidebar, 'New campaign').click();
  await sidebar.getByPlaceholder('Search by name or text').fill(words);
  await sidebar.getByRole('radio', { name }).check();
  await button(sidebar, 'Next').click();
}

/** Selects the rows in the sheet, then asks for their messages. */
export async function chooseRows(workbench, rows, name) {
  const { sidebar } = workbench;
  await sidebar.getByLabel('Campaign name').waitFor();
  await workbench.select(rows);
  await button(sidebar, 'Count again').click();
  await sidebar.getByRole('radio', { name: /The rows I selected/ }).check();
  await sidebar.getByLabel('Campaign name').fill(name);
  await button(sidebar, 'Check messages').click();
}

/** Chooses by value in the select of the field whose label begins so. */
export async function choose(sidebar, label, value) {
  const field = sidebar.locator('label.field', { has: sidebar.locator('.label', { hasText: label }) });
  await field.locator('select').first().selectOption(value);
}

/** The number of ready messages on the checking screen. */
export async function ready(sidebar) {
  await sidebar.getByRole('button', { name: /^Continue with/ }).waitFor();
  const text = await sidebar.locator('footer .primary').textContent();
  return Number(text.match(/\d+/)[0]);
}
