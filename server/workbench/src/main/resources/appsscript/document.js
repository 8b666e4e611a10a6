/** The spreadsheet by Google's API, with the person's own token; one of it for each execution. */
(host, google, core) => {
  let hiddenRows = new Map();
  let properties = null;

  const call = (method, path, body) => {
    const answer = JSON.parse(host.google(method, path, body === undefined ? null : JSON.stringify(body)));
    if (answer.status >= 400) {
      throw new core.Exception(wordsOf(answer));
    }
    return JSON.parse(answer.body);
  };

  const wordsOf = (answer) => {
    const error = JSON.parse(answer.body).error;
    return error.code === 403 ? 'You do not have permission to access the requested document.' : error.message;
  };

  const base = () => `/v4/spreadsheets/${encodeURIComponent(host.spreadsheetId())}`;
  const range = (sheet, box) => encodeURIComponent(`'${sheet.title.replace(/'/g, "''")}'!${core.toA1(box)}`);
  const forget = () => {
    hiddenRows = new Map();
    properties = null;
  };

  core.document = {
    forget,

    /** The spreadsheet's properties and those of its sheets. */
    read() {
      properties = properties || call('GET', `${base()}?fields=spreadsheetId,properties,sheets(properties)`);
      return properties;
    },

    sheet(sheetId) {
      const found = this.read().sheets.map((sheet) => sheet.properties).find((sheet) => sheet.sheetId === sheetId);
      if (!found) {
        throw new core.Exception('Sheet with that id is gone from this spreadsheet');
      }
      return found;
    },

    /** A matrix of exactly the box's size; `render` as Google's valueRenderOption. */
    values(sheetId, box, render, dates = 'SERIAL_NUMBER') {
      const path = `${base()}/values/${range(this.sheet(sheetId), box)}`;
      const found = call('GET', `${path}?valueRenderOption=${render}&dateTimeRenderOption=${dates}`).values || [];
      return Array.from({ length: box.rows }, (_, r) =>
        Array.from({ length: box.columns }, (_, c) => (found[r] && found[r][c] !== undefined ? found[r][c] : '')));
    },

    /** How far the sheet is filled. */
    extent(sheetId) {
      const sheet = this.sheet(sheetId);
      const all = encodeURIComponent(`'${sheet.title.replace(/'/g, "''")}'`);
      const found = call('GET', `${base()}/values/${all}?valueRenderOption=FORMATTED_VALUE`).values || [];
      return { rows: found.length, columns: found.reduce((most, row) => Math.max(most, row.length), 0) };
    },

    /** Writes as if typed: a value that begins with "=" is a formula (sheets/facts.md 3.3). */
    write(sheetId, box, values) {
      const path = `${base()}/values/${range(this.sheet(sheetId), box)}?valueInputOption=USER_ENTERED`;
      call('PUT', path, { values });
      forget();
    },

    batch(...requests) {
      const replies = call('POST', `${base()}:batchUpdate`, { requests }).replies;
      forget();
      return replies;
    },

    metadata(filter) {
      const found = call('POST', `${base()}/developerMetadata:search`, { dataFilters: [{ developerMetadataLookup: filter }] });
      return (found.matchedDeveloperMetadata || []).map((match) => match.developerMetadata);
    },

    /** `{byUser, byFilter}` of a row, from one read of the whole sheet. */
    hidden(sheetId, row) {
      if (!hiddenRows.has(sheetId)) {
        const sheet = this.sheet(sheetId);
        const all = encodeURIComponent(`'${sheet.title.replace(/'/g, "''")}'`);
        const fields = 'sheets(data(rowMetadata(hiddenByUser,hiddenByFilter)))';
        const found = call('GET', `${base()}?ranges=${all}&fields=${encodeURIComponent(fields)}`);
        const data = (found.sheets && found.sheets[0] && found.sheets[0].data) || [];
        hiddenRows.set(sheetId, (data[0] && data[0].rowMetadata) || []);
      }
      const of = hiddenRows.get(sheetId)[row - 1] || {};
      return { byUser: of.hiddenByUser === true, byFilter: of.hiddenByFilter === true };
    },
  };
}
