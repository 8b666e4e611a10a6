/*
 * While a campaign waits for new rows, three triggers of the user's hear of forms, edits and inserted rows. Google allows one of
 * a kind for each user and file, and 20 for each user over all files; its triggers go on firing without consent, and it mails
 * nobody when they fail (facts, section 3.2). So what went wrong is kept for the next time the sidebar opens.
 *
 * Which tabs are watched is kept in the user's own properties, one for each tab: an edit elsewhere costs one reading of those
 * and no call.
 */

const WATCH_PROPERTY_ = 'rowcast.watch.';
const TRIGGER_PROBLEM_PROPERTY_ = 'rowcast.triggers.';
/** A campaign may be ended in another's sidebar, so a trigger asks anew when it knows only what was so an hour ago. */
const WATCH_MS_ = 60 * 60 * 1000;

/** What was wrong with rows that are not reported again; all else is over when what was missed is reported. */
const LASTING_ = ['/problems/bad-request', 'addon/rows-lost'];

/** @type {Record<'form' | 'edit' | 'change', string>} */
const ROW_HANDLERS_ = { form: 'rowsSubmitted', edit: 'rowsEdited', change: 'rowsChanged' };

/**
 * Makes the triggers where a campaign watches a tab of this spreadsheet, and removes them where none does. Rows that no trigger
 * reported are reported now.
 *
 * @param {string} spreadsheetId
 * @returns {Answer<RowTriggers>} which of them stand, and what went wrong with them
 */
function tendTriggers(spreadsheetId) {
  return answer_(() => {
    if (matching_(spreadsheetId, 'spreadsheetId', /^[\w-]{10,100}$/) !== openSpreadsheet_().getId()) {
      refuse_('addon/other-spreadsheet', 'This is another spreadsheet.', 'Open that one.');
    }
    const watched = watchAnew_().filter(isHere_);
    if (watched.length === 0) {
      return { watched: [], ...standing_() };
    }
    const failed = madeTriggers_();
    const before = triggerProblem_();
    const after = catchUp_(watched);
    const lasting = before && LASTING_.includes(before.type) ? before : undefined;
    const problem = failed || after || lasting;
    return { watched: watched.map(({ sheetId }) => sheetId), ...standing_(), problem };
  });
}

/**
 * Asks the service which tabs are watched, and keeps it. Where none is left, the triggers go.
 *
 * @returns {Watch_[]}
 */
function watchAnew_() {
  const spreadsheet = encodeURIComponent(openSpreadsheet_().getId());
  /** @type {{ sheetId: number, recipient: string, columns: string[] }[]} */
  const watches = callService_('get', '/v1/watched-tabs?spreadsheetId=' + spreadsheet).tabs;
  const kept = keptWatches_();
  kept
    .filter(({ sheetId }) => !watches.some((watch) => watch.sheetId === sheetId))
    .forEach(({ sheetId }) => forgetWatch_(sheetId));
  if (watches.length === 0) {
    removeRowTriggers_();
  }
  return watches.map(({ sheetId, recipient, columns }) => {
    const before = kept.find((watch) => watch.sheetId === sheetId);
    return keepWatch_({ sheetId, recipient, columns, asked: Date.now(), begun: before && before.begun });
  });
}

/** @param {Watch_} watch */
function keepWatch_(watch) {
  userProperties_().setProperty(watchKey_(watch.sheetId), JSON.stringify(watch));
  return watch;
}

/**
 * @param {Watch_} watch
 * @returns {boolean} whether its tab was not deleted
 */
function isHere_({ sheetId }) {
  return sheetsHere_().some((tab) => tab.getSheetId() === sheetId);
}

/** @param {number} sheetId */
function forgetWatch_(sheetId) {
  userProperties_().deleteProperty(watchKey_(sheetId));
  forgetUnreported_(sheetId);
}

