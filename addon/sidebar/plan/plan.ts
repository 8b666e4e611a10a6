import type { CampaignDraft, Sender, SheetRef, Source, Template } from '../contract';

/** What the user has decided so far for a new campaign. */
export interface Plan {
  tab: Tab;
  sender: Sender;
  template: Template;
  /** Letter of the column that holds the phone. */
  recipient: string;
  region: string;
  mapping: Record<string, Source>;
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
    template: { name: plan.template.name, language: plan.template.language },
    sheet: sheetOf(plan.tab),
    columns: columnsOf(plan),
    recipientColumn: plan.recipient,
    defaultRegion: plan.region,
    mapping: plan.mapping,
  };
}

/** The inputs that have no source yet. */
export function unfilled(template: Template, mapping: Record<string, Source>): string[] {
  return template.inputs
    .filter((input) => !input.optional && !mapping[input.key]?.column && !mapping[input.key]?.text)
    .map((input) => input.key);
}
