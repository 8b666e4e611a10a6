import { LocaleType, LogLevel, Univer, type IWorkbookData } from '@univerjs/core';
import { FUniver } from '@univerjs/core/lib/facade';
import { UniverSheetsCorePreset } from '@univerjs/preset-sheets-core';
import enUS from '@univerjs/preset-sheets-core/locales/en-US';
import { UniverSheetsNotePreset } from '@univerjs/preset-sheets-note';
import noteWords from '@univerjs/preset-sheets-note/locales/en-US';
import '@univerjs/preset-sheets-core/lib/index.css';
import '@univerjs/preset-sheets-note/lib/index.css';

/** Univer in `container`, with the spreadsheet open. */
export function openUniver(container: HTMLElement, book: IWorkbookData): FUniver {
  const univer = new Univer({
    locale: LocaleType.EN_US,
    locales: { [LocaleType.EN_US]: { ...enUS, ...noteWords } },
    logLevel: LogLevel.WARN,
  });
  const core = UniverSheetsCorePreset({
    container,
    // Looks are not part of what Google's side keeps here, so nothing is offered that would be lost.
    toolbar: false,
    disableTextFormatAlert: true,
    disableTextFormatMark: true,
    sheets: { disableForceStringAlert: true, disableForceStringMark: true },
  });
  [...core.plugins, ...UniverSheetsNotePreset().plugins].forEach((plugin) => {
    const [type, options] = Array.isArray(plugin) ? plugin : [plugin, undefined];
    univer.registerPlugin(type, options);
  });
  const api = FUniver.newAPI(univer);
  api.createWorkbook(book);
  return api;
}
