/** The service's answers as `openapi.yaml` describes them; only what the sidebar shows or sends. */

export interface Sender {
  id: string;
  displayPhoneNumber: string;
  verifiedName: string;
  qualityRating: string;
  status: string;
}

export interface TemplateInput {
  /** As `body.1`, `header.media`, `button.0.url`. */
  key: string;
  part: 'header' | 'body' | 'button';
  kind: 'text' | 'image' | 'video' | 'document' | 'url-suffix' | 'payload';
  label: string;
  example?: string;
  optional?: boolean;
}

export interface MessageView {
  header?: { kind: 'text' | 'image' | 'video' | 'document' | 'location'; text?: string; link?: string };
  body?: string;
  footer?: string;
  buttons?: { kind: string; text: string; target?: string }[];
}

export interface Template {
  id: string;
  name: string;
  language: string;
  category: string;
  status: string;
  sendable: boolean;
  notSendableBecause?: string;
  inputs: TemplateInput[];
  view: MessageView;
}

/** Exactly one of column and text. */
export interface Source {
  column?: string;
  fallback?: string;
  text?: string;
}

export interface SheetRef {
  spreadsheetId: string;
  sheetId: number;
  title: string;
  timeZone: string;
}

export interface SheetLink {
  access: 'writable' | 'not-shared' | 'unreachable';
  shareWith?: string;
  explanation: string;
}

export interface CampaignDraft {
  name: string;
  senderId: string;
  template: { name: string; language: string };
  sheet: SheetRef;
  columns: Column[];
  recipientColumn: string;
  defaultRegion: string;
  mapping: Record<string, Source>;
}

export type Schedule = { type: 'now' } | { type: 'at'; local: string; zone: string };

export type CampaignStatus = 'draft' | 'scheduled' | 'sending' | 'done' | 'cancelled';

export interface Notice {
  at: string;
  code: string;
  message: string;
}

export interface Campaign {
  id: string;
  name: string;
  status: CampaignStatus;
  template: { name: string; language: string };
  sheet: SheetRef;
  schedule?: Schedule;
  total: number;
  createdAt: string;
  startsAt?: string;
}

export interface Progress {
  status: CampaignStatus;
  total: number;
  counts: Record<string, number>;
  replies: number;
  startsAt?: string;
  finishedAt?: string;
  notices: Notice[];
}

export interface RowProblem {
  row: number;
  column?: string;
  cell?: string;
  code: string;
  message: string;
  fix: string;
  blocks: boolean;
}

export interface Preview {
  confirmation: string;
  rows: number;
  ready: number;
  held: number;
  first: { row: number; recipient: string }[];
  billing: { region: string; category: string; messages: number }[];
  problems: RowProblem[];
  next?: number;
}

export interface RowPreview {
  row: number;
  recipient: string;
  view: MessageView;
  previous?: number;
  next?: number;
}

export interface Delivery {
  id: string;
  row: number;
  recipient: string;
  status: string;
  error?: { message: string };
}

export interface Reply {
  id: string;
  from: string;
  text: string;
  row?: number;
  receivedAt: string;
}
