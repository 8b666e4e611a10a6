/*
 * Conversations: what people wrote and were answered, and the way to answer by hand.
 */

/** What a page can be handed as text without stalling it; larger files are kept with the service. */
const LARGEST_RECEIVED_ = 10 * 1024 * 1024;

/** @param {unknown} conversationId */
function conversationPath_(conversationId) {
  return '/v1/conversations/' + uuid_(conversationId, 'conversationId');
}

/**
 * @param {boolean} unread only those with messages that nobody has read
 * @param {string | null} after `next` of the page before; null for the first page
 * @returns {Answer<any>} a page of conversations, the newest first
 */
function listConversations(unread, after) {
  return answer_(() =>
    callService_('get', '/v1/conversations?limit=25' + (unread === true ? '&unread=true' : '') + after_(after)),
  );
}

/**
 * @param {string} conversationId
 * @returns {Answer<any>}
 */
function getConversation(conversationId) {
  return answer_(() => callService_('get', conversationPath_(conversationId)));
}

/**
 * @param {string} conversationId
 * @param {string | null} after `next` of the page before; null for the first page
 * @returns {Answer<any>} a page of messages, the newest first
 */
function listMessages(conversationId, after) {
  return answer_(() => callService_('get', conversationPath_(conversationId) + '/messages?limit=25' + after_(after)));
}

/**
 * @param {string} conversationId
 * @param {string} upTo the last of the person's messages that was seen
 * @returns {Answer<any>} the conversation
 */
function readConversation(conversationId, upTo) {
  return answer_(() => callService_('post', conversationPath_(conversationId) + '/read?upTo=' + uuid_(upTo, 'upTo')));
}

/**
 * Sends a message once for each key, however often it is called.
 *
 * @param {string} conversationId
 * @param {string} idempotencyKey
 * @param {object} answer text, mediaId with caption, or template with values, as `openapi.yaml` has it
 * @returns {Answer<any>} the message
 */
function writeMessage(conversationId, idempotencyKey, answer) {
  return answer_(() =>
    callService_('post', conversationPath_(conversationId) + '/messages', {
      idempotencyKey: uuid_(idempotencyKey, 'idempotencyKey'),
      body: object_(answer, 'answer'),
    }),
  );
}

/**
 * A file that a person sent.
 *
 * @param {string} conversationId
 * @param {string} messageId
 * @param {number} bytes as the message says, so that nothing is fetched in vain
 * @returns {Answer<{ type: string, base64: string }>}
 */
function messageFile(conversationId, messageId, bytes) {
  return answer_(() => {
    if (whole_(bytes, 'bytes', 0, 200 * 1024 * 1024) > LARGEST_RECEIVED_) {
      refuse_(
        'addon/file-too-large',
        'This file is larger than 10 MB.',
        'Google Sheets hands over smaller files only. Ask the person for a smaller one.',
      );
    }
    return fileOfService_(conversationPath_(conversationId) + '/messages/' + uuid_(messageId, 'messageId') + '/media');
  });
}

/**
 * The conversation with the person of the row that is selected in the tab which the user looks at.
 *
 * @returns {Answer<any>} the conversation, with the number of the row
 */
function rowConversation() {
  return answer_(() => {
    const spreadsheet = openSpreadsheet_();
    const tab = spreadsheet.getActiveSheet();
    const [range] = selectedRanges_(tab);
    if (range === undefined) {
      refuse_(
        'addon/no-row',
        'No row is selected.',
        'Click a cell in the row of the person whose conversation you want to see.',
      );
    }
    const row = range[0];
    const column = columnWith_(markedColumns_(tab), 'key');
    const key = column === 0 ? '' : shown_(tab, [row, row], column, column)[0][0];
    if (!isKey_(key)) {
      refuse_(
        'addon/row-not-sent',
        'Row ' + row + ' has had no message yet.',
        'Send a campaign to it first; then its conversation is shown here.',
      );
    }
    const place =
      'spreadsheetId=' + encodeURIComponent(spreadsheet.getId()) + '&sheetId=' + tab.getSheetId() + '&key=' + key;
    return { row, conversation: callService_('get', '/v1/row-conversation?' + place) };
  });
}
