/*
 * When messages leave: plans, changes of mind, what is coming, and the hours at which nobody is written to. Bodies are checked
 * by the service itself against its published contract (`openapi.yaml`).
 */

/**
 * What a schedule comes to, before anything is launched: times, waves and what the user should know.
 *
 * @param {string} campaignId
 * @param {{ schedule: object, quietHours?: object | null }} request
 * @returns {Answer<any>}
 */
function planCampaign(campaignId, request) {
  return answer_(() =>
    callService_('post', campaignPath_(campaignId) + '/plan', { body: object_(request, 'request') }),
  );
}

/**
 * Moves or edits the schedule of a campaign that has not begun, or that goes on over days.
 *
 * @param {string} campaignId
 * @param {{ schedule: object, quietHours?: object | null, missed?: string }} change
 * @returns {Answer<any>} the campaign
 */
function moveSchedule(campaignId, change) {
  return answer_(() =>
    callService_('put', campaignPath_(campaignId) + '/schedule', { body: object_(change, 'change') }),
  );
}

/**
 * @param {string} spreadsheetId
 * @param {number} days how far to look ahead
 * @returns {Answer<any[]>} what is coming, soonest first; missed starts that wait for an answer stand before all
 */
function listUpcoming(spreadsheetId, days) {
  return answer_(() => {
    const sheet = encodeURIComponent(matching_(spreadsheetId, 'spreadsheetId', /^[\w-]{10,100}$/));
    const path = '/v1/upcoming?spreadsheetId=' + sheet + '&days=' + whole_(days, 'days', 1, 366);
    return callService_('get', path).items;
  });
}

/** @returns {Answer<any>} the workspace's quiet hours as `{ from, to }`; null where it keeps none */
function quietHours() {
  // An undefined value would not reach the page (facts, section 3.4).
  return answer_(() => callService_('get', '/v1/workspace/quiet-hours').quietHours || null);
}

/**
 * @param {{ from: string, to: string } | null} quietHours null for none
 * @returns {Answer<any>} as they are kept now
 */
function keepQuietHours(quietHours) {
  return answer_(() => {
    const wanted = quietHours === null ? null : checkedHours_(quietHours);
    return callService_('put', '/v1/workspace/quiet-hours', { body: { quietHours: wanted } }).quietHours || null;
  });
}

/** @param {unknown} quietHours */
function checkedHours_(quietHours) {
  const { from, to } = object_(quietHours, 'quietHours');
  return { from: matching_(from, 'from', /^\d\d:\d\d$/), to: matching_(to, 'to', /^\d\d:\d\d$/) };
}
