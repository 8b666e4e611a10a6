/** Properties, Cache, Lock, Utilities, Session, ScriptApp and the logs. */
(host, google, core) => {
  const { Exception, guarded } = core;

  const properties = (store) => ({
    getProperty: (key) => host.property(store, String(key)),
    setProperty(key, value) {
      host.setProperty(store, String(key), String(value));
      return this;
    },
    setProperties(all, deleteOthers = false) {
      if (deleteOthers) this.deleteAllProperties();
      Object.entries(all).forEach(([key, value]) => this.setProperty(key, value));
      return this;
    },
    deleteProperty(key) {
      host.deleteProperty(store, String(key));
      return this;
    },
    deleteAllProperties() {
      this.getKeys().forEach((key) => host.deleteProperty(store, key));
      return this;
    },
    getKeys: () => JSON.parse(host.propertyKeys(store)),
    getProperties() {
      return Object.fromEntries(this.getKeys().map((key) => [key, this.getProperty(key)]));
    },
  });
  google.PropertiesService = guarded('PropertiesService', 'LIMITED', {
    getUserProperties: () => properties('user'),
    getDocumentProperties: () => properties('document'),
    getScriptProperties: () => properties('script'),
  });

  const cache = (store) => ({
    get: (key) => host.cached(store, String(key)),
    put: (key, value, seconds = 600) => host.cache(store, String(key), String(value), seconds),
    remove: (key) => host.uncache(store, String(key)),
    getAll(keys) {
      return Object.fromEntries(keys.map((key) => [key, this.get(key)]).filter(([, value]) => value !== null));
    },
    putAll(values, seconds) {
      Object.entries(values).forEach(([key, value]) => this.put(key, value, seconds));
    },
    removeAll(keys) {
      keys.forEach((key) => this.remove(key));
    },
  });
  google.CacheService = guarded('CacheService', 'LIMITED', {
    getUserCache: () => cache('user'),
    getDocumentCache: () => cache('document'),
    getScriptCache: () => cache('script'),
  });

  const lock = (kind) => ({
    tryLock: (millis) => host.tryLock(kind, millis),
    waitLock: (millis) => {
      if (!host.tryLock(kind, millis)) {
        throw new Exception('Lock timeout: another process was holding the lock for too long.');
      }
    },
    hasLock: () => host.hasLock(kind),
    releaseLock: () => host.releaseLock(kind),
  });
  google.LockService = guarded('LockService', 'LIMITED', {
    getDocumentLock: () => lock('document'),
    getScriptLock: () => lock('script'),
    getUserLock: () => lock('user'),
  });

  /** A file in memory. */
  const blob = (content, contentType, name) =>
    Object.freeze({ getBytes: () => content, getContentType: () => contentType, getName: () => name });

  const bytes = (value) => (Array.isArray(value) ? JSON.stringify(value) : JSON.stringify(JSON.parse(host.utf8(String(value)))));
  google.Utilities = Object.freeze({
    DigestAlgorithm: core.words('MD5', 'SHA_1', 'SHA_256', 'SHA_512'),
    Charset: core.words('US_ASCII', 'UTF_8'),
    getUuid: () => host.uuid(),
    formatDate: (date, zone, pattern) => host.formatDate(date.getTime(), zone, pattern),
    computeDigest: (algorithm, value) => JSON.parse(host.digest(String(algorithm), bytes(value))),
    // Bytes that come from our side stay there.
    base64Encode: (value) =>
      typeof value === 'string' || value instanceof Array ? host.base64(bytes(value), false) : host.encoded(value),
    base64EncodeWebSafe: (value) => host.base64(bytes(value), true),
    base64Decode: (text) => host.decoded(String(text)),
    newBlob: (content, contentType = null, name = null) => blob(content, contentType, name),
    sleep: (millis) => host.sleep(millis),
  });

  google.Session = Object.freeze({
    getScriptTimeZone: () => host.scriptTimeZone(),
    getActiveUserLocale: () => 'en',
    // The four scopes of the manifest do not include userinfo.email (sheets/facts.md 3.5).
    getActiveUser: () => ({
      getEmail: () => {
        throw new Exception(
          'You do not have permission to call User.getEmail. Required permissions: https://www.googleapis.com/auth/userinfo.email');
      },
    }),
  });

  const shown = (item) => (item instanceof Error || typeof item === 'string' ? String(item) : JSON.stringify(item));
  const line = (args) => args.map(shown).join(' ');
  google.Logger = Object.freeze({ log: (...args) => host.log('info', line(args)) });
  google.console = Object.freeze(
    Object.fromEntries(['log', 'info', 'warn', 'error'].map((level) => [level, (...args) => host.log(level, line(args))])));
}
