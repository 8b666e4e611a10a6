/**
 * The service's answers as `openapi.yaml` describes them; only what the sidebar shows or sends. Everybody runs a service of
 * their own, which may be older than the add-on: what came later is optional here.
 */

export interface SenderNote {
  code: string;
  severity: 'info' | 'warning' | 'stop';
  message: string;
  at: string;
}

/** People outside their 24-hour window that the number's portfolio may write to in a moving 24 hours. */
export interface MessagingLimit {
  limit: number;
  used: number;
  left: number;
  /** When the next of them is free again. */
  nextFreeAt?: string;
}

export interface Sender {
  id: string;
  displayPhoneNumber: string;
  verifiedName: string;
  qualityRating: string;
  messagesPerSecond: number;
  status: string;
  health?: { state: 'ready' | 'limited' | 'stopped'; notes: SenderNote[] };
  /** Absent where it is unlimited or not known. */
  messagingLimit?: MessagingLimit;
  nameStatus?: string;
}

export type FileKind = 'image' | 'video' | 'document' | 'audio';

export type InputKind =
  | 'text'
  | 'image'
  | 'video'
  | 'document'
  | 'audio'
  | 'latitude'
  | 'longitude'
  | 'url-suffix'
  | 'payload'
  | 'coupon-code'
  | 'flow-token'
  | 'flow-data'
  | 'product-id'
  | 'expiration'
  | 'code';

export interface TemplateInput {
  /** As `body.1`, `header.media`, `button.0.url`, `card.0.header.media`. */
  key: string;
  part: 'header' | 'body' | 'button' | 'card' | 'offer';
  kind: InputKind;
  label: string;
  example?: string;
  optional?: boolean;
}

export interface HeaderView {
  kind: 'text' | 'location' | FileKind;
  text?: string;
  link?: string;
  /** Id of an uploaded file in place of a link. */
  media?: string;
  filename?: string;
  location?: { name?: string; address?: string; latitude?: string; longitude?: string };
}

export interface ButtonView {
  kind: string;
  text: string;
  target?: string;
}

export interface MessageView {
  header?: HeaderView;
  offer?: { text: string; code?: string; expiresAt?: string };
  body?: string;
  footer?: string;
  buttons?: ButtonView[];
  cards?: MessageView[];
}

export interface Template {
  id: string;
  name: string;
  language: string;
  category: string;
  status: string;
  sendable: boolean;
  notSendableBecause?: string;
  quality?: string;
  statusReason?: string;
  editedAt?: string;
  inputs: TemplateInput[];
  view: MessageView;
}

/** Exactly one of column, text and media (the id of an uploaded file). */
export interface Source {
  column?: string;
  fallback?: string;
  text?: string;
  media?: string;
  format?: 'text' | 'currency' | 'date-time';
  /** ISO 4217; only with the format currency. */
  currency?: string;
}

/** An uploaded file. */
export interface Media {
  id: string;
  kind: FileKind | 'sticker';
  mimeType: string;
  filename: string;
  bytes: number;
  createdAt: string;
}

export interface TemplateRef {
  name: string;
  language: string;
}

/** Gaps in the text are written `{{name}}`; each is filled by the input `body.name`, the file by `header.media`. */
export interface FreeForm {
  type: 'text' | FileKind;
  text?: string;
}

export interface SheetRef {
  spreadsheetId: string;
  sheetId: number;
  title: string;
  timeZone: string;
}

/** Who writes statuses into a sheet: the service's own account, a person's account, or this add-on. */
export type PenKind = 'service-account' | 'google-account' | 'add-on';

/** The user's choice of a pen; `automatic` takes it back. */
export interface PenChoice {
  kind: PenKind | 'automatic';
  connectionId?: string;
}

export interface Pen {
  kind: PenKind;
  /** E-mail address. */
  account?: string;
  connectionId?: string;
  /** By the user; else it was found by itself. */
  chosen: boolean;
}

