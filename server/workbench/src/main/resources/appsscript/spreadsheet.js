/** Sheet, Spreadsheet and SpreadsheetApp. */
(host, google, core) => {
  const { Exception } = core;

  class Sheet {
    constructor(sheetId) {
      this.sheetId = sheetId;
    }
    get properties() {
      return core.document.sheet(this.sheetId);
    }
    getSheetId() {
      return this.sheetId;
    }
    getName() {
      return this.properties.title;
    }
    getIndex() {
      return this.properties.index + 1;
    }
    getParent() {
      return spreadsheet;
    }
    getMaxRows() {
      return this.properties.gridProperties.rowCount;
    }
    getMaxColumns() {
      return this.properties.gridProperties.columnCount;
    }
    getFrozenRows() {
      return this.properties.gridProperties.frozenRowCount || 0;
    }
    getLastRow() {
      return core.document.extent(this.sheetId).rows;
    }
    getLastColumn() {
      return core.document.extent(this.sheetId).columns;
    }
    getRange(first, column, rows = 1, columns = 1) {
      const box = typeof first === 'string'
        ? core.parseA1(first, this.getMaxRows(), this.getMaxColumns())
        : { row: first, column, rows, columns };
      if (box.row < 1 || box.column < 1 || box.rows < 1 || box.columns < 1) {
        throw new Exception('The starting row and column, and the number of rows and columns, of the range must be at least 1.');
      }
      if (box.row + box.rows - 1 > this.getMaxRows() || box.column + box.columns - 1 > this.getMaxColumns()) {
        throw new Exception('The coordinates of the range are outside the dimensions of the sheet.');
      }
      return core.range({ sheetId: this.sheetId, ...box });
    }
    getDataRange() {
      const { rows, columns } = core.document.extent(this.sheetId);
      return this.getRange(1, 1, Math.max(rows, 1), Math.max(columns, 1));
    }
    selected() {
      const selection = JSON.parse(host.selection());
      const here = selection.sheetId === this.sheetId && selection.ranges.length > 0;
      return (here ? selection.ranges : ['A1']).map((a1) => this.getRange(a1));
    }
    getActiveRange() {
      return this.selected().pop();
    }
    getActiveRangeList() {
      const ranges = this.selected();
      return { getRanges: () => ranges };
    }
    activate() {
      host.show('selection', JSON.stringify({ sheetId: this.sheetId }));
      return this;
    }
    isRowHiddenByUser(row) {
      return core.document.hidden(this.sheetId, row).byUser;
    }
    isRowHiddenByFilter(row) {
      return core.document.hidden(this.sheetId, row).byFilter;
    }
    hideColumns(column, count = 1) {
      const range = { sheetId: this.sheetId, dimension: 'COLUMNS', startIndex: column - 1, endIndex: column - 1 + count };
      core.document.batch({ updateDimensionProperties: { range, properties: { hiddenByUser: true }, fields: 'hiddenByUser' } });
    }
    insertColumnAfter(after) {
      const range = { sheetId: this.sheetId, dimension: 'COLUMNS', startIndex: after, endIndex: after + 1 };
      core.document.batch({ insertDimension: { range, inheritFromBefore: true } });
      return this;
    }
    insertColumnsAfter(after, count) {
      const range = { sheetId: this.sheetId, dimension: 'COLUMNS', startIndex: after, endIndex: after + count };
      core.document.batch({ insertDimension: { range, inheritFromBefore: true } });
      return this;
    }
    createDeveloperMetadataFinder() {
      return core.finder({ metadataLocation: { sheetId: this.sheetId }, locationMatchingStrategy: 'INTERSECTING_LOCATION' });
    }
  }

  const spreadsheet = {
    getId: () => host.spreadsheetId(),
    getName: () => core.document.read().properties.title,
    getSpreadsheetTimeZone: () => core.document.read().properties.timeZone,
    getSpreadsheetLocale: () => core.document.read().properties.locale,
    getSheets: () => core.document.read().sheets.map((sheet) => new Sheet(sheet.properties.sheetId)),
    getSheetByName: (name) => spreadsheet.getSheets().find((sheet) => sheet.getName() === name) || null,
    getSheetById: (sheetId) => spreadsheet.getSheets().find((sheet) => sheet.getSheetId() === sheetId) || null,
    getActiveSheet: () => {
      const { sheetId } = JSON.parse(host.selection());
      return spreadsheet.getSheetById(sheetId) || spreadsheet.getSheets()[0];
    },
    setActiveSheet: (sheet) => sheet.activate(),
    getActiveRange: () => spreadsheet.getActiveSheet().getActiveRange(),
    createDeveloperMetadataFinder: () => core.finder({}),
    toast: (text, title) => host.show('alert', JSON.stringify({ title: title || '', text: String(text) })),
  };

  core.sheet = (sheetId) => new Sheet(sheetId);
  google.SpreadsheetApp = Object.freeze({
    // The only call of SpreadsheetApp that works in AuthMode.NONE (sheets/facts.md 3.1).
    getUi: core.ui,
    ProtectionType: core.words('RANGE', 'SHEET'),
    DeveloperMetadataVisibility: core.words('DOCUMENT', 'PROJECT'),
    DeveloperMetadataLocationType: core.words('SPREADSHEET', 'SHEET', 'ROW', 'COLUMN'),
    ...core.guarded('SpreadsheetApp', 'LIMITED', {
      getActive: () => spreadsheet,
      getActiveSpreadsheet: () => spreadsheet,
      getActiveSheet: () => spreadsheet.getActiveSheet(),
      getActiveRange: () => spreadsheet.getActiveRange(),
      flush: () => core.document.forget(),
    }),
  });
}
