import { BooleanNumber, CommandType } from '@univerjs/core';
import type { FUniver } from '@univerjs/core/lib/facade';
import { get, type Snapshot, type Tab } from '../wire';
import { bookOf } from './book';
import { GoogleSheet, type Request } from './google';
import { incoming, tabsDeleted, tabsMade, type Mutation, type Screen } from './incoming';
import { outgoing } from './outgoing';
import { openUniver } from './univer';

/** Marks mutations of ours, so that they are not taken for the person's hand. */
const OURS = { onlyLocal: true, fromGoogle: true };
const LONG_POLL_MS = 20_000;

/** The page's sheet, bound both ways to the one at Google. */
export class LiveSheet {
  private readonly google: GoogleSheet;
  private readonly listeners = new Set<(snapshot: Snapshot) => void>();
  private pending = 0;
  private queue: Promise<void> = Promise.resolve();

  private constructor(
    readonly api: FUniver,
    private snapshot: Snapshot,
    private readonly complain: (words: string) => void,
  ) {
    this.google = new GoogleSheet(snapshot.spreadsheetId);
    api.onCommandExecuted((command, options) => {
      if (command.type === CommandType.MUTATION && !(options as typeof OURS | undefined)?.fromGoogle) {
        this.pass(outgoing(command), String((command.params as { subUnitId?: string } | undefined)?.subUnitId));
      }
    });
  }

  static async open(container: HTMLElement, spreadsheetId: string, complain: (words: string) => void): Promise<LiveSheet> {
    const snapshot = await get<Snapshot>(`/workbench/sandbox/sheets/${spreadsheetId}`);
    const live = new LiveSheet(openUniver(container, bookOf(snapshot)), snapshot, complain);
    snapshot.tabs.forEach((tab) => live.note(tab));
    void live.follow();
    return live;
  }

  get title(): string {
    return this.snapshot.title;
  }

  get book() {
    return this.api.getActiveWorkbook()!;
  }

  get sheetId(): number {
    return Number(this.book.getActiveSheet().getSheetId());
  }

  /** The size and the heading rows of the tab in front, as Google holds them. */
  get tab() {
    return this.snapshot.tabs.find((tab) => tab.sheetId === this.sheetId)!;
  }

  /** Changes rows, columns or tabs at Google; the page follows. Resolves once it shows the change. */
  async change(...requests: Request[]): Promise<void> {
    await this.write(() => this.google.change(...requests));
  }

  /** What a form over this tab asks: the headings that a person sees and may fill. Columns count from 0. */
  questions(): { heading: string; column: number }[] {
    return (this.tab.cells[0] ?? [])
      .map((heading, column) => ({ heading, column }))
      .filter(({ heading, column }) => heading.trim() !== '' && !this.tab.columns[column]?.hidden);
  }

  /** Sends in a form over this tab. Resolves once the page shows the row. */
  async submit(answers: Record<number, string>): Promise<void> {
    const title = this.tab.title;
    const last = Math.max(...this.questions().map(({ column }) => column));
    const values = Array.from({ length: last + 1 }, (_, column) => answers[column] ?? '');
    await this.write(() => this.google.append(title, values));
  }

  private pass({ typed, requests }: ReturnType<typeof outgoing>, subUnitId: string): void {
    const sheetTitle = this.book.getSheetBySheetId(subUnitId)?.getSheetName() ?? '';
    if (typed.length > 0) {
      void this.write(() => this.google.type(typed.map((cell) => ({ ...cell, sheetTitle }))));
    }
    if (requests.length > 0) {
      void this.write(() => this.google.change(...requests));
    }
  }

  /** One write after the other, in the order of the person's hand; what Google refuses is taken back on the page. */
  private write(work: () => Promise<void>): Promise<void> {
    this.pending++;
    const done = this.queue.then(work).catch((error: Error) => this.complain(`Google refused the change: ${error.message}`));
    this.queue = done.then(async () => {
      this.pending--;
      if (this.pending === 0) {
        this.show(await get<Snapshot>(`/workbench/sandbox/sheets/${this.snapshot.spreadsheetId}`));
      }
    });
    return this.queue;
  }