export interface Freshness {
  /** Rows whose cells are not up to date. */
  behind: number;
  waitingSince?: string;
  /** When cells were last written, or seen to be right. */
  writtenAt?: string;
  /** Plain words. */
  trouble?: string;
}

export interface PossiblePen {
  kind: PenKind;
  available: boolean;
  account?: string;
  explanation: string;
}

export interface SheetLink {
  id?: string;
  spreadsheetId?: string;
  sheetId?: number;
  title?: string;
  timeZone?: string;
  access: 'writable' | 'not-shared' | 'unreachable';
  shareWith?: string;
  explanation: string;
  pen?: Pen;
  freshness?: Freshness;
  /** Status columns that a person deleted. */
  columnsDeleted?: string[];
  pens?: PossiblePen[];
}

/** A sheet link after the script has tended it. */
export interface TendedLink extends SheetLink {
  /** What kept the add-on from writing. */
  problem?: Problem;
  hourly?: Hourly;
}

export interface GoogleConnection {
  id: string;
  email: string;
  state: 'connected' | 'revoked';
  connectedAt: string;
}

export interface GoogleConnections {
  /** False where the service has no OAuth client. */
  available: boolean;
  connections: GoogleConnection[];
}

/** Exactly one of template and freeForm. */
export interface CampaignDraft {
  name: string;
  senderId: string;
  template?: TemplateRef;
  freeForm?: FreeForm;
  sheet: SheetRef;
  columns: Column[];
  recipientColumn: string;
  defaultRegion: string;
  mapping: Record<string, Source>;
  /** Only of kinds for which rows are frozen differently. */
  schedule?: Schedule;
  only?: Only;
  consent?: ConsentColumn;
  followUps?: FollowUpWish[];
}

/** Where the sheet says who has agreed to get messages. */
export interface ConsentColumn {
  column: string;
  dateColumn?: string;
  /** What they agreed to. */
  text?: string;
}

export interface ConsentRule {
  required: boolean;
  campaigns?: 'marketing' | 'all';
}

export interface Consent {
  /** False where they took it back. */
  given: boolean;
  source: 'sheet' | 'form' | 'import' | 'by-hand' | 'api' | 'word' | 'meta-preference';
  text?: string;
  origin?: string;
  at: string;
  liftedAt?: string;
}

export interface Suppression {
  recipient: string;
  reason: string;
  source: 'word' | 'meta-preference' | 'error' | 'by-hand' | 'import';
  since: string;
  note?: string;
}

export interface ContactSummary {
  id: string;
  recipient: string;
  name?: string;
  since: string;
  agreed: boolean;
  suppressed: boolean;
}

export interface Contact extends ContactSummary {
  names: { recipient: string; left: boolean }[];
  consents: Consent[];
  suppression?: Suppression;
  messages: {
    sent: number;
    delivered: number;
    read: number;
    received: number;
    lastSentAt?: string;
    lastReceivedAt?: string;
  };
}

export interface ImportResult {
  lines: number;
  added: number;
  wrong: number;
  told: { line: number; detail: string }[];
}

export interface LanguageWords {
  language: string;
  stop: string[];
  start: string[];
}

export type Day = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun';

/** Each row at the time that stands in it. */
export interface PerRow {
  type: 'per-row';
  column: string;
  zone: string;
  zoneOf: 'sheet' | 'recipient';
  /** Of cells with a date only; absent where such a cell is a problem. */
  time?: string;
  /** Of cells as 03/04/2026. */
  order?: 'day-month' | 'month-day';
}

/** Again and again, each time to the rows of the sheet as they are then. */
export interface Recurring {
  type: 'recurring';
  every: 'day' | 'week' | 'month' | 'cron';
  days?: Day[];
  day?: number | 'last';
  time?: string;
  cron?: string;
  zone: string;
  /** The last day. */
  until?: string;
  times?: number;
  rows: 'new' | 'all';
}

