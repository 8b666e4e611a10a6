import type { ICommandInfo, IRange, ICellData } from '@univerjs/core';
import { dimension, hideDimension, type Request, type Typed } from './google';

/** What a person's hand did in Univer, for Google: cells typed, or changes of rows, columns and tabs. */
export interface Outgoing {
  typed: Omit<Typed, 'sheetTitle'>[];
  requests: Request[];
}

interface Params {
  subUnitId?: string;
  cellValue?: Record<string, Record<string, ICellData | null> | null>;
  range?: IRange;
  ranges?: IRange[];
  sourceRange?: IRange;
  targetRange?: IRange;
  name?: string;
}

type Change = (sheetId: number, params: Params) => Request[];

const inserted = (rows: boolean): Change => (sheetId, { range }) => [
  { insertDimension: { range: rangeOn(sheetId, rows, range!), inheritFromBefore: start(rows, range!) > 0 } },
];
const removed = (rows: boolean): Change => (sheetId, { range }) => [{ deleteDimension: { range: rangeOn(sheetId, rows, range!) } }];
const moved = (rows: boolean): Change => (sheetId, { sourceRange, targetRange }) => [
  { moveDimension: { source: rangeOn(sheetId, rows, sourceRange!), destinationIndex: start(rows, targetRange!) } },
];
const hidden = (rows: boolean, hide: boolean): Change => (sheetId, { ranges }) =>
  ranges!.map((range) => hideDimension(sheetId, rows, start(rows, range), end(rows, range), hide));

/** Univer's mutations that have a counterpart at Google; the rest (styles, widths, scroll) stays on the page. */
const CHANGES: Record<string, Change> = {
  'sheet.mutation.insert-row': inserted(true),
  'sheet.mutation.insert-col': inserted(false),
  'sheet.mutation.remove-rows': removed(true),
  'sheet.mutation.remove-col': removed(false),
  'sheet.mutation.move-rows': moved(true),
  'sheet.mutation.move-columns': moved(false),
  'sheet.mutation.set-row-hidden': hidden(true, true),
  'sheet.mutation.set-row-visible': hidden(true, false),
  'sheet.mutation.set-col-hidden': hidden(false, true),
  'sheet.mutation.set-col-visible': hidden(false, false),
  'sheet.mutation.set-worksheet-name': (sheetId, { name }) => [
    { updateSheetProperties: { properties: { sheetId, title: name }, fields: 'title' } },
  ],
};

export function outgoing(command: Readonly<ICommandInfo>): Outgoing {
  const params = (command.params ?? {}) as Params;
  const change = CHANGES[command.id];
  return {
    typed: command.id === 'sheet.mutation.set-range-values' ? typedIn(params) : [],
    requests: change ? change(Number(params.subUnitId), params) : [],
  };
}

function typedIn({ cellValue }: Params): Omit<Typed, 'sheetTitle'>[] {
  return Object.entries(cellValue ?? {}).flatMap(([row, cells]) =>
    Object.entries(cells ?? {}).flatMap(([column, data]) => {
      const text = textOf(data);
      return text === undefined ? [] : [{ row: Number(row), column: Number(column), text }];
    }),
  );
}

/** Undefined where only the looks of the cell change. */
function textOf(data: ICellData | null): string | undefined {
  if (data === null) {
    return '';
  }
  if (data.p) {
    return (data.p.body?.dataStream ?? '').replace(/\r\n$/, '').replaceAll('\r', '\n');
  }
  if (data.f) {
    return data.f;
  }
  if (!('v' in data)) {
    return undefined;
  }
  return data.v === null || data.v === undefined ? '' : String(data.v);
}

const start = (rows: boolean, range: IRange) => (rows ? range.startRow : range.startColumn);
const end = (rows: boolean, range: IRange) => (rows ? range.endRow : range.endColumn);
const rangeOn = (sheetId: number, rows: boolean, range: IRange) => dimension(sheetId, rows, start(rows, range), end(rows, range) + 1);
