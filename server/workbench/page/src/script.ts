import { send } from './wire';

/** What the person has selected; ranges in A1 notation. */
export interface Selection {
  sheetId: number;
  ranges: string[];
}

export interface MenuItem {
  caption?: string;
  function?: string;
  separator?: boolean;
  items?: MenuItem[];
}

export type Shown =
  | { what: 'menu'; title: string; items: MenuItem[] }
  | { what: 'sidebar'; title: string; page: string }
  | { what: 'dialog'; title: string; page: string }
  | { what: 'alert'; title: string; text: string }
  | { what: 'selection'; sheetId: number; range?: string };

export interface Ran {
  result?: unknown;
  shown?: Shown[];
  error?: string;
}

/** A page gets ten calls at once; the eleventh waits (sheets/facts.md 3.4). */
const AT_ONCE = 10;

/** Runs functions of the add-on's script. */
export class Script {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly selection: () => Selection) {}

  async run(name: string, args: unknown[] = []): Promise<Ran> {
    await this.turn();
    try {
      return await send<Ran>('POST', '/workbench/run', { function: name, args, selection: this.selection() });
    } catch (error) {
      return { error: `NetworkError: Connection failure due to HTTP 0 (${(error as Error).message})` };
    } finally {
      this.running--;
      this.waiting.shift()?.();
    }
  }

  private async turn(): Promise<void> {
    if (this.running >= AT_ONCE) {
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
    this.running++;
  }
}
