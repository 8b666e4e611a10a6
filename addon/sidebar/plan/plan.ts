import type { CampaignDraft, Sender, SheetRef, Source } from '../contract';
import type { Upload } from './file';
import { forService } from './free-form';
import { inputsOf, ownSources, type Message } from './message';

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
  counts: RowCounts;
}

export function sheetOf(tab: Tab): SheetRef {
  const { spreadsheetId, sheetId, title, timeZone } = tab;
  return { spreadsheetId, sheetId, title, timeZone };
}

/** Only the columns that the message needs leave the spreadsheet. */
export function columnsOf(plan: Pick<Plan, 'tab' | 'recipient' | 'mapping'>): Column[] {
  const wanted = new Set([plan.recipient, ...Object.values(plan.mapping).map((source) => source.column)]);
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
  };
}

function contentOf(message: Message): Pick<CampaignDraft, 'template' | 'freeForm'> {
  switch (message.kind) {
    case 'template':
      return { template: { name: message.template.name, language: message.template.language } };
    case 'free-form':
      return { freeForm: forService(message.freeForm) };
  }
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
