import { useEffect, useRef, useState } from 'react';
import { cellOf, columnOf, rangeOf } from '../a1';
import type { Selection } from '../script';
import { LiveSheet } from '../sheet/live';
import { deleteRows, hideDimension, insertRow, sortRequest } from '../sheet/google';

/** What the header's menus and buttons do, on what is selected. */
export interface SheetActions {
  selection(): Selection;
  select(sheetId: number, a1?: string): Promise<void>;
  sort(ascending: boolean, letter?: string): Promise<void>;
  insertRow(): Promise<void>;
  deleteRow(): Promise<void>;
  hideRow(): Promise<void>;
  unhideRows(): Promise<void>;
}

export function actionsOf(live: LiveSheet): SheetActions {
  const range = () => live.book.getActiveRange()?.getRange() ?? { startRow: 0, endRow: 0, startColumn: 0, endColumn: 0 };
  const ranges = () => live.book.getActiveSheet().getSelection()?.getActiveRangeList() ?? [];
  return {
    selection: () => ({
      sheetId: live.sheetId,
      ranges: ranges().map((each) => rangeOf(within(each.getRange(), live))),
    }),
    select: async (sheetId, a1) => {
      const sheet = await live.tabOf(sheetId);
      live.book.setActiveSheet(sheet);
      if (a1) {
        const chosen = sheet.getRange(a1);
        chosen.activate();
        sheet.scrollToCell(Math.max(0, chosen.getRow() - 3), Math.max(0, chosen.getColumn() - 5));
      }
    },
    sort: (ascending, letter) => {
      const { rowCount, columnCount, frozenRowCount } = live.tab;
      const box = { firstRow: frozenRowCount, rows: rowCount, columns: columnCount };
      const column = letter === undefined ? range().startColumn : columnOf(letter);
      return live.change(sortRequest(live.sheetId, box, column, ascending));
    },
    insertRow: () => live.change(insertRow(live.sheetId, range().startRow)),
    deleteRow: () => live.change(deleteRows(live.sheetId, range().startRow, range().endRow)),
    hideRow: () => live.change(hideDimension(live.sheetId, true, range().startRow, range().endRow, true)),
    unhideRows: () => live.change(hideDimension(live.sheetId, true, 0, live.tab.rowCount - 1, false)),
  };
}

/** Whole rows and columns reach to the end of the grid. */
function within(range: { startRow: number; endRow: number; startColumn: number; endColumn: number }, live: LiveSheet) {
  const { rowCount, columnCount } = live.tab;
  const upTo = (value: number, most: number) => (Number.isFinite(value) ? Math.min(Math.max(value, 0), most) : most);
  return {
    startRow: upTo(range.startRow || 0, rowCount - 1),
    endRow: upTo(range.endRow, rowCount - 1),
    startColumn: upTo(range.startColumn || 0, columnCount - 1),
    endColumn: upTo(range.endColumn, columnCount - 1),
  };
}

/** For browser tests: the same code paths as a person's hand. */
function offer(live: LiveSheet, actions: SheetActions): void {
  const text = (a1: string) => {
    const { row, column } = cellOf(a1);
    return live.screen(String(live.sheetId)).text(row, column);
  };
  Object.assign(window, {
    workbench: {
      readCell: text,
      typeCell: (a1: string, value: string) => void live.book.getActiveSheet().getRange(a1).setValue({ v: value, t: 1, p: null, f: null }),
      select: (a1: string) => actions.select(live.sheetId, a1),
      selected: () => actions.selection().ranges[0],
      sortBy: (letter: string, ascending: boolean) => actions.sort(ascending, letter),
    },
  });
}

/** Opens the sheet in the element that gets the ref. */
export function useSheet(spreadsheetId: string, complain: (words: string) => void) {
  const container = useRef<HTMLDivElement>(null);
  const [sheet, setSheet] = useState<{ live: LiveSheet; actions: SheetActions }>();
  useEffect(() => {
    void LiveSheet.open(container.current!, spreadsheetId, complain).then((live) => {
      const actions = actionsOf(live);
      offer(live, actions);
      setSheet({ live, actions });
    }, (error: Error) => complain(`The spreadsheet cannot be opened: ${error.message}`));
  }, []);
  return { container, sheet };
}
