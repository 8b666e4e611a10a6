/*
 * Keys of rows that could not be reported, kept in the user's own properties until they are. Executions of triggers overlap, so
 * each writes a property of its own and none undoes what another kept.
 */

const UNREPORTED_PROPERTY_ = 'rowcast.unreported.';
/** A value may hold 9 KB (facts, section 3.3): 500 keys of 16 characters. */
const KEYS_A_PROPERTY_ = 500;
const KEY_LENGTH_ = 16;
/** All of a user's properties share 500 KB (facts, section 3.3). */
const MOST_UNREPORTED_ = 5000;

/**
 * @param {number} sheetId
 * @returns {string[]} keys
 */
function unreported_(sheetId) {
  return unreportedProperties_(sheetId).flatMap(({ keys }) => keys);
}

/**
 * @param {number} sheetId
 * @param {string[]} keys
 */
function addUnreported_(sheetId, keys) {
  const standing = unreportedProperties_(sheetId);
  const known = standing.flatMap((property) => property.keys);
  const added = keys.filter((key) => !known.includes(key));
  if (known.length + added.length > MOST_UNREPORTED_) {
    refuse_(
      'addon/rows-lost',
      'So many new rows could not be reported that Rowcast does not keep count of them.',
      'Send to those without a status by a campaign of their own.',
    );
  }
  putUnreported_(sheetId, added);
}

/**
 * @param {number} sheetId
 * @param {string[]} reported
 */
function dropUnreported_(sheetId, reported) {
  const gone = new Set(reported);
  unreportedProperties_(sheetId)
    .filter(({ keys }) => keys.some((key) => gone.has(key)))
    .forEach(({ name, keys }) => {
      userProperties_().deleteProperty(name);
      putUnreported_(
        sheetId,
        keys.filter((key) => !gone.has(key)),
      );
    });
}

/** @param {number} sheetId */
function forgetUnreported_(sheetId) {
  unreportedProperties_(sheetId).forEach(({ name }) => userProperties_().deleteProperty(name));
}

/**
 * @param {number} sheetId
 * @param {string[]} keys
 */
function putUnreported_(sheetId, keys) {
  for (let from = 0; from < keys.length; from += KEYS_A_PROPERTY_) {
    const name = unreportedPrefix_(sheetId) + Utilities.getUuid();
    userProperties_().setProperty(name, keys.slice(from, from + KEYS_A_PROPERTY_).join(''));
  }
}

/**
 * @param {number} sheetId
 * @returns {{ name: string, keys: string[] }[]}
 */
function unreportedProperties_(sheetId) {
  const all = userProperties_().getProperties();
  return Object.keys(all)
    .filter((name) => name.startsWith(unreportedPrefix_(sheetId)))
    .map((name) => ({ name, keys: cutKeys_(all[name]) }));
}

/** @param {string} text */
function cutKeys_(text) {
  return Array.from({ length: text.length / KEY_LENGTH_ }, (_, index) =>
    text.slice(index * KEY_LENGTH_, (index + 1) * KEY_LENGTH_),
  );
}

/** @param {number} sheetId */
function unreportedPrefix_(sheetId) {
  return UNREPORTED_PROPERTY_ + openSpreadsheet_().getId() + '.' + sheetId + '.';
}
