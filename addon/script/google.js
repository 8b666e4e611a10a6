/*
 * The one file that talks to Google's Sheets API. SpreadsheetApp knows cells by their place only, and a place may have moved
 * before the call is applied; the API finds a column by its metadata when it applies the call, reads several columns in one
 * moment, and keeps text as text (facts, sections 1.2 and 1.4). Called by UrlFetch and not as an advanced service, because
 * cells that stay are nulls in the body and must reach Google as such.
 */

const SHEETS_API_ = 'https://sheets.googleapis.com/v4/spreadsheets/';

/**
 * Calls the API for this spreadsheet as the user, all requests at once.
 *
 * @param {SheetsCall_[]} calls
 * @returns {any[]} the decoded bodies, in order
 */
function sheetsAll_(calls) {
  return answersOf_(calls).map(accepted_);
}

/**
 * @param {{ status: number, body: any }} answer
 * @returns {any} the body
 */
function accepted_({ status, body }) {
  return status === 200 ? body : refuseByGoogle_(status, body);
}

/**
 * @param {SheetsCall_} call
 * @returns {any} the decoded body
 */
function sheets_(call) {
  return sheetsAll_([call])[0];
}

/**
 * @param {SheetsCall_[]} calls
 * @returns {{ status: number, body: any }[]}
 */
function answersOf_(calls) {
  const base = SHEETS_API_ + encodeURIComponent(openSpreadsheet_().getId());
  const token = ScriptApp.getOAuthToken();
  const requests = calls.map((call) => sheetsRequest_(base, token, call));
  return fetchFromGoogle_(requests).map((response) => ({
    status: response.getResponseCode(),
    body: decoded_(response.getContentText()),
  }));
}

/**
 * @param {string} base
 * @param {string} token
 * @param {SheetsCall_} call
 * @returns {GoogleAppsScript.URL_Fetch.URLFetchRequest}
 */
function sheetsRequest_(base, token, { method, path, body }) {
  const headers = { Authorization: 'Bearer ' + token, Accept: 'application/json' };
  const request = { url: base + path, method, headers, muteHttpExceptions: true };
  return body ? { ...request, contentType: 'application/json', payload: JSON.stringify(body) } : request;
}

/** @param {GoogleAppsScript.URL_Fetch.URLFetchRequest[]} requests */
function fetchFromGoogle_(requests) {
  try {
    return UrlFetchApp.fetchAll(requests);
  } catch (error) {
    console.error(error);
    return refuse_('addon/google-failing', 'Google Sheets did not answer.', 'Rowcast tries again by itself.');
  }
}

/**
 * @param {number} status
 * @param {any} body as section 1.7 of the facts shows it; undefined where it is no JSON
 * @returns {never}
 */
function refuseByGoogle_(status, body) {
  const words = (body && body.error && body.error.message) || '';
  if (status === 429) {
    return refuse_(
      'addon/google-quota',
      'Google lets this sheet be read and written only so often a minute.',
      'Rowcast waits and goes on by itself.',
    );
  }
  if (status >= 500 || words === '') {
    return refuse_('addon/google-failing', 'Google Sheets did not answer.', 'Rowcast tries again by itself.');
  }
  console.error('Google answered ' + status + ': ' + words);
  if (/protected cell/i.test(words)) {
    return refuse_('addon/protected', 'A column of Rowcast is protected.', 'Ask whoever protected it to let you edit.');
  }
  if (status === 401 || status === 403) {
    return refuse_(
      'addon/google-forbids',
      'Your Google account may not edit this spreadsheet.',
      'Ask its owner to share it with you as an editor. Where you can edit it, whoever set up this add-on must turn on ' +
        'the Google Sheets API in its Cloud project.',
    );
  }
  if (/above the limit of 10000000 cells/i.test(words)) {
    return refuse_(
      'addon/sheet-full',
      'This spreadsheet holds as many cells as Google allows.',
      'Delete empty rows, columns or tabs. Statuses are kept and written then.',
    );
  }
  return refuse_('addon/sheet-changed', 'The sheet was changed just now.', 'Rowcast reads it again by itself.');
}
