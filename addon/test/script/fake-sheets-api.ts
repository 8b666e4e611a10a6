import { FakeSheet, type FakeSpreadsheet } from './fake-spreadsheet';

export interface ApiCall {
  method: string;
  /** Decoded, behind the spreadsheet's own. */
  path: string;
  body?: any;
}

const REFUSED = { error: { code: 400, message: 'Invalid request.', status: 'INVALID_ARGUMENT' } };
const PROTECTED = {
  error: { code: 400, message: 'You are trying to edit a protected cell or object.', status: 'INVALID_ARGUMENT' },
};

/** As much of Google's Sheets API as the script uses, over the fake spreadsheet; each call happens in one moment. */
export class FakeSheetsApi {
  readonly calls: ApiCall[] = [];
  /** Requests of `:batchUpdate`, each as `[name, what it asks]`. */
  readonly requests: [string, any][] = [];
  readonly rules = new Map<number, any[]>();
  readonly charts: any[] = [];
  protectedRoles: string[] = [];
  /** What others do to the sheet before the call is applied; an answer of it is Google's. */
  before: (call: ApiCall) => { status: number; body: unknown } | void = () => {};
  private readonly reports: { value: string; sheetId: number }[] = [];

  constructor(private readonly spreadsheet: FakeSpreadsheet) {}

  /** Calls that change something. */
  writes = () => this.calls.filter(({ path }) => /values:batchUpdate|^:batchUpdate/.test(path));
  reads = () => this.calls.filter(({ path }) => path.startsWith('/values:batchGet'));

  answer(method: string, path: string, body: any): { status: number; body: unknown } {
    const call = { method, path: decodeURIComponent(path), body };
    this.calls.push(call);
    return this.before(call) ?? this.applied(call);
  }

  private applied({ path, body }: ApiCall): { status: number; body: unknown } {
    switch (path.split('?')[0]) {
      case '/values:batchGetByDataFilter':
        return { status: 200, body: { valueRanges: body.dataFilters.flatMap((f: any) => this.read(f, body)) } };
      case '/values:batchUpdateByDataFilter':
        return this.write(body.data);
      case '/developerMetadata:search':
        return { status: 200, body: this.search(body.dataFilters[0].developerMetadataLookup) };
      case ':batchUpdate':
        body.requests.forEach((request: any) => this.change(...(Object.entries(request)[0] as [string, any])));
        return { status: 200, body: {} };
      case '':
        return { status: 200, body: { sheets: this.spreadsheet.sheets.map((sheet) => this.layout(sheet)) } };
      default:
        return this.values(path);
    }
  }

  private columns({ developerMetadataLookup: { metadataValue, metadataLocation } }: any) {
    const sheet = this.sheet(metadataLocation.sheetId);
    return sheet.marks.filter((mark) => mark.value === metadataValue).map(({ column }) => ({ sheet, column }));
  }

  private read(dataFilter: any, { valueRenderOption }: any) {
    return this.columns(dataFilter).map(({ sheet, column }) => {
      const shown = valueRenderOption === 'FORMATTED_VALUE';
      const cells = sheet.cells.map((_, r) => (shown ? sheet.cell(r + 1, column) : sheet.value(r + 1, column)));
      const filled = cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1);
      return { dataFilters: [dataFilter], valueRange: filled.length > 0 ? { values: [filled] } : {} };
    });
  }

  private write(data: any[]) {
    const roles = data.map(({ dataFilter }) => dataFilter.developerMetadataLookup.metadataValue);
    if (roles.some((role) => this.protectedRoles.includes(role))) {
      return { status: 400, body: PROTECTED };
    }
    for (const { dataFilter, values } of data) {
      for (const { sheet, column } of this.columns(dataFilter)) {
        values[0].forEach((value: any, r: number) => value !== null && sheet.put(r + 1, column, value));
      }
    }
    return { status: 200, body: {} };
  }

  private search({ metadataKey, metadataValue }: any) {
    const found = metadataKey === 'rowcast.report' ? this.reports.filter(({ value }) => value === metadataValue) : [];
    return {
      matchedDeveloperMetadata: found.map(({ sheetId }) => ({ developerMetadata: { location: { sheetId } } })),
    };
  }

  private layout(sheet: FakeSheet) {
    const gridProperties = { columnCount: sheet.getMaxColumns() };
    return {
      properties: { sheetId: sheet.id, gridProperties },
      conditionalFormats: structuredClone(this.rules.get(sheet.id)),
    };
  }

  private values(path: string) {
    const [, title, range] = /^\/values\/'(.*)'!([^?]+)/.exec(path) ?? [];
    const sheet = this.spreadsheet.sheets.find(({ name }) => name === title.replaceAll("''", "'"));
    if (!sheet) {
      return { status: 400, body: REFUSED };
    }
    const rows = range === '1:1' ? sheet.cells.slice(0, 1) : sheet.cells;
    return { status: 200, body: { values: rows.map((row) => row.slice(0, row.findLastIndex((c) => c !== '') + 1)) } };
  }

  private change(name: string, asked: any) {
    this.requests.push([name, asked]);
    switch (name) {
      case 'insertDimension':
        this.sheet(asked.range.sheetId).insertColumns(asked.range.startIndex, asked.range.endIndex);
        break;
      case 'updateCells':
        this.fill(asked);
        break;
      case 'createDeveloperMetadata':
        this.mark(asked.developerMetadata);
        break;
      case 'addConditionalFormatRule':
        this.rulesOf(asked.rule.ranges[0].sheetId).splice(asked.index, 0, asked.rule);
        break;
      case 'deleteConditionalFormatRule':
        this.rulesOf(asked.sheetId).splice(asked.index, 1);
        break;
      case 'addSheet':
        this.spreadsheet.sheets.push(new FakeSheet(asked.properties.sheetId, asked.properties.title, [[]]));
        break;
      case 'deleteSheet':
        this.spreadsheet.sheets.splice(this.spreadsheet.sheets.indexOf(this.sheet(asked.sheetId)), 1);
        break;
      case 'addChart':
        this.charts.push(asked.chart);
        break;
    }
  }

  private fill({ start, rows }: any) {
    const sheet = this.sheet(start.sheetId);
    rows.forEach(({ values }: any, r: number) =>
      values.forEach(({ userEnteredValue: value, note }: any, c: number) => {
        const [row, column] = [start.rowIndex + r + 1, start.columnIndex + c + 1];
        sheet.put(row, column, value?.formulaValue ?? value?.stringValue ?? '');
        if (note) {
          sheet.notes[column] = note;
        }
      }),
    );
  }

  private mark({ metadataKey: key, metadataValue: value, visibility, location }: any) {
    if (location.dimensionRange) {
      const column = location.dimensionRange.startIndex + 1;
      this.sheet(location.dimensionRange.sheetId).marks.push({ key, value, column, visibility });
    } else {
      this.reports.push({ value, sheetId: location.sheetId });
    }
  }

  rulesOf(sheetId: number): any[] {
    const rules = this.rules.get(sheetId) ?? [];
    this.rules.set(sheetId, rules);
    return rules;
  }

  private sheet(sheetId: number): FakeSheet {
    return this.spreadsheet.sheets.find(({ id }) => id === sheetId)!;
  }
}
