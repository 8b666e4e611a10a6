import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createContext, Script } from 'node:vm';
import { expect } from 'vitest';
import { FakeScriptApp } from './fake-script-app';
import { FakeSheetsApi } from './fake-sheets-api';
import type { FakeSpreadsheet } from './fake-spreadsheet';

const SHEETS_API = 'https://sheets.googleapis.com/v4/spreadsheets/';
const FOLDER = new URL('../../script/', import.meta.url);
const SCRIPTS = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.js'))
  .sort()
  .map((name) => new Script(readFileSync(new URL(name, FOLDER), 'utf8'), { filename: name }));

export interface HttpCall {
  url: string;
  method: string;
  headers: Record<string, string>;
  contentType?: string;
  /** The JSON of a text payload, the text of a blob's bytes. */
  body: any;
}

function bodyOf({
  contentType,
  payload,
}: {
  contentType?: string;
  payload?: string | { getBytes(): number[] };
}): unknown {
  if (payload === undefined || typeof payload === 'string') {
    return payload === undefined || contentType === 'text/csv' ? payload : JSON.parse(payload);
  }
  return Buffer.from(payload.getBytes()).toString('utf8');
}

/** What stays from one execution to the next: the file, the user's properties, the service. */
export class Google {
  readonly properties: Record<string, string> = {};
  readonly calls: HttpCall[] = [];
  readonly menu: [string, string][] = [];
  readonly locks = { busy: false, taken: 0, released: 0, flushedBeforeRelease: false };
  readonly scriptApp = new FakeScriptApp();
  readonly sheets: FakeSheetsApi;
  /** Goes on with each sleep, and with each call of the service by `callMs`. */
  readonly clock = { now: Date.UTC(2026, 10, 24, 14), callMs: 0 };
  shownPage = '';
  answer: (call: HttpCall) => { status: number; body: unknown; headers?: object } = () => ({
    status: 500,
    body: 'no answer was set',
  });

  constructor(readonly spreadsheet: FakeSpreadsheet) {
    this.sheets = new FakeSheetsApi(spreadsheet);
  }

  connected(): this {
    Object.assign(this.properties, { 'rowcast.address': 'https://rowcast.example', 'rowcast.key': 'rk_secret_key' });
    return this;
  }

  /**
   * One execution as Apps Script does it: a fresh global scope, plain data in, plain data out (facts, section 3.4).
   * `services` are the only ones there: in AuthMode.NONE, for instance, just the menu.
   */
  run(name: string, args: unknown[] = [], services: object = this.services()): any {
    const scope = createContext({ console: { error: () => {} }, ...services });
    SCRIPTS.forEach((script) => script.runInContext(scope));
    const call = new Script(`JSON.stringify(${name}(...${JSON.stringify(args)}))`);
    const result = call.runInContext(scope);
    return result === undefined ? undefined : JSON.parse(result);
  }

  /** An execution of a trigger: its event is made of Google's own classes, and nobody gets what it answers. */
  fire(handler: string, event: object): void {
    const services = { ...this.services(), event };
    const scope = createContext({ console: { error: () => {} }, ...services });
    SCRIPTS.forEach((script) => script.runInContext(scope));
    new Script(`${handler}(event)`).runInContext(scope);
  }

  /** The value of an execution that must not be refused. */
  value(name: string, ...args: unknown[]): any {
    const answer = this.run(name, args);
    if (answer.problem) {
      throw new Error(answer.problem.title);
    }
    return answer.value;
  }

  menuServices() {
    const menu = { addItem: (...item: [string, string]) => (this.menu.push(item), menu), addToUi: () => {} };
    return { SpreadsheetApp: { getUi: () => ({ createAddonMenu: () => menu }) } };
  }

  services() {
    return {
      SpreadsheetApp: {
        getUi: () => ({
          showSidebar: (page: { name: string; title: string }) => (this.shownPage = `${page.name} ${page.title}`),
        }),
        getActiveSpreadsheet: () => this.spreadsheet,
        flush: () => (this.locks.flushedBeforeRelease = this.locks.taken > this.locks.released),
        DeveloperMetadataVisibility: { DOCUMENT: 'DOCUMENT', PROJECT: 'PROJECT' },
      },
      HtmlService: { createHtmlOutputFromFile: (name: string) => ({ setTitle: (title: string) => ({ name, title }) }) },
      Date: this.date(),
      ScriptApp: this.scriptApp.service(),
      PropertiesService: { getUserProperties: () => this.userProperties() },
      LockService: { getDocumentLock: () => this.lock() },
      Utilities: {
        sleep: (milliseconds: number) => void (this.clock.now += milliseconds),
        DigestAlgorithm: { SHA_256: 'sha256' },
        Charset: { UTF_8: 'utf8' },
        computeDigest: (algorithm: string, text: string) => [
          ...new Int8Array(createHash(algorithm).update(text, 'utf8').digest()),
        ],
        getUuid: () => crypto.randomUUID(),
        base64Encode: (bytes: number[]) => Buffer.from(bytes).toString('base64'),
        base64Decode: (text: string) => [...Buffer.from(text, 'base64')],
        newBlob: (bytes: number[], type: string, name: string) => ({
          getBytes: () => bytes,
          getContentType: () => type,
          getName: () => name,
        }),
      },
      UrlFetchApp: {
        fetch: (url: string, request: any) => this.fetch(url, request),
        fetchAll: (requests: any[]) => requests.map((request) => this.fetchFromGoogle(request)),
      },
    };
  }

  private date() {
    const { clock } = this;
    return class extends Date {
      static override now = () => clock.now;
    };
  }

  private fetchFromGoogle({ url, method, headers, payload }: any) {
    expect(headers.Authorization).toBe('Bearer ya29.user-token');
    const base = SHEETS_API + this.spreadsheet.getId();
    expect(url.startsWith(base)).toBe(true);
    const { status, body } = this.sheets.answer(method, url.slice(base.length), payload && JSON.parse(payload));
    return { getResponseCode: () => status, getContentText: () => JSON.stringify(body) };
  }

  private userProperties() {
    return {
      getProperties: () => ({ ...this.properties }),
      getProperty: (key: string) => this.properties[key] ?? null,
      setProperty: (key: string, value: string) => void (this.properties[key] = value),
      setProperties: (values: object) => void Object.assign(this.properties, values),
      deleteProperty: (key: string) => void delete this.properties[key],
    };
  }

  private lock() {
    return {
      tryLock: () => {
        this.locks.taken += this.locks.busy ? 0 : 1;
        return !this.locks.busy;
      },
      releaseLock: () => void this.locks.released++,
    };
  }

  private fetch(url: string, request: any) {
    const call = {
      url,
      method: request.method,
      headers: request.headers,
      contentType: request.contentType,
      body: bodyOf(request),
    };
    this.calls.push(call);
    this.clock.now += this.clock.callMs;
    const answer = this.answer(call);
    const text = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body);
    return {
      getResponseCode: () => answer.status,
      getContentText: () => text,
      getContent: () => [...Buffer.from(text)],
      getHeaders: () => answer.headers ?? {},
    };
  }
}