/** @returns {Watch_[]} of this spreadsheet, as they were known last */
function keptWatches_() {
  const kept = userProperties_().getProperties();
  const prefix = WATCH_PROPERTY_ + openSpreadsheet_().getId() + '.';
  return Object.keys(kept)
    .filter((key) => key.startsWith(prefix))
    .map((key) => JSON.parse(kept[key]));
}

/**
 * @param {number} sheetId
 * @returns {Watch_ | null} null where nobody watches the tab
 */
function keptWatch_(sheetId) {
  const kept = userProperties_().getProperty(watchKey_(sheetId));
  return kept ? JSON.parse(kept) : null;
}

/** @param {number} sheetId */
function watchKey_(sheetId) {
  return WATCH_PROPERTY_ + openSpreadsheet_().getId() + '.' + sheetId;
}

/** @returns {GoogleAppsScript.Script.Trigger[]} the user's own ones in this file that hear of rows */
function rowTriggers_() {
  const handlers = Object.values(ROW_HANDLERS_);
  return ScriptApp.getUserTriggers(openSpreadsheet_()).filter((trigger) =>
    handlers.includes(trigger.getHandlerFunction()),
  );
}

/** @returns {{ form: boolean, edit: boolean, change: boolean }} */
function standing_() {
  const handlers = rowTriggers_().map((trigger) => trigger.getHandlerFunction());
  return {
    form: handlers.includes(ROW_HANDLERS_.form),
    edit: handlers.includes(ROW_HANDLERS_.edit),
    change: handlers.includes(ROW_HANDLERS_.change),
  };
}

/** @returns {Problem | undefined} why some do not stand */
function madeTriggers_() {
  const stands = standing_();
  /** @type {[boolean, () => void][]} */
  const makers = [
    [stands.form, () => triggerOf_(ROW_HANDLERS_.form).onFormSubmit().create()],
    [stands.edit, () => triggerOf_(ROW_HANDLERS_.edit).onEdit().create()],
    [stands.change, () => triggerOf_(ROW_HANDLERS_.change).onChange().create()],
  ];
  const failed = makers.filter(([stands, make]) => !stands && !isMade_(make));
  return failed.length === 0 ? undefined : noTrigger_();
}

/** @param {string} handler */
function triggerOf_(handler) {
  return ScriptApp.newTrigger(handler).forSpreadsheet(openSpreadsheet_());
}

/**
 * @param {() => void} make
 * @returns {boolean} false where the user has all triggers that Google allows, or gave no consent to triggers
 */
function isMade_(make) {
  try {
    make();
    return true;
  } catch (error) {
    console.error(error);
    return false;
  }
}

/** @returns {Problem} */
function noTrigger_() {
  return {
    type: 'addon/no-trigger',
    title: 'Google did not let Rowcast hear of all new rows.',
    detail:
      'It allows an add-on 20 triggers for each user, and a sheet with new rows needs three. Close a campaign that waits for ' +
      'new rows in another spreadsheet, then open Rowcast there and here. Or let somebody else open Rowcast in this one.',
  };
}

/** Takes the triggers away, and all that was kept for them in this file. */
function removeRowTriggers_() {
  rowTriggers_().forEach((trigger) => ScriptApp.deleteTrigger(trigger));
  keptWatches_().forEach(({ sheetId }) => forgetWatch_(sheetId));
  keepTriggerProblem_(undefined);
}

/** The triggers are the user's own, so their failure is kept in the user's own properties. */
function triggerProblemKey_() {
  return TRIGGER_PROBLEM_PROPERTY_ + openSpreadsheet_().getId();
}

/** @param {Problem | undefined} problem */
function keepTriggerProblem_(problem) {
  const properties = userProperties_();
  if (problem) {
    properties.setProperty(triggerProblemKey_(), JSON.stringify(problem));
  } else {
    properties.deleteProperty(triggerProblemKey_());
  }
}

/** @returns {Problem | undefined} */
function triggerProblem_() {
  const kept = userProperties_().getProperty(triggerProblemKey_());
  return kept ? JSON.parse(kept) : undefined;
}
