import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Google } from '../script/execution';
import { FakeSheet, FakeSpreadsheet } from '../script/fake-spreadsheet';

const ADDON = new URL('../../', import.meta.url).pathname;

/** The code of a file without its comments. */
function code(file: string): string {
  return readFileSync(join(ADDON, file), 'utf8')
    .replace(/\/\*[^]*?\*\//g, '')
    .replace(/(^|\s)\/\/.*$/gm, '');
}

function filesNaming(word: RegExp, folder: string): string[] {
  return readdirSync(join(ADDON, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(js|ts|tsx|html)$/.test(name))
    .map((name) => `${folder}/${name}`)
    .filter((file) => word.test(code(file)));
}

test.each([
  [/\bSpreadsheetApp\b/, 'script', ['script/spreadsheet.js']],
  [/\bUrlFetchApp\b/, 'script', ['script/google.js', 'script/service.js']],
  [/\bPropertiesService\b/, 'script', ['script/connection.js']],
  [/\bgoogle\.script\b/, 'sidebar', ['sidebar/google.ts']],
])('%s_of_%s_stands_where_it_belongs', (word, folder, files) => {
  expect(filesNaming(word, folder).sort()).toEqual(files);
});

test('the_page_has_no_way_to_make_markup_of_text', () => {
  expect(filesNaming(/innerHTML|insertAdjacentHTML|document\.write/i, 'sidebar')).toEqual([]);
});

test('the_page_calls_only_functions_that_the_script_has_and_the_script_has_no_others', () => {
  const called = [...code('sidebar/google.ts').matchAll(/call<[^]*?>\(\s*'(\w+)'/g)].map((match) => match[1]);
  const triggers = ['bringCellsHourly', 'rowsChanged', 'rowsEdited', 'rowsSubmitted'];
  const entryPoints = [...triggers, 'onInstall', 'onOpen', 'showSidebar'];
  const functions = readdirSync(join(ADDON, 'script'))
    .filter((name) => name.endsWith('.js'))
    .flatMap((name) => [...code(`script/${name}`).matchAll(/^function (\w+)/gm)].map((match) => match[1]));
  const open = functions.filter((name) => !name.endsWith('_'));
  expect([...called, ...entryPoints].sort()).toEqual(open.sort());
  expect(new Set(functions).size).toBe(functions.length);
});

test('no_script_touches_a_service_before_it_is_called', () => {
  const google = new Google(new FakeSpreadsheet([new FakeSheet(0, 'Contacts', [['Name']])]));
  expect(google.run('(() => 1)', [], {})).toBe(1);
});