/** So many rows an hour, between two hours of some days. */
export interface Drip {
  type: 'drip';
  rowsPerHour: number;
  from: string;
  to: string;
  days: Day[];
  zone: string;
}

/** To rows as they come into the sheet. */
export interface NewRows {
  type: 'new-rows';
  settleSeconds?: number;
  existing?: 'skip' | 'send';
}

export type Schedule =
  | { type: 'now' }
  | { type: 'at'; local: string; zone: string; readAgain?: boolean }
  | PerRow
  | Recurring
  | Drip
  | NewRows;

/** When nobody is disturbed, by the recipient's clock. */
export interface QuietHours {
  from: string;
  to: string;
}

/** What is done about a start that came while the service was down; absent: run within an hour, else ask. */
export type Missed = 'run' | 'skip' | 'ask';

/** How a campaign is timed beside its schedule. What is left out is as usual; no quiet hours are null. */
export interface Keeping {
  quietHours?: QuietHours | null;
  missed?: Missed;
}

/** One moment, as different clocks show it. */
export interface PlannedTime {
  at: string;
  local: string;
  zone: string;
  offset: string;
  utc: string;
}

/** What a schedule comes to. */
export interface Outlook {
  plan: SendingPlan;
  /** The first starts or runs; where rows go one by one, the first and the last. */
  times: PlannedTime[];
  notes: { code: string; message: string }[];
}

export type Condition = 'not-read' | 'not-replied' | 'button';

/** A message after the campaign's, for whom its condition comes to hold. */
export interface FollowUpWish {
  /** 0 for the campaign itself, or the number of an earlier follow-up. */
  follows: number;
  if: Condition;
  button?: string;
  waitMinutes: number;
  template?: TemplateRef;
  freeForm?: FreeForm;
  mapping: Record<string, Source>;
}

export interface FollowUp extends Pick<FollowUpWish, 'follows' | 'if' | 'button' | 'waitMinutes'> {
  /** Of the campaign that it is. */
  id: string;
  step: number;
}

/** Rows whose cell shows something else are passed over. */
export interface Only {
  column: string;
  equals: string[];
}

/** Something that a launched campaign will do. */
export interface Upcoming {
  campaignId: string;
  name: string;
  kind: 'at' | 'per-row' | 'recurring' | 'drip' | 'new-rows' | 'follow-up';
  /** Absent where it depends on people or on new rows. */
  at?: string;
  local?: string;
  zone: string;
  offset?: string;
  rows?: number;
  status: CampaignStatus;
  words: string;
}

/** The first rows go alone, so that a person or their fate decides on the others. */
export interface Canary {
  rows: number;
  then: 'ask' | 'continue';
}

/** What keeps a campaign from doing harm; what is left out is as usual. */
export interface Safeguards {
  canary?: Canary;
  /** What has not left by then is not sent. */
  sendUntil?: string;
  /** Failures in a hundred at which it pauses by itself; null for never. Absent: 25 in a launch, never in a campaign. */
  haltAtFailurePercent?: number | null;
}

/** How the first rows do. */
export interface CanaryState extends Canary {
  /** Waiting: their fate is known, and a person is asked. */
  state: 'running' | 'waiting' | 'passed';
  /** Delivered or read. */
  delivered: number;
  failed: number;
  pending: number;
}

/** What a person can do with a campaign now. */
export type CampaignAction = 'pause' | 'resume' | 'cancel' | 'retry-failed' | 'send-rest';

export type CampaignStatus = 'draft' | 'scheduled' | 'sending' | 'paused' | 'done' | 'cancelled';

export interface Notice {
  at: string;
  code: string;
  message: string;
}

/** Why a campaign waits, and what to do. */
export interface Pause {
  code: string;
  message: string;
  at: string;
}

