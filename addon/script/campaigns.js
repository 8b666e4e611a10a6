/*
 * The service's campaigns, one named function a call: the page can reach these paths and no others.
 * Bodies are checked by the service itself against its published contract (`openapi.yaml`).
 */

/** @param {unknown} campaignId */
function campaignPath_(campaignId) {
  return '/v1/campaigns/' + uuid_(campaignId, 'campaignId');
}

/**
 * @param {string} spreadsheetId
 * @param {string | null} after `next` of the page before; null for the first page
 * @returns {Answer<any>} a page of campaigns, newest first
 */
function listCampaigns(spreadsheetId, after) {
  return answer_(() => {
    const sheet = encodeURIComponent(matching_(spreadsheetId, 'spreadsheetId', /^[\w-]{10,100}$/));
    return callService_('get', '/v1/campaigns?limit=20&spreadsheetId=' + sheet + after_(after));
  });
}

/**
 * @param {string} idempotencyKey made once for each draft, so that a repeated call makes no second one
 * @param {object} draft
 * @returns {Answer<any>} the campaign
 */
function createDraft(idempotencyKey, draft) {
  return answer_(() => {
    const key = uuid_(idempotencyKey, 'idempotencyKey');
    return callService_('post', '/v1/campaigns', { body: object_(draft, 'draft'), idempotencyKey: key });
  });
}

/**
 * @param {string} campaignId
 * @returns {Answer<any>}
 */
function getCampaign(campaignId) {
  return answer_(() => callService_('get', campaignPath_(campaignId)));
}

/**
 * @param {string} campaignId
 * @returns {Answer<null>}
 */
function discardDraft(campaignId) {
  return answer_(() => callService_('delete', campaignPath_(campaignId)));
}

/**
 * @param {string} campaignId
 * @param {number} after list problems of rows below this one; 0 for the first page
 * @param {string | null} startsAt as `2026-11-25T09:00:00.000Z`, for the plan of a later start; null for now
 * @returns {Answer<any>}
 */
function previewCampaign(campaignId, after, startsAt) {
  return answer_(() => {
    const from = whole_(after, 'after', 0, 10000000);
    const start = startsAt === null ? '' : '&startsAt=' + instant_(startsAt, 'startsAt');
    return callService_('get', campaignPath_(campaignId) + '/preview?limit=100&after=' + from + start);
  });
}

/**
 * @param {string} campaignId
 * @param {number} row
 * @returns {Answer<any>}
 */
function previewRow(campaignId, row) {
  return answer_(() => callService_('get', campaignPath_(campaignId) + '/preview/' + whole_(row, 'row', 1, 10000000)));
}

/**
 * @param {string} campaignId
 * @param {string} confirmation as the preview gave it
 * @param {object} schedule
 * @param {{ canary?: object, sendUntil?: string, haltAtFailurePercent?: number | null }} safeguards
 * @returns {Answer<any>} the campaign
 */
function launchCampaign(campaignId, confirmation, schedule, safeguards) {
  return answer_(() => {
    const body = {
      ...object_(safeguards, 'safeguards'),
      confirmation: matching_(confirmation, 'confirmation', /^.{1,100}$/),
      schedule: object_(schedule, 'schedule'),
    };
    return callService_('post', campaignPath_(campaignId) + '/launch', { body });
  });
}

/**
 * @param {string} campaignId
 * @returns {Answer<any>} the campaign; nothing of it leaves until it is resumed
 */
function pauseCampaign(campaignId) {
  return answer_(() => callService_('post', campaignPath_(campaignId) + '/pause'));
}

/**
 * @param {string} campaignId
 * @returns {Answer<any>} the campaign; refused while the reason of the pause stands
 */
function resumeCampaign(campaignId) {
  return answer_(() => callService_('post', campaignPath_(campaignId) + '/resume'));
}

/**
 * @param {string} campaignId
 * @returns {Answer<any>} the campaign
 */
function cancelCampaign(campaignId) {
  return answer_(() => callService_('post', campaignPath_(campaignId) + '/cancel'));
}

/**
 * Sends the failed messages again that are worth another try; asking twice is asking once.
 *
 * @param {string} campaignId
 * @returns {Answer<any>} its progress
 */
function retryFailed(campaignId) {
  return answer_(() => callService_('post', campaignPath_(campaignId) + '/retry-failed'));
}

/**
 * Sends what never left: the rows behind a canary, or those of a campaign that was cancelled or came to its end.
 *
 * @param {string} campaignId
 * @returns {Answer<any>} its progress
 */
function sendRest(campaignId) {
  return answer_(() => callService_('post', campaignPath_(campaignId) + '/send-rest'));
}

/**
 * @param {string} campaignId
 * @returns {Answer<any>}
 */
function campaignProgress(campaignId) {
  return answer_(() => callService_('get', campaignPath_(campaignId) + '/progress'));
}

/** @param {unknown} after */
function after_(after) {
  return after === null ? '' : '&after=' + encodeURIComponent(matching_(after, 'after', /^.{1,200}$/));
}
