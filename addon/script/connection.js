/*
 * Which service this user works with. The key is kept in the user's own properties: other users of the same
 * spreadsheet cannot read those (facts, section 3.3), and it is never answered to the page.
 */

const ADDRESS_PROPERTY_ = 'rowcast.address';
const KEY_PROPERTY_ = 'rowcast.key';
/** The service that is being asked for a key, and the secret to ask with. */
const PAIRING_PROPERTY_ = 'rowcast.pairing';

/** @type {Record<string, PairingState['state']>} */
const PAIRING_STATES_ = {
  '/problems/pairing-pending': 'waiting',
  '/problems/slow-down': 'waiting',
  '/problems/pairing-denied': 'denied',
  '/problems/pairing-expired': 'over',
};

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
 * Asks a service for a code that a member approves on its page; the key then comes by `askForKey`.
 *
 * @param {string} address https, with or without a trailing slash
 * @returns {Answer<Pairing>}
 */
function beginPairing(address) {
  return answer_(() => {
    const where = checkedAddress_(address);
    const begun = callAt_(where, null, 'post', '/connect/codes');
    const pairing = JSON.stringify({ address: where, deviceCode: begun.deviceCode });
    userProperties_().setProperties({ [PAIRING_PROPERTY_]: pairing });
    return {
      userCode: String(begun.userCode),
      url: checkedPage_(begun.url),
      pollSeconds: Number(begun.pollSeconds),
    };
  });
}

/**
 * Asks whether the code was approved. The key is kept at once: the service gives it only once.
 *
 * @returns {Answer<PairingState>}
 */
function askForKey() {
  return answer_(() => {
    const kept = userProperties_().getProperties()[PAIRING_PROPERTY_];
    if (!kept) {
      return { state: 'over' };
    }
    const { address, deviceCode } = JSON.parse(kept);
    const state = fetchedKey_(address, deviceCode);
    if (state !== 'waiting') {
      userProperties_().deleteProperty(PAIRING_PROPERTY_);
    }
    return state === 'connected'
      ? { state, connection: connectionOf_(address, callService_('get', '/v1/me')) }
      : { state };
  });
}

/**
 * @param {string} address
 * @param {string} deviceCode
 * @returns {PairingState['state']}
 */
function fetchedKey_(address, deviceCode) {
  try {
    const { apiKey } = callAt_(address, null, 'post', '/connect/keys', { body: { deviceCode } });
    userProperties_().setProperties({ [ADDRESS_PROPERTY_]: address, [KEY_PROPERTY_]: checkedKey_(apiKey) });
    return 'connected';
  } catch (error) {
    const state = error instanceof Refusal_ ? PAIRING_STATES_[error.problem.type] : undefined;
    if (state) {
      return state;
    }
    throw error;
  }
}

/** Forgets that a key was asked for. */
function stopPairing() {
  return answer_(() => {
    userProperties_().deleteProperty(PAIRING_PROPERTY_);
    return null;
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

/**
 * A page of the service's that is opened in a tab: never a script.
 *
 * @param {unknown} url
 */
function checkedPage_(url) {
  const text = String(url);
  if (!/^https?:\/\/[^\s"'<>]+$/.test(text)) {
    refuse_(
      'addon/not-rowcast',
      'The service’s answer is not understood.',
      'Ask whoever runs it, or connect with an API key.',
    );
  }
  return text;
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
 * @param {{ workspace: { name: string }, key: { prefix: string }, inboxUrl?: string }} me
 * @returns {Connection}
 */
function connectionOf_(address, me) {
  const { workspace, key, inboxUrl } = me;
  return { connected: true, address, workspace: workspace.name, keyPrefix: key.prefix, inboxUrl };
}
