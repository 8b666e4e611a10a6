import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import JSON5 from 'json5';
import micromatch from 'micromatch';
import { expect, test } from 'vitest';

const ROOT = new URL('../../../', import.meta.url).pathname;
const read = (name: string) => readFileSync(join(ROOT, name), 'utf8');
const lines = (text: string) => text.split('\n').filter((line) => line.trim() !== '');

const NEVER_LOOKED_INTO = ['.git', 'node_modules', 'target', '.rowcast'];

/** Every file below the root, and the built page even before it is built. */
function files(folder = ''): string[] {
  const found = readdirSync(join(ROOT, folder), { withFileTypes: true })
    .filter((entry) => !NEVER_LOOKED_INTO.includes(entry.name))
    .flatMap((entry) => (entry.isDirectory() ? files(join(folder, entry.name)) : [join(folder, entry.name)]));
  return folder === '' ? [...new Set([...found, 'addon/dist/sidebar.html'])] : found;
}

/** clasp's own rule: micromatch over paths relative to rootDir, dot files included, blank lines dropped (facts, section 4). */
function pushed(): string[] {
  const ignored = micromatch(files(), lines(read('.claspignore')), { dot: true });
  return files()
    .filter((file) => !ignored.includes(file))
    .filter((file) => /\.(js|gs|html)$/.test(file) || file === 'appsscript.json')
    .sort();
}

test('clasp_pushes_the_script_the_page_and_the_manifest_and_nothing_else', () => {
  expect(pushed()).toEqual([
    'addon/dist/sidebar.html',
    'addon/script/account.js',
    'addon/script/answers.js',
    'addon/script/arguments.js',
    'addon/script/campaigns.js',
    'addon/script/cells.js',
    'addon/script/colours.js',
    'addon/script/columns.js',
    'addon/script/connection.js',
    'addon/script/contacts.js',
    'addon/script/conversations.js',
    'addon/script/deliveries.js',
    'addon/script/files.js',
    'addon/script/google.js',
    'addon/script/hourly.js',
    'addon/script/keys.js',
    'addon/script/links.js',
    'addon/script/menu.js',
    'addon/script/moments.js',
    'addon/script/new-columns.js',
    'addon/script/new-rows.js',
    'addon/script/reading.js',
    'addon/script/report-cells.js',
    'addon/script/report-requests.js',
    'addon/script/report.js',
    'addon/script/rows.js',
    'addon/script/schedules.js',
    'addon/script/service.js',
    'addon/script/spreadsheet.js',
    'addon/script/tab.js',
    'addon/script/triggers.js',
    'addon/script/unreported.js',
    'addon/script/upload.js',
    'addon/script/writing.js',
    'appsscript.json',
  ]);
});

test('the_project_is_pushed_from_where_the_manifest_lies', () => {
  expect(JSON5.parse(read('.clasp.json'))).toEqual({ scriptId: expect.stringMatching(/^[\w-]{57}$/), rootDir: '.' });
});

test('the_manifest_asks_for_four_scopes_and_reaches_the_service_and_google_sheets', () => {
  expect(JSON.parse(read('appsscript.json'))).toEqual({
    timeZone: 'Etc/UTC',
    runtimeVersion: 'V8',
    exceptionLogging: 'STACKDRIVER',
    dependencies: {},
    oauthScopes: [
      'https://www.googleapis.com/auth/script.container.ui',
      'https://www.googleapis.com/auth/script.external_request',
      'https://www.googleapis.com/auth/script.scriptapp',
      'https://www.googleapis.com/auth/spreadsheets',
    ],
    urlFetchWhitelist: ['https://rowcast.example/', 'https://sheets.googleapis.com/'],
  });
});
