/** What triggers hand to their functions (sheets/facts.md 3.2, apps-script/guides/triggers/events.md). */
(host, google, core) => {
  const tabOf = (title) => google.SpreadsheetApp.getActiveSpreadsheet().getSheetByName(title);

  /** `value` and `oldValue` are there for a single cell only; an empty cell has none. */
  const edited = ({ tab, row, column, rows, columns, value, oldValue }) => ({
    range: tabOf(tab).getRange(row, column, rows, columns),
    ...(value === null || value === '' ? {} : { value }),
    ...(oldValue === null || oldValue === '' ? {} : { oldValue }),
  });

  /** A question that was asked twice has both answers under its name. */
  const submitted = ({ tab, row, column, values }) => {
    const sheet = tabOf(tab);
    const headings = sheet.getRange(1, column, 1, values.length).getDisplayValues()[0];
    const namedValues = {};
    headings.forEach((heading, i) => {
      namedValues[heading] = [...(namedValues[heading] || []), values[i]];
    });
    return { range: sheet.getRange(row, column, 1, values.length), values, namedValues };
  };

  core.event = (text) => {
    const event = JSON.parse(text);
    return {
      authMode: google.ScriptApp.AuthMode.FULL,
      triggerUid: event.trigger,
      ...(event.edited || event.submitted || event.changed ? { source: google.SpreadsheetApp.getActiveSpreadsheet() } : {}),
      ...(event.edited && edited(event.edited)),
      ...(event.submitted && submitted(event.submitted)),
      ...(event.changed && { changeType: event.changed.changeType }),
    };
  };
}
