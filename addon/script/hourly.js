/*
 * While the sidebar is closed, a trigger brings the cells once an hour, as often as Google lets an add-on (facts, section
 * 3.2). Google sends no mail when it fails, so what went wrong is kept for the next time the sidebar opens.
 */

const HOURLY_FUNCTION_ = 'bringCellsHourly';
const HOURLY_PROPERTY_ = 'rowcast.hourly.';
/** 24 runs must fit into the 90 minutes a day that Google lets a user's triggers run (facts, section 3.2). */
const HOURLY_MS_ = 3 * 60 * 1000;

/** Run by the trigger. */
function bringCellsHourly() {
  if (keptCredentials_() === null) {
    // Disconnecting reaches the trigger of the file it was done in only.
    removeHourly_();
    return;
  }
  const outcome = mayRun_() ? answer_(() => bringAll_(HOURLY_MS_)) : { problem: consentMissing_() };
  const links = 'value' in outcome ? outcome.value : [];
  const problem = 'value' in outcome ? links.map((link) => link.problem).find(Boolean) : outcome.problem;
  keepHourlyProblem_(problem);
  if ('value' in outcome && !links.some(usesThisPen_)) {
    removeHourly_();
  }
}

/** A trigger goes on firing although the user must give consent anew (facts, section 3.2). */
function mayRun_() {
  const info = ScriptApp.getAuthorizationInfo(ScriptApp.AuthMode.FULL);
  return String(info.getAuthorizationStatus()) !== 'REQUIRED';
}

/** @returns {Problem} */
function consentMissing_() {
  return {
    type: 'addon/unauthorized',
    title: 'Google asks for your consent again.',
    detail: 'Close this sidebar and open Rowcast again from the Extensions menu. Until then nothing is written hourly.',
  };
}

/** @param {any} link */
function usesThisPen_(link) {
  return Boolean(link.pen) && link.pen.kind === 'add-on';
}

/**
 * Makes the trigger where the tab is written by this add-on. It goes by itself when no tab needs it any more.
 *
 * @param {any} link
 * @returns {Hourly} whether it stands, and what went wrong with it
 */
function tendHourly_(link) {
  if (!usesThisPen_(link)) {
    return { on: false };
  }
  try {
    makeHourly_();
    return { on: true, problem: hourlyProblem_() };
  } catch (error) {
    // Thrown where the user has 20 triggers of this add-on already, or gave no consent to triggers (facts, section 3.2).
    console.error(error);
    return {
      on: false,
      problem: {
        type: 'addon/no-trigger',
        title: 'Statuses arrive only while this sidebar is open.',
        detail: 'Google did not let Rowcast check once an hour: it allows 20 such checks for each user.',
      },
    };
  }
}

function makeHourly_() {
  const standing = ScriptApp.getProjectTriggers().some((trigger) => trigger.getHandlerFunction() === HOURLY_FUNCTION_);
  if (!standing) {
    ScriptApp.newTrigger(HOURLY_FUNCTION_).timeBased().everyHours(1).create();
  }
}

/** Takes the trigger away, and what its last run left. */
function removeHourly_() {
  ScriptApp.getProjectTriggers()
    .filter((trigger) => trigger.getHandlerFunction() === HOURLY_FUNCTION_)
    .forEach((trigger) => ScriptApp.deleteTrigger(trigger));
  keepHourlyProblem_(undefined);
}

/** The trigger is the user's own, so its failure is kept in the user's own properties. */
function hourlyKey_() {
  return HOURLY_PROPERTY_ + openSpreadsheet_().getId();
}

/** @param {Problem | undefined} problem */
function keepHourlyProblem_(problem) {
  const properties = userProperties_();
  if (problem) {
    properties.setProperty(hourlyKey_(), JSON.stringify(problem));
  } else {
    properties.deleteProperty(hourlyKey_());
  }
}

/** @returns {Problem | undefined} */
function hourlyProblem_() {
  const kept = userProperties_().getProperty(hourlyKey_());
  return kept ? JSON.parse(kept) : undefined;
}
