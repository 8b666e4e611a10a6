import { LocaleType, LogLevel, Univer, type IWorkbookData } from '@univerjs/core';
import { FUniver } from '@univerjs/core/lib/facade';
import { UniverSheetsCorePreset } from '@univerjs/preset-sheets-core';
import enUS from '@univerjs/preset-sheets-core/locales/en-US';
import '@univerjs/preset-sheets-core/lib/index.css';

/** Univer in `container`, with the spreadsheet open. */
export function openUniver(container: HTMLElement, book: IWorkbookData): FUniver {
  const univer = new Univer({
    locale: LocaleType.EN_US,
    locales: { [LocaleType.EN_US]: enUS },
    logLevel: LogLevel.WARN,
  });
  const { plugins } = UniverSheetsCorePreset({
    container,
    // Looks are not part of what Google's side keeps here, so nothing is offered that would be lost.
    toolbar: false,
    disableTextFormatAlert: true,
    disableTextFormatMark: true,
    sheets: { disableForceStringAlert: true, disableForceStringMark: true },
  });
  plugins.forEach((plugin) => {
    const [type, options] = Array.isArray(plugin) ? plugin : [plugin, undefined];
    univer.registerPlugin(type, options);
  });
  const api = FUniver.newAPI(univer);
  api.createWorkbook(book);
  return api;
}
