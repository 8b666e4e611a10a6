/*
 * Sheet links: which tab is connected to the workspace, and whose pen writes statuses into it.
 */

/** @param {unknown} sheetLinkId */
function linkPath_(sheetLinkId) {
  return '/v1/sheet-links/' + uuid_(sheetLinkId, 'sheetLinkId');
}

/**
 * Connects a tab to the workspace and learns who may write to it.
 *
 * @param {{ spreadsheetId: string, sheetId: number, title: string, timeZone: string, pen?: object }} sheet `pen`: the
 *   user's choice of who writes, where it changes
 * @returns {Answer<any>} the sheet link
 */
function linkSheet(sheet) {
  return answer_(() => {
    const link = callService_('put', '/v1/sheet-links', { body: object_(sheet, 'sheet') });
    return { ...link, hourly: tendHourly_(link) };
  });
}

/**
 * Makes status columns anew that a person deleted.
 *
 * @param {string} sheetLinkId
 * @returns {Answer<any>} the sheet link
 */
function restoreColumns(sheetLinkId) {
  return answer_(() => callService_('post', linkPath_(sheetLinkId) + '/columns'));
}

/** @returns {Answer<any>} the Google accounts that people connected to the workspace */
function listGoogleConnections() {
  return answer_(() => callService_('get', '/v1/google-connections'));
}

/** @returns {Answer<any>} where the user gives consent, in a tab of its own */
function connectGoogle() {
  return answer_(() => callService_('post', '/v1/google-connections'));
}

/**
 * @param {string} connectionId
 * @returns {Answer<null>}
 */
function disconnectGoogle(connectionId) {
  return answer_(() => callService_('delete', '/v1/google-connections/' + uuid_(connectionId, 'connectionId')));
}
