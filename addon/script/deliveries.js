/*
 * Single messages of a campaign and what people answered.
 */

/** @param {unknown} deliveryId */
function deliveryPath_(deliveryId) {
  return '/v1/deliveries/' + uuid_(deliveryId, 'deliveryId');
}

/**
 * @param {string} campaignId
 * @param {'all' | 'failed' | 'unconfirmed'} status
 * @param {number} after row below which to start; 0 for the first page
 * @returns {Answer<any>} a page of deliveries
 */
function listDeliveries(campaignId, status, after) {
  return answer_(() => {
    const wanted = matching_(status, 'status', /^(all|failed|unconfirmed)$/);
    const those = wanted === 'all' ? '' : '&status=' + wanted;
    const from = whole_(after, 'after', 0, 10000000);
    return callService_('get', campaignPath_(campaignId) + '/deliveries?limit=50' + those + '&after=' + from);
  });
}

/**
 * @param {string} campaignId
 * @param {number} after row below which to start; 0 for the first page
 * @returns {Answer<any>} a page of deliveries whose status could not be written into the sheet
 */
function listNotInSheet(campaignId, after) {
  return answer_(() => {
    const from = whole_(after, 'after', 0, 10000000);
    return callService_('get', campaignPath_(campaignId) + '/deliveries?limit=50&notInSheet=true&after=' + from);
  });
}

/**
 * Sends an unconfirmed message again, which may reach the recipient twice: a person has decided so.
 *
 * @param {string} deliveryId
 * @returns {Answer<any>} the delivery
 */
function resendDelivery(deliveryId) {
  return answer_(() => callService_('post', deliveryPath_(deliveryId) + '/resend'));
}

/**
 * @param {string} deliveryId
 * @returns {Answer<any>} how its status changed, oldest first
 */
function deliveryMoves(deliveryId) {
  return answer_(() => callService_('get', deliveryPath_(deliveryId) + '/moves'));
}

/**
 * @param {string} campaignId
 * @param {string | null} after `next` of the page before; null for the first page
 * @returns {Answer<any>} a page of replies, oldest first
 */
function listReplies(campaignId, after) {
  return answer_(() => {
    const campaign = uuid_(campaignId, 'campaignId');
    return callService_('get', '/v1/replies?limit=50&campaignId=' + campaign + after_(after));
  });
}
