import type { CampaignDraft, ConsentColumn, Sender, SheetRef, Source } from '../contract';
import type { Upload } from './file';
import { wishOf, type Step } from './follow-ups';
import { contentOf, inputsOf, ownSources, type Message } from './message';
import { onlyOf, scheduleOf, type Timing } from './timing';

/** What the user has decided so far for a new campaign. */
export interface Plan {
  tab: Tab;
  sender: Sender;
  message: Message;
  /** Letter of the column that holds the phone or the user id. */
  recipient: string;
  region: string;
  mapping: Record<string, Source>;
  /** The uploaded files, by the id that a source names. */
  files: Record<string, Upload>;
  name: string;
  choice: Choice;
  /** Absent where no column says who has agreed. */
  consent?: ConsentColumn;
  counts: RowCounts;
  /** Absent while nobody chose when. */
  timing?: Timing;
  steps?: Step[];
}

export function sheetOf(tab: Tab): SheetRef {
  const { spreadsheetId, sheetId, title, timeZone } = tab;
  return { spreadsheetId, sheetId, title, timeZone };
}

/** Only the columns that the message needs leave the spreadsheet. */
export function columnsOf(
  plan: Pick<Plan, 'tab' | 'recipient' | 'mapping' | 'consent' | 'timing' | 'steps'>,
): Column[] {
  const { timing, steps = [] } = plan;
  const sources = [plan, ...steps].flatMap(({ mapping }) => Object.values(mapping));
  const wanted = new Set([
    plan.recipient,
    plan.consent?.column,
    plan.consent?.dateColumn,
    ...sources.map((source) => source.column),
    timing?.kind === 'per-row' ? timing.column : undefined,
    timing && onlyOf(timing)?.column,
  ]);
  return plan.tab.columns.filter((column) => wanted.has(column.letter)).map(({ name, letter }) => ({ name, letter }));
}

export function draftOf(plan: Plan): CampaignDraft {
  return {
    name: plan.name.trim(),
    senderId: plan.sender.id,
    ...contentOf(plan.message),
    sheet: sheetOf(plan.tab),
    columns: columnsOf(plan),
    recipientColumn: plan.recipient,
    defaultRegion: plan.region,
    mapping: { ...plan.mapping, ...ownSources(plan.message) },
    ...frozenFor(plan),
  };
}

/** What of the timing the rows are frozen for. Older services take a draft without it. */
function frozenFor({
  tab,
  consent,
  timing,
  steps = [],
}: Plan): Pick<CampaignDraft, 'schedule' | 'only' | 'consent' | 'followUps'> {
  const schedule = timing && scheduleOf(timing, tab, Date.now());
  const only = timing && onlyOf(timing);
  return {
    ...((schedule?.type === 'per-row' || schedule?.type === 'new-rows') && { schedule }),
    ...(only && { only }),
    ...(consent && { consent }),
    ...(steps.length > 0 && { followUps: steps.map(wishOf) }),
  };
}

/** The same for two plans whose rows are frozen alike, so that one's draft will do for the other. */
export function frozenAs(plan: Plan): string {
  return JSON.stringify({ columns: columnsOf(plan), ...frozenFor(plan) });
}

/** The inputs that have no source yet. */
export function unfilled(message: Message, mapping: Record<string, Source>): string[] {
  return inputsOf(message)
    .filter((input) => !input.optional && !isFilled(mapping[input.key]))
    .map((input) => input.key);
}

/** What goes to the service: exactly one of column, text and file for an input, none for one left out. */
export function filled(mapping: Record<string, Source>): Record<string, Source> {
  const sources = Object.entries(mapping).filter(([, source]) => isFilled(source));
  return Object.fromEntries(sources.map(([key, source]) => [key, withoutGaps(source)]));
}

function isFilled(source: Source | undefined): boolean {
  const named = source?.format !== 'currency' || source.currency;
  return Boolean(named && (source?.column || source?.text || source?.media));
}

/** Only plain data crosses to the script, and `undefined` is none (facts, section 3.4). */
function withoutGaps(source: Source): Source {
  return Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined));
}

/** Every file that the message may name, by its id. */
export function filesOf({ message, files }: Pick<Plan, 'message' | 'files'>): Record<string, Upload> {
  return message.kind === 'free-form' && message.file ? { ...files, [message.file.id]: message.file } : files;
}
