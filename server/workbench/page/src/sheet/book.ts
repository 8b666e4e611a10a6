import { BooleanNumber, HorizontalAlign, LocaleType, type ICellData, type IWorkbookData, type IWorksheetData } from '@univerjs/core';
import type { Look, Snapshot, Tab } from '../wire';

/** Numbers stand at the right, as in Sheets: it shows at once which phone numbers have turned into numbers. */
const NUMBER = /^-?\d[\d,]*(\.\d+)?(E[+-]?\d+)?%?$/;

const DEFAULT_WIDTH = 100;

/** Keeps what is typed as text: only Google reads it as number, date or formula, and shows what it made of it. */
const AS_TYPED = { n: { pattern: '@' }, ff: 'Arial', fs: 10 };

export function cell(text: string, row: number, frozenRows: number, look?: Look): ICellData {
  const heading = row < frozenRows;
  const flag = (yes: boolean | undefined) => (yes ? BooleanNumber.TRUE : BooleanNumber.FALSE);
  const background = look?.background ?? (heading ? '#f1f3f4' : undefined);
  return {
    v: text,
    t: 1,
    s: {
      ...AS_TYPED,
      ht: NUMBER.test(text) ? HorizontalAlign.RIGHT : HorizontalAlign.LEFT,
      bl: flag(heading || look?.bold),
      it: flag(look?.italic),
      st: { s: flag(look?.strikethrough) },
      bg: background ? { rgb: background } : null,
      cl: look?.foreground ? { rgb: look.foreground } : null,
    },
  };
}

/** The looks of a tab's cells, by place. */
export class Looks {
  private readonly byPlace: Map<string, Look>;

  constructor(looks: Look[]) {
    this.byPlace = new Map(looks.map((look) => [`${look.row} ${look.column}`, look]));
  }

  at(row: number, column: number): Look | undefined {
    return this.byPlace.get(`${row} ${column}`);
  }
}

export function textAt(tab: Tab, row: number, column: number): string {
  return tab.cells[row]?.[column] ?? '';
}

/** Pixels that show most of what the column holds, from 70 to 240; headings are bold. */
export function widthOf(tab: Tab, column: number): number {
  const pixels = tab.cells.slice(0, 200).map((_, row) => textAt(tab, row, column).length * (row === 0 ? 8.5 : 7));
  const longest = Math.max(...pixels, 0);
  return longest === 0 ? DEFAULT_WIDTH : Math.min(Math.max(longest + 20, 70), 240);
}

/** A tab in Univer's form. */
export function sheetOf(tab: Tab): Partial<IWorksheetData> {
  const cellData: Record<number, Record<number, ICellData>> = {};
  const looks = new Looks(tab.looks);
  tab.cells.forEach((texts, row) => {
    cellData[row] = {};
    texts.forEach((text, column) => {
      if (text !== '') {
        cellData[row]![column] = cell(text, row, tab.frozenRowCount, looks.at(row, column));
      }
    });
  });
  return {
    id: String(tab.sheetId),
    name: tab.title,
    rowCount: tab.rowCount,
    columnCount: tab.columnCount,
    defaultColumnWidth: DEFAULT_WIDTH,
    defaultRowHeight: 22,
    defaultStyle: AS_TYPED,
    freeze: { xSplit: 0, ySplit: tab.frozenRowCount, startRow: tab.frozenRowCount, startColumn: -1 },
    cellData,
    rowData: Object.fromEntries(tab.hiddenRows.map((row) => [row, { hd: BooleanNumber.TRUE }])),
    columnData: Object.fromEntries(
      Array.from({ length: tab.columnCount }, (_, i) => [
        i,
        { w: widthOf(tab, i), hd: tab.columns[i]?.hidden ? BooleanNumber.TRUE : BooleanNumber.FALSE },
      ]),
    ),
  };
}

/** The spreadsheet in Univer's form; a tab's id there is Google's sheetId. */
export function bookOf(snapshot: Snapshot): IWorkbookData {
  return {
    id: snapshot.spreadsheetId,
    name: snapshot.title,
    appVersion: '1',
    locale: LocaleType.EN_US,
    styles: {},
    sheetOrder: snapshot.tabs.map((tab) => String(tab.sheetId)),
    sheets: Object.fromEntries(snapshot.tabs.map((tab) => [String(tab.sheetId), sheetOf(tab)])),
  };
}
