/** Range, RangeList, DeveloperMetadata and Protection. */
(host, google, core) => {
  const { Exception } = core;
  const lookups = (box) => ({ locationType: 'COLUMN', metadataLocation: columnLocation(box) });
  const columnLocation = ({ sheetId, column }) => ({
    dimensionRange: { sheetId, dimension: 'COLUMNS', startIndex: column - 1, endIndex: column },
  });
  const grid = ({ sheetId, row, column, rows, columns }) => ({
    sheetId,
    startRowIndex: row - 1,
    endRowIndex: row - 1 + rows,
    startColumnIndex: column - 1,
    endColumnIndex: column - 1 + columns,
  });

  class Range {
    constructor(box) {
      this.box = box;
    }
    getSheet() {
      return core.sheet(this.box.sheetId);
    }
    getRow() {
      return this.box.row;
    }
    getColumn() {
      return this.box.column;
    }
    getNumRows() {
      return this.box.rows;
    }
    getNumColumns() {
      return this.box.columns;
    }
    getLastRow() {
      return this.box.row + this.box.rows - 1;
    }
    getLastColumn() {
      return this.box.column + this.box.columns - 1;
    }
    getHeight() {
      return this.box.rows;
    }
    getWidth() {
      return this.box.columns;
    }
    getA1Notation() {
      return core.toA1(this.box);
    }
    getDisplayValues() {
      return core.document.values(this.box.sheetId, this.box, 'FORMATTED_VALUE').map((row) => row.map(String));
    }
    getDisplayValue() {
      return this.getDisplayValues()[0][0];
    }
    /** A date cell is the one whose value is a number and whose formatted date is text. */
    getValues() {
      const raw = core.document.values(this.box.sheetId, this.box, 'UNFORMATTED_VALUE');
      const shown = core.document.values(this.box.sheetId, this.box, 'UNFORMATTED_VALUE', 'FORMATTED_STRING');
      const zone = core.document.read().properties.timeZone;
      return raw.map((row, r) =>
        row.map((value, c) =>
          typeof value === 'number' && typeof shown[r][c] === 'string' ? new Date(host.instantOf(value, zone)) : value));
    }
    getValue() {
      return this.getValues()[0][0];
    }
    setValues(values) {
      if (!Array.isArray(values) || values.length !== this.box.rows) {
        throw new Exception(
          `The number of rows in the data does not match the number of rows in the range. ` +
            `The data has ${values.length} but the range has ${this.box.rows}.`);
      }
      const wrong = values.find((row) => row.length !== this.box.columns);
      if (wrong) {
        throw new Exception(
          `The number of columns in the data does not match the number of columns in the range. ` +
            `The data has ${wrong.length} but the range has ${this.box.columns}.`);
      }
      core.document.write(this.box.sheetId, this.box, values.map((row) => row.map((value) => (value === null ? '' : value))));
      return this;
    }
    setValue(value) {
      return this.setValues(Array.from({ length: this.box.rows }, () => new Array(this.box.columns).fill(value)));
    }
    clearContent() {
      return this.setValue('');
    }
    setNumberFormat(pattern) {
      const type = pattern === '@' ? 'TEXT' : 'NUMBER';
      core.document.batch({
        repeatCell: {
          range: grid(this.box),
          cell: { userEnteredFormat: { numberFormat: { type, pattern } } },
          fields: 'userEnteredFormat.numberFormat',
        },
      });
      return this;
    }
    activate() {
      host.show('selection', JSON.stringify({ sheetId: this.box.sheetId, range: this.getA1Notation() }));
      return this;
    }
    addDeveloperMetadata(metadataKey, second, third) {
      const visibility = third || (typeof second === 'object' ? second : undefined);
      const developerMetadata = {
        metadataKey,
        metadataValue: typeof second === 'string' ? second : undefined,
        visibility: String(visibility || 'DOCUMENT'),
        location: this.wholeColumn(),
      };
      core.document.batch({ createDeveloperMetadata: { developerMetadata } });
      return this;
    }
    wholeColumn() {
      if (this.box.columns !== 1 || this.box.row !== 1 || this.box.rows !== core.document.sheet(this.box.sheetId).gridProperties.rowCount) {
        throw new Exception(
          'Adding developer metadata to arbitrary ranges is not currently supported. ' +
            'Developer metadata may only be added to the top-level spreadsheet, an individual sheet, or an entire row or column.');
      }
      return columnLocation(this.box);
    }
    getDeveloperMetadata() {
      return core.document.metadata(lookups(this.box)).map((found) => new DeveloperMetadata(found));
    }
    createDeveloperMetadataFinder() {
      return finder(lookups(this.box));
    }
    protect() {
      const replies = core.document.batch({ addProtectedRange: { protectedRange: { range: grid(this.box) } } });
      return new Protection(replies[0].addProtectedRange.protectedRange);
    }
  }

  class Protection {
    constructor(protectedRange) {
      this.range = protectedRange;
    }
    setWarningOnly(warningOnly) {
      return this.update({ warningOnly });
    }
    setDescription(description) {
      return this.update({ description });
    }
    getDescription() {
      return this.range.description || '';
    }
    isWarningOnly() {
      return this.range.warningOnly === true;
    }
    update(change) {
      this.range = { ...this.range, ...change };
      const protectedRange = { protectedRangeId: this.range.protectedRangeId, ...change };
      core.document.batch({ updateProtectedRange: { protectedRange, fields: Object.keys(change).join(',') } });
      return this;
    }
    remove() {
      core.document.batch({ deleteProtectedRange: { protectedRangeId: this.range.protectedRangeId } });
    }
  }

  class DeveloperMetadata {
    constructor(found) {
      this.found = found;
    }
    getKey() {
      return this.found.metadataKey;
    }
    getValue() {
      return this.found.metadataValue === undefined ? null : this.found.metadataValue;
    }
    getId() {
      return this.found.metadataId;
    }
    getLocation() {
      // Google leaves out what is 0.
      const { sheetId = 0, startIndex = 0 } = this.found.location.dimensionRange || {};
      const rows = core.document.sheet(sheetId).gridProperties.rowCount;
      return {
        getColumn: () => new Range({ sheetId, row: 1, rows, column: startIndex + 1, columns: 1 }),
        getSheet: () => core.sheet(sheetId),
      };
    }
    remove() {
      core.document.batch({
        deleteDeveloperMetadata: { dataFilter: { developerMetadataLookup: { metadataId: this.found.metadataId } } },
      });
    }
  }

  const finder = (filter) => ({
    withKey: (metadataKey) => finder({ ...filter, metadataKey }),
    withValue: (metadataValue) => finder({ ...filter, metadataValue }),
    withVisibility: (visibility) => finder({ ...filter, visibility: String(visibility) }),
    onIntersectingLocations: () => finder({ ...filter, locationMatchingStrategy: 'INTERSECTING_LOCATION' }),
    find: () => core.document.metadata(filter).map((found) => new DeveloperMetadata(found)),
  });

  core.range = (box) => new Range(box);
  core.finder = finder;
}