  private async follow(): Promise<void> {
    for (;;) {
      await this.queue;
      const changed = await this.changed().catch(async () => {
        this.complain('The workbench does not answer. Is it still running? Trying again …');
        await new Promise((resolve) => setTimeout(resolve, 3000));
      });
      if (changed) this.show(changed);
    }
  }

  /** Waits for a change at Google; nothing where there was none for a while. */
  private async changed(): Promise<Snapshot | undefined> {
    const path = `/workbench/sandbox/sheets/${this.snapshot.spreadsheetId}/changes`;
    const response = await fetch(`${path}?since=${this.snapshot.revision}&waitMs=${LONG_POLL_MS}`);
    if (response.status === 204) return undefined;
    if (!response.ok) throw new Error(`status ${response.status}`);
    return (await response.json()) as Snapshot;
  }

  /** While something of the person's is on its way, what Google held before it must not flash up. */
  private show(snapshot: Snapshot): void {
    if (this.pending > 0 || snapshot.revision < this.snapshot.revision) {
      return;
    }
    const before = this.snapshot;
    this.snapshot = snapshot;
    this.run(tabsMade(before, snapshot));
    this.run(tabsDeleted(before, snapshot));
    for (const tab of snapshot.tabs) {
      const old = before.tabs.find((other) => other.sheetId === tab.sheetId);
      this.run(incoming(snapshot.spreadsheetId, tab, old, this.screen(String(tab.sheetId))));
      this.note(tab);
    }
    this.listeners.forEach((listen) => listen(snapshot));
  }

  private run(mutations: Mutation[]): void {
    mutations.forEach(({ id, params }) => this.api.syncExecuteCommand(id, params, OURS));
  }

  /** Brings the notes of a tab to what Google holds. */
  private note(tab: Tab): void {
    const sheet = this.book.getSheetBySheetId(String(tab.sheetId))!;
    const wanted = new Map(tab.notes.map((note) => [`${note.row} ${note.column}`, note]));
    for (const { row, col, note } of sheet.getNotes()) {
      const place = `${row} ${col}`;
      if (wanted.get(place)?.note === note) {
        wanted.delete(place);
      } else {
        sheet.getRange(row, col).deleteNote();
      }
    }
    for (const { row, column, note } of wanted.values()) {
      const id = `note ${row} ${column}`;
      sheet.getRange(row, column).createOrUpdateNote({ id, row, col: column, note, width: 220, height: 90, show: false });
    }
  }

  /** The tab with this number; waits for one that was only just made at Google. */
  async tabOf(sheetId: number) {
    await new Promise<void>((resolve) => {
      const end = this.watch((snapshot) => {
        if (snapshot.tabs.some((tab) => tab.sheetId === sheetId)) {
          queueMicrotask(() => end());
          resolve();
        }
      });
    });
    return this.book.getSheetBySheetId(String(sheetId))!;
  }

  /** Tells what Google holds, now and after each change; returns what ends it. */
  watch(listen: (snapshot: Snapshot) => void): () => void {
    this.listeners.add(listen);
    listen(this.snapshot);
    return () => void this.listeners.delete(listen);
  }

  /** What the page shows, from Univer's own model. */
  screen(sheetId: string): Screen {
    const sheet = this.book.getSheetBySheetId(sheetId)!.getSheet();
    const hidden = (data: unknown) => (data as { hd?: BooleanNumber } | undefined)?.hd === BooleanNumber.TRUE;
    return {
      text: (row, column) => {
        const data = sheet.getCellRaw(row, column);
        return data?.p ? (data.p.body?.dataStream ?? '').replace(/\r\n$/, '').replaceAll('\r', '\n') : String(data?.v ?? '');
      },
      rowHidden: (row) => hidden(sheet.getRowManager().getRow(row)),
      columnHidden: (column) => hidden(sheet.getColumnManager().getColumn(column)),
      rowCount: sheet.getRowCount(),
      columnCount: sheet.getColumnCount(),
      name: sheet.getName(),
    };
  }
}
