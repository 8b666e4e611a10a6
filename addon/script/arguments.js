/*
 * Any page the script serves may call any public function with any arguments (facts, section 3.4), so each checks its
 * own here before it touches the sheet or the service. A wrong argument is a fault, not something a user can mend.
 */

/**
 * @param {unknown} value
 * @param {string} name
 * @param {RegExp} pattern
 * @returns {string}
 */
function matching_(value, name, pattern) {
  if (typeof value !== 'string' || !pattern.test(value)) {
    throw new TypeError('Argument ' + name + ' must match ' + pattern);
  }
  return value;
}

/**
 * @param {unknown} value
 * @param {string} name
 * @returns {string}
 */
function base64_(value, name) {
  // Looks for what must not be there: a pattern over the whole of a large file would overflow the engine's stack.
  if (typeof value !== 'string' || value === '' || /[^A-Za-z0-9+/=]/.test(value)) {
    throw new TypeError('Argument ' + name + ' must be Base64');
  }
  return value;
}

/**
 * @param {unknown} value
 * @param {string} name
 */
function uuid_(value, name) {
  return matching_(value, name, /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i);
}

/**
 * @param {unknown} value
 * @param {string} name
 */
function instant_(value, name) {
  return matching_(value, name, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
}

/**
 * @param {unknown} value
 * @param {string} name
 */
function columnLetter_(value, name) {
  return matching_(value, name, /^[A-Z]{1,3}$/);
}

/**
 * @param {unknown} value
 * @param {string} name
 * @param {number} least
 * @param {number} most
 * @returns {number}
 */
function whole_(value, name, least, most) {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < least || value > most) {
    throw new TypeError('Argument ' + name + ' must be a whole number from ' + least + ' to ' + most);
  }
  return value;
}

/**
 * A tab's own number (gid).
 *
 * @param {unknown} value
 */
function sheetId_(value) {
  return whole_(value, 'sheetId', 0, 2147483647);
}

/**
 * @param {unknown} value
 * @param {string} name
 * @returns {Record<string, any>}
 */
function object_(value, name) {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new TypeError('Argument ' + name + ' must be an object');
  }
  return value;
}

/**
 * @param {unknown} value
 * @param {string} name
 * @param {number} most
 * @returns {any[]}
 */
function list_(value, name, most) {
  if (!Array.isArray(value) || value.length === 0 || value.length > most) {
    throw new TypeError('Argument ' + name + ' must be a list of 1 to ' + most);
  }
  return value;
}
