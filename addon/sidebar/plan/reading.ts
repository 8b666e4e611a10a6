import { Refused, script } from '../google';
import { columnsOf, draftOf, type Plan } from './plan';

/** The service takes so many rows at once (`openapi.yaml`, putRows). */
const ROWS_AT_ONCE = 1_000;
const TOO_LARGE = ['addon/too-large', '/problems/body-too-large'];

/** Cuts ranges into pieces of at most `most` rows each; many small ranges share a piece. */
export function pieces(ranges: RowRange[], most: number): RowRange[][] {
  const result: RowRange[][] = [];
  let room = 0;
  ranges.forEach(([first, last]) => {
    for (let start = first; start <= last;) {
      if (room === 0) {
        result.push([]);
        room = most;
      }
      const end = Math.min(last, start + room - 1);
      result[result.length - 1].push([start, end]);
      room -= end - start + 1;
      start = end + 1;
    }
  });
  return result;
}

export function rowsIn(ranges: RowRange[]): number {
  return ranges.reduce((sum, [first, last]) => sum + last - first + 1, 0);
}

/**
 * Freezes the chosen rows into one draft, a short execution at a time. When a step is refused, `run` may be called
 * again: it goes on where it stopped, with the same Idempotency-Key and the same chunk number.
 */
export class Reading {
  private readonly idempotencyKey = crypto.randomUUID();
  private lastRow = 0;
  private total = 0;
  private left: RowRange[][] = [];
  private campaignId = '';
  private chunk = 0;
  private stopped = false;

  constructor(private readonly plan: Plan) {}

  /** Answers the draft's id, or null when it was given up; `onRead` hears the share of rows read, from 0 to 1. */
  async run(onRead: (share: number) => void): Promise<string | null> {
    if (this.lastRow === 0) {
      await this.prepare();
    }
    this.campaignId = this.campaignId || (await script.createDraft(this.idempotencyKey, draftOf(this.plan))).id;
    while (this.left.length > 0 && !this.stopped) {
      await this.putNext();
      onRead(1 - rowsIn(this.left.flat()) / this.total);
    }
    return this.stopped ? null : this.campaignId;
  }

  /** Stops, and has the draft deleted; where that fails, the service does so itself within a day (`openapi.yaml`). */
  giveUp(): void {
    this.stopped = true;
    if (this.campaignId) {
      script.discardDraft(this.campaignId).catch(console.warn);
    }
  }

  private async prepare(): Promise<void> {
    const { tab, recipient, counts } = this.plan;
    const choice = choiceOf(this.plan);
    const { lastRow } = await script.prepareTab(tab.sheetId, recipient);
    const ranges: RowRange[] = choice === 'selected' ? counts.selectedRanges : [[2, lastRow]];
    this.left = pieces(clipped(ranges, lastRow), ROWS_AT_ONCE);
    this.total = rowsIn(ranges);
    this.lastRow = lastRow;
  }

  private async putNext(): Promise<void> {
    const [ranges, ...rest] = this.left;
    try {
      const { put } = await script.putRows(this.campaignId, this.chunk, this.requestFor(ranges));
      this.chunk += put > 0 ? 1 : 0;
      this.left = rest;
    } catch (error) {
      const halves = error instanceof Refused && TOO_LARGE.includes(error.problem.type) ? halved(ranges) : [];
      if (halves.length < 2) {
        throw error;
      }
      this.left = [...halves, ...rest];
    }
  }

  private requestFor(ranges: RowRange[]): RowsRequest {
    const { tab, recipient } = this.plan;
    const choice = choiceOf(this.plan);
    return { sheetId: tab.sheetId, choice, recipient, columns: columnsOf(this.plan), ranges, lastRow: this.lastRow };
  }
}

/** What stands in the tab is not new later: whoever waits for new rows tells the service of all that there are. */
function choiceOf({ timing, choice }: Plan): Choice {
  return timing?.kind === 'new-rows' ? 'all' : choice;
}

function halved(ranges: RowRange[]): RowRange[][] {
  return pieces(ranges, Math.ceil(rowsIn(ranges) / 2));
}

function clipped(ranges: RowRange[], lastRow: number): RowRange[] {
  return ranges
    .map(([first, last]): RowRange => [first, Math.min(last, lastRow)])
    .filter(([first, last]) => first <= last);
}
