import { mergeWorksheetSnapshotWithDefault, type ICellData } from '@univerjs/core';
import type { Snapshot, Tab } from '../wire';
import { cell, Looks, sheetOf, textAt, widthOf } from './book';

/** Pixels of a column that is new: a time or the beginning of a reply. */
const NEW_COLUMN = 150;

/** One of Univer's mutations. */
export interface Mutation {
  id: string;
  params: Record<string, unknown>;
}

/** What is on the screen of one tab. */
export interface Screen {
  text(row: number, column: number): string;
  rowHidden(row: number): boolean;
  columnHidden(column: number): boolean;
  rowCount: number;
  columnCount: number;
  name: string;
}

/**
 * The mutations that bring the screen to what Google holds; none for what is the same, so nothing flashes.
 *
 * @param before the tab as Google held it when the screen was last brought up to date
 */
export function incoming(unitId: string, tab: Tab, before: Tab | undefined, screen: Screen): Mutation[] {
  const at = { unitId, subUnitId: String(tab.sheetId) };
  const mutations: Mutation[] = [];
  const say = (id: string, params: object) => mutations.push({ id: `sheet.mutation.${id}`, params: { ...at, ...params } });

  if (tab.rowCount !== screen.rowCount) say('set-worksheet-row-count', { rowCount: tab.rowCount });
  if (tab.columnCount !== screen.columnCount) say('set-worksheet-column-count', { columnCount: tab.columnCount });
  if (tab.title !== screen.name) say('set-worksheet-name', { name: tab.title });
  const cellValue = changedCells(tab, before, screen);
  if (Object.keys(cellValue).length > 0) say('set-range-values', { cellValue });
  newColumns(tab, screen).forEach((i) =>
    say('set-worksheet-col-width', { ranges: [columnRange(tab, i)], colWidth: { [i]: Math.max(widthOf(tab, i), NEW_COLUMN) } }),
  );
  hiding(tab, screen).forEach(([id, ranges]) => ranges.length > 0 && say(id, { ranges }));
  return mutations;
}

/** The tabs that the page does not have yet. */
export function tabsMade(before: Snapshot, now: Snapshot): Mutation[] {
  return now.tabs.flatMap((tab, index) =>
    has(before, tab) ? [] : [{ id: 'sheet.mutation.insert-sheet', params: { unitId: now.spreadsheetId, index, sheet: mergeWorksheetSnapshotWithDefault(sheetOf(tab)) } }],
  );
}

/** The tabs that Google has no more. */
export function tabsDeleted(before: Snapshot, now: Snapshot): Mutation[] {
  return before.tabs
    .filter((tab) => !has(now, tab))
    .map((tab) => ({
      id: 'sheet.mutation.remove-sheet',
      params: { unitId: now.spreadsheetId, subUnitId: String(tab.sheetId), subUnitName: tab.title },
    }));
}

const has = (snapshot: Snapshot, tab: Tab) => snapshot.tabs.some((other) => other.sheetId === tab.sheetId);

function changedCells(tab: Tab, before: Tab | undefined, screen: Screen) {
  const changed: Record<number, Record<number, ICellData>> = {};
  const looks = new Looks(tab.looks);
  const oldLooks = new Looks(before?.looks ?? []);
  for (let row = 0; row < tab.rowCount; row++) {
    for (let column = 0; column < tab.columnCount; column++) {
      const text = textAt(tab, row, column);
      const look = looks.at(row, column);
      if (text !== screen.text(row, column) || JSON.stringify(look) !== JSON.stringify(oldLooks.at(row, column))) {
        (changed[row] ??= {})[column] = { ...cell(text, row, tab.frozenRowCount, look), p: null, f: null };
      }
    }
  }
  return changed;
}

function hiding(tab: Tab, screen: Screen): [string, object[]][] {
  const hidden = new Set(tab.hiddenRows);
  const rows = indexes(tab.rowCount).filter((row) => hidden.has(row) !== screen.rowHidden(row));
  const columns = indexes(tab.columnCount).filter((i) => Boolean(tab.columns[i]?.hidden) !== screen.columnHidden(i));
  const row = (i: number) => ({ startRow: i, endRow: i, startColumn: 0, endColumn: tab.columnCount - 1, rangeType: 1 });
  const column = (i: number) => columnRange(tab, i);
  return [
    ['set-row-hidden', rows.filter((i) => hidden.has(i)).map(row)],
    ['set-row-visible', rows.filter((i) => !hidden.has(i)).map(row)],
    ['set-col-hidden', columns.filter((i) => tab.columns[i]?.hidden).map(column)],
    ['set-col-visible', columns.filter((i) => !tab.columns[i]?.hidden).map(column)],
  ];
}

/** Columns that get a heading now. */
function newColumns(tab: Tab, screen: Screen): number[] {
  return indexes(tab.columnCount).filter((i) => screen.text(0, i) === '' && textAt(tab, 0, i) !== '');
}

const columnRange = (tab: Tab, i: number) => ({ startRow: 0, endRow: tab.rowCount - 1, startColumn: i, endColumn: i, rangeType: 2 });

const indexes = (count: number) => Array.from({ length: count }, (_, i) => i);
