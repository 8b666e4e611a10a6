/** What the workbench and its sandbox answer. */

export interface Desk {
  spreadsheetId: string;
  serviceAddress: string;
  apiKey: string;
}

/** How a cell differs from plain black on white; colours as `#e6f4ea`. */
export interface Look {
  row: number;
  column: number;
  background?: string;
  foreground?: string;
  bold?: boolean;
  italic?: boolean;
  strikethrough?: boolean;
}

export interface Note {
  row: number;
  column: number;
  note: string;
}

/** Parts of a colour from 0 to 1; a part that is left out is 0. */
export interface Rgb {
  red?: number;
  green?: number;
  blue?: number;
}

/** A chart as Google's API gives it, with what it draws now. */
export interface Chart {
  chartId: number;
  spec: { title?: string; basicChart?: { series?: { colorStyle?: { rgbColor?: Rgb } }[] } };
  position?: {
    overlayPosition?: {
      anchorCell?: { rowIndex?: number; columnIndex?: number };
      offsetXPixels?: number;
      offsetYPixels?: number;
      widthPixels?: number;
      heightPixels?: number;
    };
  };
  domain: string[];
  series: { name: string; values: (number | null)[] }[];
}

export interface Tab {
  sheetId: number;
  title: string;
  rowCount: number;
  columnCount: number;
  frozenRowCount: number;
  columns: { hidden: boolean; protected: boolean }[];
  /** Indexes from 0. */
  hiddenRows: number[];
  /** Display strings; trailing empty cells and rows may be left out. */
  cells: string[][];
  looks: Look[];
  notes: Note[];
  charts: Chart[];
}

export interface Snapshot {
  spreadsheetId: string;
  title: string;
  timeZone: string;
  revision: number;
  tabs: Tab[];
}

async function answered<T>(response: Response): Promise<T> {
  if (!response.ok) {
    const text = await response.text();
    throw new Error(wordsOf(text) || `${response.status} ${response.statusText}`);
  }
  return (await response.json()) as T;
}

function wordsOf(body: string): string {
  try {
    const parsed = JSON.parse(body) as { error?: { message?: string } | string };
    return typeof parsed.error === 'string' ? parsed.error : (parsed.error?.message ?? '');
  } catch {
    return body.slice(0, 200);
  }
}

export async function get<T>(path: string): Promise<T> {
  return answered<T>(await fetch(path));
}

export async function send<T>(method: 'POST' | 'PUT', path: string, body: unknown): Promise<T> {
  const headers = { 'Content-Type': 'application/json' };
  return answered<T>(await fetch(path, { method, headers, body: JSON.stringify(body) }));
}

/** A call whose answer has no body. */
export async function tell(path: string, body: unknown): Promise<void> {
  const headers = { 'Content-Type': 'application/json' };
  const response = await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!response.ok) {
    throw new Error(wordsOf(await response.text()) || response.statusText);
  }
}