export interface Campaign extends Safeguards {
  id: string;
  name: string;
  status: CampaignStatus;
  template?: TemplateRef;
  freeForm?: FreeForm;
  pause?: Pause;
  sheet: SheetRef;
  schedule?: Schedule;
  quietHours?: QuietHours;
  missed?: Missed;
  total: number;
  createdAt: string;
  startsAt?: string;
  /** The campaign that it is a run or a follow-up of. */
  parentId?: string;
  run?: number;
  /** How many runs there were. */
  runs?: number;
  nextRunAt?: string;
  step?: number;
  followUps?: FollowUp[];
  /** It goes on until it is cancelled. */
  standing?: boolean;
}

export interface Progress {
  status: CampaignStatus;
  total: number;
  counts: Record<string, number>;
  replies: number;
  startsAt?: string;
  finishedAt?: string;
  pause?: Pause;
  notices: Notice[];
  canary?: CanaryState;
  sendUntil?: string;
  /** Failed messages that are worth another try. */
  retryable?: number;
  /** Messages that never left, since the campaign was cancelled or came to its end. */
  unsent?: number;
  /** Absent where an older service does not tell. */
  actions?: CampaignAction[];
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

export interface Wave {
  rows: number;
  /** When they go; absent for at once. */
  at?: string;
  reason: 'now' | 'messaging-limit' | 'recipient-rest' | 'quiet-hours' | 'per-row' | 'drip' | 'run';
}

/** When the rows go, as far as it is known before they do. */
export interface SendingPlan {
  startsAt?: string;
  messagesPerSecond: number;
  waves: Wave[];
  /** Sentences that are ready to show. */
  notes: { code: string; message: string }[];
}

export interface Preview {
  confirmation: string;
  rows: number;
  ready: number;
  held: number;
  /** Rows that `only` leaves out. */
  passedOver?: number;
  first: { row: number; recipient: string }[];
  billing: { region: string; category: string; messages: number }[];
  plan?: SendingPlan;
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
  /** Why its status is not in the sheet. */
  sheetTrouble?: { code: string; message: string };
}

/** A change of a delivery's status. */
export interface Move {
  from: string;
  to: string;
  /** When it happened, by Meta's clock where Meta told. */
  at: string;
  /** When the service learned of it. */
  recordedAt: string;
  /** The try that it belongs to, from 1; 0 before the first. */
  attempt: number;
  errorCode?: number;
}

export interface Reply {
  id: string;
  from: string;
  text: string;
  row?: number;
  receivedAt: string;
}

/** All messages with one person from one sender. */
export interface Conversation {
  id: string;
  senderId: string;
  person: { address: string; name?: string };
  /** The last message that the person wrote, or that was written by hand. */
  last?: { at: string; from: 'person' | 'us'; text: string };
  /** At most 100. */
  unread: number;
  /** Absent where the person never wrote. */
  windowClosesAt?: string;
  /** Why they get no campaigns; answerable: they have written since. */
  suppression?: { reason: string; source: string; since: string; answerable: boolean };
}

export interface ReceivedFile {
  kind: FileKind | 'sticker';
  mimeType: string;
  filename?: string;
  state: 'waiting' | 'kept' | 'gone' | 'too-large';
  bytes?: number;
  /** Why it cannot be looked at. */
  explanation?: string;
}

/** An inbound one has a text, one of ours a view and a status. */
export interface ConversationMessage {
  id: string;
  kind: 'inbound' | 'hand' | 'campaign';
  at: string;
  /** Meta's word; `revoke` once it was deleted. */
  type?: string;
  text?: string;
  file?: ReceivedFile;
  changedAt?: string;
  view?: MessageView;
  status?: string;
  error?: { code?: number; message: string };
  row?: number;
}

/** Exactly one of text, mediaId and template. */
export interface HandAnswer {
  text?: string;
  mediaId?: string;
  caption?: string;
  template?: TemplateRef;
  values?: Record<string, { text: string } | { media: string }>;
}
