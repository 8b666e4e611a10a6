/*
 * Which service this user works with. The key is kept in the user's own properties: other users of the same
 * spreadsheet cannot read those (facts, section 3.3), and it is never answered to the page.
 */

const ADDRESS_PROPERTY_ = 'rowcast.address';
const KEY_PROPERTY_ = 'rowcast.key';

/**
 * Checks an address and a key with the service and keeps both.
 *
 * @param {string} address https, with or without a trailing slash
 * @param {string} key the API key
 * @returns {Answer<Connection>}
 */
function connect(address, key) {
  return answer_(() => {
    const where = checkedAddress_(address);
    const secret = checkedKey_(key);
    const me = callAt_(where, secret, 'get', '/v1/me');
    userProperties_().setProperties({ [ADDRESS_PROPERTY_]: where, [KEY_PROPERTY_]: secret });
    return connectionOf_(where, me);
  });
}

/**
 * The connection as it stands, asked of the service anew.
 *
 * @returns {Answer<Connection>}
 */
function connection() {
  return answer_(() => {
    const kept = keptCredentials_();
    return kept ? connectionOf_(kept.address, callAt_(kept.address, kept.key, 'get', '/v1/me')) : { connected: false };
  });
}

/**
 * Forgets the address and the key. Campaigns that were launched go on.
 *
 * @returns {Answer<Connection>}
 */
function disconnect() {
  return answer_(() => {
    const properties = userProperties_();
    properties.deleteProperty(ADDRESS_PROPERTY_);
    properties.deleteProperty(KEY_PROPERTY_);
    removeHourly_();
    removeRowTriggers_();
    return { connected: false };
  });
}

/** Kept for this user alone, over all spreadsheets. */
function userProperties_() {
  return PropertiesService.getUserProperties();
}

/** @returns {{ address: string, key: string }} */
function credentials_() {
  return (
    keptCredentials_() ||
    refuse_('addon/not-connected', 'Rowcast is not connected yet.', 'Enter the service’s address and your key.')
  );
}

/** @returns {{ address: string, key: string } | null} */
function keptCredentials_() {
  const kept = userProperties_().getProperties();
  const address = kept[ADDRESS_PROPERTY_];
  const key = kept[KEY_PROPERTY_];
  return address && key ? { address, key } : null;
}

/** @param {unknown} address */
function checkedAddress_(address) {
  const trimmed = String(address).trim().replace(/\/+$/, '');
  // Google lets add-ons call https only (facts, section 3.6), and the key must not travel in the clear.
  if (!/^https:\/\/[a-z0-9.-]+(:\d{1,5})?(\/[\w./~-]*)?$/i.test(trimmed)) {
    refuse_(
      'addon/address',
      'That is not the address of a service.',
      'It begins with https:// and goes on with a name, such as https://rowcast.example',
    );
  }
  return trimmed;
}

/** @param {unknown} key */
function checkedKey_(key) {
  const trimmed = String(key).trim();
  if (!/^[\x21-\x7e]{8,500}$/.test(trimmed)) {
    refuse_('addon/key', 'That is not an API key.', 'Copy the whole key, without spaces or line breaks.');
  }
  return trimmed;
}

/**
 * @param {string} address
 * @param {{ workspace: { name: string }, key: { prefix: string } }} me
 * @returns {Connection}
 */
function connectionOf_(address, me) {
  return { connected: true, address, workspace: me.workspace.name, keyPrefix: me.key.prefix };
}
