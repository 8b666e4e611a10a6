import { rangeOf } from '../a1';
import { send } from '../wire';

/** One thing that a person's hand does to the spreadsheet, as Google's batchUpdate takes it. */
export type Request = Record<string, unknown>;

export interface Typed {
  sheetTitle: string;
  row: number;
  column: number;
  text: string;
}

/** Google's API for one spreadsheet, as the person who looks at it. */
export class GoogleSheet {
  constructor(private readonly spreadsheetId: string) {}

  /** As if typed: Google reads numbers, dates and formulas out of it. */
  async type(cells: Typed[]): Promise<void> {
    await send('POST', `/workbench/google/spreadsheets/${this.spreadsheetId}/values:batchUpdate`, {
      valueInputOption: 'USER_ENTERED',
      data: cells.map((cell) => ({ range: place(cell), values: [[cell.text]] })),
    });
  }

  /** As Google Forms adds an answer: below the last row, texts as they are. */
  async append(sheetTitle: string, values: string[]): Promise<void> {
    const range = encodeURIComponent(place({ sheetTitle, row: 0, column: 0, text: '' }));
    const how = 'valueInputOption=RAW&insertDataOption=INSERT_ROWS';
    await send('POST', `/workbench/google/spreadsheets/${this.spreadsheetId}/values/${range}:append?${how}`, { values: [values] });
  }

  async change(...requests: Request[]): Promise<void> {
    await send('POST', `/workbench/google/spreadsheets/${this.spreadsheetId}:batchUpdate`, { requests });
  }
}

function place({ sheetTitle, row, column }: Typed): string {
  const a1 = rangeOf({ startRow: row, endRow: row, startColumn: column, endColumn: column });
  return `'${sheetTitle.replaceAll("'", "''")}'!${a1}`;
}

export const dimension = (sheetId: number, rows: boolean, start: number, end: number) => ({
  sheetId,
  dimension: rows ? 'ROWS' : 'COLUMNS',
  startIndex: start,
  endIndex: end,
});

export function sortRequest(sheetId: number, from: { firstRow: number; rows: number; columns: number }, column: number, ascending: boolean): Request {
  return {
    sortRange: {
      range: { sheetId, startRowIndex: from.firstRow, endRowIndex: from.rows, startColumnIndex: 0, endColumnIndex: from.columns },
      sortSpecs: [{ dimensionIndex: column, sortOrder: ascending ? 'ASCENDING' : 'DESCENDING' }],
    },
  };
}

export const insertRow = (sheetId: number, before: number): Request => ({
  insertDimension: { range: dimension(sheetId, true, before, before + 1), inheritFromBefore: false },
});

export const deleteRows = (sheetId: number, first: number, last: number): Request => ({
  deleteDimension: { range: dimension(sheetId, true, first, last + 1) },
});

export const hideDimension = (sheetId: number, rows: boolean, first: number, last: number, hidden: boolean): Request => ({
  updateDimensionProperties: {
    range: dimension(sheetId, rows, first, last + 1),
    properties: { hiddenByUser: hidden },
    fields: 'hiddenByUser',
  },
});
