/** The screens of the add-on's sidebar, as a marketer goes through them. */

export const button = (sidebar, name) => sidebar.getByRole('button', { name });

/** Template, columns and rows of a new campaign; ends on the screen with the checked messages. */
export async function planCampaign(workbench, { rows, name, step }) {
  const { sidebar } = workbench;
  await step('choose the template', async () => {
    await button(sidebar, 'New campaign').click();
    await sidebar.getByPlaceholder('Search by name or text').fill('order update');
    await sidebar.getByRole('radio', { name: /order_update/ }).check();
    await button(sidebar, 'Next').click();
  });
  await step('match the columns', async () => {
    await choose(sidebar, 'Phone number', 'C');
    await choose(sidebar, 'Country of numbers', 'GB');
    await choose(sidebar, 'Header {{1}}', 'E');
    await choose(sidebar, 'Text {{1}}', 'A');
    await choose(sidebar, 'Text {{2}}', 'E');
    await choose(sidebar, 'Text {{3}}', 'F');
    await button(sidebar, 'Next').click();
  });
  await step('choose the rows', async () => {
    await workbench.select(rows);
    await sidebar.getByRole('button', { name: 'Count again' }).click();
    await sidebar.getByRole('radio', { name: /The rows I selected/ }).check();
    await sidebar.getByLabel('Campaign name').fill(name);
    await button(sidebar, 'Check messages').click();
  });
}

/** Chooses by value in the select of the field whose label begins so. */
async function choose(sidebar, label, value) {
  const field = sidebar.locator('label.field', { has: sidebar.locator('.label', { hasText: label }) });
  await field.locator('select').first().selectOption(value);
}

/** The number of ready messages on the checking screen. */
export async function ready(sidebar) {
  await sidebar.getByRole('button', { name: /^Continue with/ }).waitFor();
  const text = await sidebar.locator('footer .primary').textContent();
  return Number(text.match(/\d+/)[0]);
}
