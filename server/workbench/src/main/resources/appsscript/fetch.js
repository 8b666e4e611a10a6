/** UrlFetchApp: the service is reached by its public address, from the manifest's urlFetchWhitelist only. */
(host, google, core) => {
  const response = (answer) => ({
    getResponseCode: () => answer.status,
    getContentText: () => answer.body,
    getContent: () => (answer.file === undefined ? JSON.parse(host.utf8(answer.body)) : host.decoded(answer.file)),
    getHeaders: () => answer.headers,
    getAllHeaders: () => answer.headers,
  });

  const request = (url, options = {}) => {
    const payload = options.payload;
    // A blob as the whole payload goes as its bytes.
    const file = payload !== null && typeof payload === 'object' && typeof payload.getBytes === 'function';
    if (file) {
      return { ...request(url, { ...options, payload: '' }), file: host.encoded(payload.getBytes()) };
    }
    const form = payload !== null && typeof payload === 'object' && !Array.isArray(payload);
    return {
      url: String(url),
      method: String(options.method || 'get').toUpperCase(),
      contentType: options.contentType || (payload === undefined ? null : 'application/x-www-form-urlencoded'),
      headers: Object.fromEntries(Object.entries(options.headers || {}).map(([name, value]) => [name, String(value)])),
      body: form ? formText(payload) : payload === undefined ? null : String(payload),
      mute: options.muteHttpExceptions === true,
    };
  };

  const formText = (fields) =>
    Object.entries(fields)
      .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`)
      .join('&');

  const refuseErrors = (request, answer) => {
    if (answer.error) {
      throw new core.Exception(answer.error);
    }
    if (answer.status >= 400 && !request.mute) {
      throw new core.Exception(
        `Request failed for ${request.url.split('/').slice(0, 3).join('/')} returned code ${answer.status}. ` +
          `Truncated server response: ${answer.body.slice(0, 200)} (use muteHttpExceptions option to examine full response)`);
    }
    return response(answer);
  };

  google.UrlFetchApp = core.guarded('UrlFetchApp', 'FULL', {
    fetch: (url, options) => google.UrlFetchApp.fetchAll([{ ...options, url }])[0],
    fetchAll: (list) => {
      const requests = list.map((item) => (typeof item === 'string' ? request(item) : request(item.url, item)));
      const answers = JSON.parse(host.fetchAll(JSON.stringify(requests)));
      return answers.map((answer, i) => refuseErrors(requests[i], answer));
    },
  });
}
