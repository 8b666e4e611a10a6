/*
 * The one file that talks to the service. The address must stand in the manifest's `urlFetchWhitelist`, else Google
 * refuses the call (facts, section 3.6).
 */

/** UrlFetch refuses larger POSTs (facts, section 3.3: 50 MB); a margin is left for what JSON adds in bytes. */
const LARGEST_BODY_ = 40 * 1000 * 1000;

/** A busy service says how long to wait (429, Retry-After). It is waited for, but not so long that the user wonders. */
const LONGEST_WAIT_ = 20;
const WAITS_ = 2;

/**
 * Calls the connected service and answers the decoded body; null where there is none.
 *
 * @param {'get' | 'put' | 'post' | 'delete'} method
 * @param {string} path beginning with `/v1/`
 * @param {Extra_} [extra]
 * @returns {any}
 */
function callService_(method, path, extra) {
  const { address, key } = credentials_();
  return callAt_(address, key, method, path, extra);
}

/**
 * @param {string} address without a trailing slash
 * @param {string | null} key null before there is one
 * @param {'get' | 'put' | 'post' | 'delete'} method
 * @param {string} path
 * @param {Extra_} [extra]
 * @returns {any}
 */
function callAt_(address, key, method, path, extra) {
  const response = fetch_(address, path, requestOf_(key, method, extra || {}));
  const status = response.getResponseCode();
  const text = response.getContentText();
  if (extra && extra.asText && status === 200) {
    return text;
  }
  const body = decoded_(text);
  if (status >= 200 && status < 300 && body !== undefined) {
    return body;
  }
  return refuseByService_(address, status, body);
}

/**
 * Fetches a file from the connected service.
 *
 * @param {string} path beginning with `/v1/`
 * @returns {{ type: string, base64: string }}
 */
function fileOfService_(path) {
  const { address, key } = credentials_();
  const response = fetch_(address, path, requestOf_(key, 'get', {}));
  const status = response.getResponseCode();
  if (status !== 200) {
    return refuseByService_(address, status, decoded_(response.getContentText()));
  }
  return { type: headerOf_(response, 'content-type'), base64: Utilities.base64Encode(response.getContent()) };
}

/**
 * @param {string | null} key
 * @param {'get' | 'put' | 'post' | 'delete'} method
 * @param {Extra_} extra
 * @returns {GoogleAppsScript.URL_Fetch.URLFetchRequestOptions}
 */
function requestOf_(key, method, extra) {
  /** @type {Record<string, string>} */
  const headers = { Accept: 'application/json' };
  if (key !== null) {
    headers.Authorization = 'Bearer ' + key;
  }
  if (extra.idempotencyKey) {
    headers['Idempotency-Key'] = extra.idempotencyKey;
  }
  /** @type {GoogleAppsScript.URL_Fetch.URLFetchRequestOptions} */
  const request = { method, headers, muteHttpExceptions: true, followRedirects: false };
  if (extra.body) {
    request.contentType = 'application/json';
    request.payload = payload_(extra.body);
  }
  if (extra.csv) {
    request.contentType = 'text/csv';
    request.payload = extra.csv;
  }
  if (extra.blob) {
    // A blob as the whole payload goes as its bytes, under its own type.
    request.contentType = /** @type {string} */ (extra.blob.getContentType());
    request.payload = extra.blob;
  }
  return request;
}

/** @param {object} body */
function payload_(body) {
  const payload = JSON.stringify(body);
  if (payload.length > LARGEST_BODY_) {
    refuse_(
      'addon/too-large',
      'These rows hold too much text for one request.',
      'Send fewer rows, or shorten the cells.',
    );
  }
  return payload;
}

/**
 * @param {string} address
 * @param {string} path
 * @param {GoogleAppsScript.URL_Fetch.URLFetchRequestOptions} request
 */
function fetch_(address, path, request) {
  for (let waits = 0; ; waits++) {
    const response = fetchOnce_(address, path, request);
    const seconds = response.getResponseCode() === 429 && waits < WAITS_ ? secondsToWait_(response) : null;
    if (seconds === null) {
      return response;
    }
    // Nothing was done yet, whatever the request is.
    Utilities.sleep(seconds * 1000);
  }
}

/**
 * @param {GoogleAppsScript.URL_Fetch.HTTPResponse} response
 * @returns {number | null} null where it does not say, or too many
 */
function secondsToWait_(response) {
  const seconds = Number(headerOf_(response, 'retry-after') || NaN);
  return seconds > 0 && seconds <= LONGEST_WAIT_ ? seconds : null;
}

/**
 * @param {GoogleAppsScript.URL_Fetch.HTTPResponse} response
 * @param {string} lowerCased
 */
function headerOf_(response, lowerCased) {
  const headers = /** @type {Record<string, string>} */ (response.getHeaders());
  const name = Object.keys(headers).find((each) => each.toLowerCase() === lowerCased);
  return name ? headers[name] : '';
}

/**
 * @param {string} address
 * @param {string} path
 * @param {GoogleAppsScript.URL_Fetch.URLFetchRequestOptions} request
 */
function fetchOnce_(address, path, request) {
  try {
    return UrlFetchApp.fetch(address + path, request);
  } catch (error) {
    // Thrown for no answer at all: a wrong host, a bad certificate, or an address outside the manifest's list.
    console.error(error);
    return refuse_(
      'addon/service-unreachable',
      'The Rowcast service at ' + address + ' does not answer.',
      'Check the address, or ask whoever runs the service whether it is up and on this add-on’s list of addresses. ' +
        'Then try again.',
    );
  }
}

/**
 * @param {string} text
 * @returns {any} undefined where the text is not JSON
 */
function decoded_(text) {
  if (text === '') {
    return null;
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    return undefined;
  }
}

/**
 * @param {string} address
 * @param {number} status
 * @param {any} body
 * @returns {never}
 */
function refuseByService_(address, status, body) {
  if (body && typeof body.type === 'string' && typeof body.title === 'string') {
    throw new Refusal_({ type: body.type, title: body.title, detail: detailOf_(body) });
  }
  if (status === 429 || status >= 500) {
    refuse_(
      'addon/service-failing',
      'The service answered with error ' + status + '.',
      'Wait a minute, then try again.',
    );
  }
  return refuse_(
    'addon/not-rowcast',
    'What answers at ' + address + ' is not the Rowcast service (status ' + status + ').',
    'Check the address for typing mistakes.',
  );
}

/**
 * @param {{ detail?: string, errors?: { pointer: string, detail: string }[] }} problem RFC 9457
 */
function detailOf_(problem) {
  const errors = (problem.errors || []).map((error) => error.pointer + ': ' + error.detail);
  return [problem.detail || ''].concat(errors).filter(Boolean).join('\n');
}
