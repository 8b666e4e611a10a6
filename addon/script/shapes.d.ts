/**
 * What crosses the border between the sidebar and the script: plain data only, because `google.script.run` refuses
 * dates, functions and DOM nodes (facts, section 3.4). The service's own shapes stand in `openapi.yaml`.
 */

/** What every public function answers: a value, or what is wrong and what to do. */
type Answer<T> = { value: T } | { problem: Problem };

interface Problem {
  /** Stable: the service's `/problems/...`, or the add-on's own `addon/...`. */
  type: string;
  title: string;
  detail: string;
}

interface Connection {
  /** False until an address and a key have been checked with the service. The key itself is never answered. */
  connected: boolean;
  address?: string;
  workspace?: string;
  keyPrefix?: string;
  /** The service's page with the conversations; absent where the service is older. */
  inboxUrl?: string;
}

/** A code that a member of a workspace approves on the service's page. */
interface Pairing {
  userCode: string;
  /** The page, with the code in it. */
  url: string;
  pollSeconds: number;
}

type PairingState = { state: 'waiting' | 'denied' | 'over' | 'connected'; connection?: Connection };

interface Column {
  name: string;
  /** In A1 notation. */
  letter: string;
}

interface TabColumn extends Column {
  /** The first filled cell below the heading, as displayed; empty where there is none near the top. */
  sample: string;
  /** True where an earlier campaign used it as the recipient. */
  recipient: boolean;
}

interface Tab {
  spreadsheetId: string;
  sheetId: number;
  title: string;
  timeZone: string;
  /** ISO 3166 region of the spreadsheet's locale; empty where the locale names none. */
  region: string;
  /** The user's columns that have a heading; Rowcast's own are left out. */
  columns: TabColumn[];
  /** The last row with anything in it; headings are row 1. */
  lastRow: number;
}

type Choice = 'all' | 'selected' | 'visible' | 'without-status';

/** First and last row, both included, from 1. */
type RowRange = [number, number];

interface RowCounts {
  all: number;
  selected: number;
  /** Null where the tab is too long to ask Google about each row for a count. */
  visible: number | null;
  withoutStatus: number;
  /** The selected rows, clipped to the rows with data. */
  selectedRanges: RowRange[];
}

interface RowsRequest {
  sheetId: number;
  choice: Choice;
  recipient: string;
  /** As the draft has them; their headings must still stand in those columns. */
  columns: Column[];
  /** Together at most 1,000 rows. */
  ranges: RowRange[];
  /** As `prepareTab` answered it; another number means that rows came or went. */
  lastRow: number;
}

interface RowsTaken {
  /** Rows of this request that were put; none means that the chunk number is still free. */
  put: number;
}

/** The rows chosen out of one range. */
interface Pick_ {
  range: RowRange;
  rows: { row: number; cells: string[] }[];
}

/** A file as the page read it. */
interface PickedFile {
  name: string;
  /** Its MIME type. */
  type: string;
  base64: string;
}

/** What a call to the service may carry; at most one of body (sent as JSON), blob (sent as it is) and csv. */
interface Extra_ {
  body?: object;
  blob?: GoogleAppsScript.Base.Blob;
  csv?: string;
  idempotencyKey?: string;
  /** The answer is a text, not JSON. */
  asText?: boolean;
}

/** The trigger that brings cells while the sidebar is closed. */
interface Hourly {
  on: boolean;
  /** Why it is off, or what kept its last run from writing. */
  problem?: Problem;
}

/** The triggers that hear of new rows while the sidebar is closed. */
interface RowTriggers {
  /** Numbers of the tabs that a campaign watches; without any no trigger stands. */
  watched: number[];
  form: boolean;
  edit: boolean;
  change: boolean;
  /** Why one of them does not stand, or what kept their last run from reporting. */
  problem?: Problem;
}

/** A tab that a campaign waits for rows of. */
interface Watch_ {
  sheetId: number;
  /** Heading of the column with the phones. */
  recipient: string;
  /** Headings whose cells the campaign needs. */
  columns: string[];
  /** When the service was asked, in milliseconds. */
  asked: number;
  /** The key column in which all rows have keys that stood when the watch began. */
  begun?: number;
}

/** Where a watched tab has what is needed; columns from 1. */
interface Place_ {
  columns: Column[];
  recipient: number;
  key: number;
  keyId: number | undefined;
}

interface KeyedRow_ {
  row: number;
  /** Empty, or what somebody typed over it, until it is given. */
  key: string;
  cells: string[];
}

/** A call to Google's Sheets API; `path` follows the spreadsheet's own. */
interface SheetsCall_ {
  method: 'get' | 'post';
  path: string;
  body?: object;
}

/** A column as it shows, from row 1 down, without blanks at its end; our times as `2026-11-24T14:03:10`. */
interface ReadColumn_ {
  role: string;
  cells: string[];
}

interface NewColumn_ {
  role: string;
  heading: string;
  note: string;
  kind: 'text' | 'date-time';
}

/** Colours as `#d2e3fc`. */
interface StatusColour_ {
  text: string;
  background: string;
  foreground: string;
}

interface CellUpdate_ {
  key: string;
  /** The row must still show them. */
  phones: string[];
  /** By role. */
  cells: Record<string, { text?: string; local?: string }>;
}

/** A stray of ours beside a row that is not ours. */
interface CellClear_ {
  key: string;
  role: string;
  text: string;
}

interface CellUpdates_ {
  updates: CellUpdate_[];
  clear?: CellClear_[];
}

/** New values by role and row number. */
type Changes_ = Record<string, Map<number, string | number>>;

/** One reading and what became of it. */
interface Round_ {
  /** What it changes of the sheet link. */
  news: { freshness?: object; problem?: Problem };
  end: boolean;
  /** Whether it wrote anything. */
  moved: boolean;
  /** What the service asked for; the same twice running is no progress. */
  asked: string;
}

/** `reshaped`: it stands, and somebody changed it or it does not fit the tab's columns any more. */
interface Report {
  state: 'made' | 'made-anew' | 'standing' | 'reshaped';
  title: string;
}

/** Ranges in A1 notation; null where the tab has no such column. */
interface ReportSource_ {
  status: string;
  reply: string | null;
  error: string | null;
  /** Between a formula's arguments. */
  separator: string;
}

/** A text, a formula, or nothing. */
type ReportCell_ = string | null;
