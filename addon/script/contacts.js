/*
 * People: what they agreed to, and who must not be written to. Numbers are read by the service, in whichever form they come.
 */

/** Of a phone number or user id, as people write it. */
const WRITTEN_ = /^[^\x00-\x1f]{1,200}$/;

/** A list that a person brings has 100,000 lines at most (openapi.yaml); longer lines are refused by the service. */
const LONGEST_LIST_ = 20 * 1000 * 1000;

/**
 * @param {string} query a number or user id as people write it; empty for all
 * @param {string} region country of numbers that do not say theirs
 * @param {string | null} after where the page begins
 * @returns {Answer<any>} a page of contacts
 */
function listContacts(query, region, after) {
  return answer_(() => callService_('get', '/v1/contacts' + lookUp_(query, region, after)));
}

/**
 * @param {string} contactId
 * @returns {Answer<any>} all that is known of the person
 */
function getContact(contactId) {
  return answer_(() => callService_('get', '/v1/contacts/' + uuid_(contactId, 'contactId')));
}

/**
 * Records, for whoever uses the add-on, that somebody agreed to get messages.
 *
 * @param {string} recipient
 * @param {string} text what they agreed to; empty where that is not known
 * @returns {Answer<any>} the person's history
 */
function recordConsent(recipient, text) {
  return answer_(() => {
    const words = matching_(text, 'text', /^[^]{0,2000}$/);
    return callService_('put', '/v1/consents/' + recipient_(recipient), {
      body: { source: 'by-hand', ...(words && { text: words }) },
    });
  });
}

/**
 * @param {string} query a number or user id as people write it; empty for all
 * @param {string} region country of numbers that do not say theirs
 * @param {string | null} after where the page begins
 * @returns {Answer<any>} a page of people who must not be written to
 */
function listSuppressions(query, region, after) {
  return answer_(() => callService_('get', '/v1/suppressions' + lookUp_(query, region, after)));
}

/**
 * @param {string} recipient
 * @param {string} note why; empty for nothing
 * @returns {Answer<any>} the suppression
 */
function suppress(recipient, note) {
  return answer_(() => {
    const words = matching_(note, 'note', /^[^]{0,500}$/);
    return callService_('put', '/v1/suppressions/' + recipient_(recipient), { body: words ? { note: words } : {} });
  });
}

/**
 * @param {string} recipient
 * @returns {Answer<null>}
 */
function liftSuppression(recipient) {
  return answer_(() => callService_('delete', '/v1/suppressions/' + recipient_(recipient)));
}

/**
 * @param {'suppressions' | 'contacts'} list
 * @param {string} csv
 * @param {string} region country of numbers that do not say theirs
 * @returns {Answer<any>} what became of the lines
 */
function importList(list, csv, region) {
  return answer_(() => {
    const which = matching_(list, 'list', /^(suppressions|contacts)$/);
    if (typeof csv !== 'string' || csv.length > LONGEST_LIST_) {
      refuse_('addon/list-too-large', 'This file is too large.', 'Split it into files of 100,000 lines at most.');
    }
    return callService_('post', '/v1/' + which + '/import?region=' + region_(region), { csv });
  });
}

/** @returns {Answer<string>} the do-not-send list as a file */
function exportSuppressions() {
  return answer_(() => callService_('get', '/v1/suppressions/export', { asText: true }));
}

/** @returns {Answer<any>} whether campaigns go to people only who have agreed */
function consentRule() {
  return answer_(() => callService_('get', '/v1/workspace/consent'));
}

/**
 * @param {{ required: boolean, campaigns?: string }} rule
 * @returns {Answer<any>} as it is now
 */
function keepConsentRule(rule) {
  return answer_(() => callService_('put', '/v1/workspace/consent', { body: object_(rule, 'rule') }));
}

/** @returns {Answer<any>} the words by which people opt out and in again, by language */
function optOutWords() {
  return answer_(() => callService_('get', '/v1/workspace/opt-out-words').languages);
}

/**
 * @param {{ language: string, stop: string[], start: string[] }} language
 * @returns {Answer<any>} all languages, as they are now
 */
function keepOptOutWords(language) {
  return answer_(() => {
    const languages = [object_(language, 'language')];
    return callService_('put', '/v1/workspace/opt-out-words', { body: { languages } }).languages;
  });
}

/**
 * What a column shows in the row that the user is in; empty where that is the row of the headings.
 *
 * @param {string} column letter
 * @returns {Answer<string>}
 */
function cellOfThisRow(column) {
  return answer_(() => {
    const letter = columnLetter_(column, 'column');
    const tab = openSpreadsheet_().getActiveSheet();
    const [selected] = selection_(tab);
    const row = selected ? selected.getRow() : 1;
    return row > 1 && row <= tab.getLastRow()
      ? shown_(tab, [row, row], columnOf_(letter), columnOf_(letter))[0][0]
      : '';
  });
}

/**
 * @param {unknown} query
 * @param {unknown} region
 * @param {unknown} after
 */
function lookUp_(query, region, after) {
  const parts = ['region=' + region_(region)];
  if (query !== '') {
    parts.push('query=' + encodeURIComponent(matching_(query, 'query', WRITTEN_)));
  }
  if (after !== null) {
    parts.push('after=' + matching_(after, 'after', /^[\w-]{1,200}$/));
  }
  return '?' + parts.join('&');
}

/** @param {unknown} region */
function region_(region) {
  return matching_(region, 'region', /^[A-Z]{2}$/);
}

/** @param {unknown} recipient */
function recipient_(recipient) {
  return encodeURIComponent(matching_(recipient, 'recipient', /^(\+[1-9]\d{4,14}|[A-Z]{2}\.[A-Za-z0-9.]{1,140})$/));
}
