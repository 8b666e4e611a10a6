/** A text, or a number as dates are. */
export type Cell = string | number;

/** A spreadsheet in memory, with as much of SpreadsheetApp as the script uses. */
export class FakeSheet {
  cells: Cell[][];
  /** Of the headings, by column. */
  notes: Record<number, string> = {};
  hiddenColumns: number[] = [];
  hiddenRows: number[] = [];
  protections: { column: number; warningOnly: boolean; description: string }[] = [];
  marks: { key: string; value: string; column: number; visibility: string }[] = [];
  formats: Record<number, string> = {};
  selection: [number, number][] = [];
  activated = '';
  writes = 0;

  constructor(
    readonly id: number,
    readonly name: string,
    rows: Cell[][],
    private readonly maxColumns = Math.max(...rows.map((row) => row.length), 1),
  ) {
    this.cells = rows.map((row) => [...row]);
  }

  private addedColumns = 0;
  private readonly ids = new Map<object, number>();

  getSheetId = () => this.id;
  getName = () => this.name;
  getLastRow = () => this.cells.findLastIndex((row) => row.some((cell) => cell !== '')) + 1;
  getLastColumn = () =>
    this.cells.reduce((last, row) => Math.max(last, row.findLastIndex((cell) => cell !== '') + 1), 0);
  getMaxColumns = () => this.maxColumns + this.addedColumns;
  insertColumnAfter = () => void this.addedColumns++;
  hideColumns = (column: number) => void this.hiddenColumns.push(column);
  isRowHiddenByFilter = (row: number) => this.hiddenRows.includes(row);
  isRowHiddenByUser = () => false;
  getActiveRangeList = () => ({
    getRanges: () => this.selection.map(([row, rows]) => ({ getRow: () => row, getNumRows: () => rows })),
  });

  createDeveloperMetadataFinder = () => ({
    withKey: (key: string) => ({
      find: () =>
        this.marks
          .filter((mark) => mark.key === key)
          .map((mark) => ({
            getId: () => this.idOf(mark),
            getValue: () => mark.value,
            getLocation: () => ({ getColumn: () => ({ getColumn: () => mark.column }) }),
          })),
    }),
  });

  getRange(...where: [string] | [number, number, number, number]) {
    if (where.length === 1) {
      return this.namedRange(where[0]);
    }
    const [row, column, rows, columns] = where;
    return {
      getDisplayValues: () =>
        Array.from({ length: rows }, (_, r) =>
          Array.from({ length: columns }, (_, c) => this.cell(row + r, column + c)),
        ),
      setValues: (values: string[][]) => this.write(row, column, values),
    };
  }

  private idOf(mark: object): number {
    this.ids.set(mark, this.ids.get(mark) ?? this.ids.size + 1);
    return this.ids.get(mark)!;
  }

  /** What an event of a trigger names. */
  touched(row: number, column: number, rows = 1, columns = 1) {
    return {
      getRow: () => row,
      getColumn: () => column,
      getLastRow: () => row + rows - 1,
      getLastColumn: () => column + columns - 1,
      getSheet: () => this,
    };
  }

  private namedRange(a1: string) {
    const column = [...a1.split(':')[0].replace(/\d/g, '')].reduce((n, char) => n * 26 + char.charCodeAt(0) - 64, 0);
    const protection = { column, warningOnly: false, description: '' };
    const chain = {
      setDescription: (text: string) => ((protection.description = text), chain),
      setWarningOnly: (only: boolean) => ((protection.warningOnly = only), chain),
    };
    return {
      setNumberFormat: (format: string) => void (this.formats[column] = format),
      protect: () => (this.protections.push(protection), chain),
      addDeveloperMetadata: (key: string, value: string, visibility: string) =>
        void this.marks.push({ key, value, column, visibility }),
      activate: () => void (this.activated = a1),
    };
  }

  cell(row: number, column: number): string {
    return String(this.value(row, column));
  }

  value(row: number, column: number): Cell {
    return this.cells[row - 1]?.[column - 1] ?? '';
  }

  put(row: number, column: number, value: Cell): void {
    while (this.cells.length < row) this.cells.push([]);
    const target = this.cells[row - 1];
    while (target.length < column) target.push('');
    target[column - 1] = value;
  }

  /** @param from index from 0 */
  insertColumns(from: number, to: number): void {
    this.addedColumns += to - from;
    this.cells.forEach((row) => row.length > from && row.splice(from, 0, ...Array(to - from).fill('')));
    this.marks.filter(({ column }) => column > from).forEach((mark) => (mark.column += to - from));
  }

  private write(row: number, column: number, values: string[][]) {
    this.writes++;
    values.forEach((line, r) => line.forEach((value, c) => this.put(row + r, column + c, value)));
  }
}

export class FakeSpreadsheet {
  active: FakeSheet;
  locale = 'en_GB';

  constructor(readonly sheets: FakeSheet[]) {
    this.active = sheets[0];
  }

  getId = () => '1sPrEaDsHeEt_0123456789';
  getSpreadsheetTimeZone = () => 'Europe/London';
  getSpreadsheetLocale = () => this.locale;
  getSheets = () => this.sheets;
  getActiveSheet = () => this.active;
  setActiveSheet = (sheet: FakeSheet) => void (this.active = sheet);
}
