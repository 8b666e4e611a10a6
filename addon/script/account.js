/**
 * @param {boolean} refresh true to have the service ask Meta again
 * @returns {Answer<any[]>} the workspace's senders
 */
function listSenders(refresh) {
  return answer_(() => callService_('get', '/v1/senders' + (refresh === true ? '?refresh=true' : '')).senders);
}

/**
 * @param {string} senderId
 * @param {boolean} refresh true to have the service ask Meta again
 * @returns {Answer<any[]>} the sender's templates, sendable or not
 */
function listTemplates(senderId, refresh) {
  return answer_(() => {
    const path = '/v1/senders/' + uuid_(senderId, 'senderId') + '/templates';
    return callService_('get', path + (refresh === true ? '?refresh=true' : '')).templates;
  });
}
