/**
 * What every stand-in of a Google service leans on. `host` is the Java side of the execution (HostServices); `google` is
 * the bag of services that becomes global once all files here have run; `core` is shared between these files only.
 */
(host, google, core) => {
  /** Google's own errors are named so, and the name is part of the words that users see. */
  class Exception extends Error {
    constructor(message) {
      super(message);
      this.name = 'Exception';
    }
  }
  core.Exception = Exception;

  const rank = { NONE: 0, LIMITED: 1, FULL: 2 };

  /** Throws where the execution's AuthMode is less than the call needs (sheets/facts.md 3.1). */
  core.need = (mode, call) => {
    if (rank[host.mode()] < rank[mode]) {
      throw new Exception(`You do not have permission to call ${call}`);
    }
  };

  /** A service whose every method needs the mode, said by name as Google says it. */
  core.guarded = (name, mode, methods) => {
    const guarded = {};
    for (const [method, body] of Object.entries(methods)) {
      guarded[method] = (...args) => {
        core.need(mode, `${name}.${method}`);
        return body(...args);
      };
    }
    return Object.freeze(guarded);
  };

  /** An enum as Apps Script has it: values that print as their name. */
  core.words = (...names) => {
    const words = {};
    names.forEach((name, ordinal) => {
      words[name] = Object.freeze({ toString: () => name, name: () => name, ordinal: () => ordinal, toJSON: () => name });
    });
    return Object.freeze(words);
  };

  /**
   * The JSON of what a function gives back to the page: primitives, null, plain objects and arrays only; anything else
   * fails, an undefined in an array turns into null (sheets/facts.md 3.4).
   */
  core.transfer = (value) => {
    const text = JSON.stringify(plain(value, 'the returned value'));
    return text === undefined ? 'null' : text;
  };

  const plain = (value, where) => {
    if (value === null || value === undefined || ['string', 'boolean'].includes(typeof value)) {
      return value;
    }
    if (typeof value === 'number') {
      return Number.isFinite(value) ? value : null;
    }
    if (Array.isArray(value)) {
      return Array.from(value, (item, i) => {
        const copy = plain(item, `${where}[${i}]`);
        return copy === undefined ? null : copy;
      });
    }
    if (typeof value === 'object' && [Object.prototype, null].includes(Object.getPrototypeOf(value))) {
      return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item, `${where}.${key}`)]));
    }
    throw new Exception(
      `The script completed but ${where} is not a supported return type (${kind(value)}): ` +
        'only primitives, null, plain objects and arrays reach the page');
  };

  const kind = (value) =>
    typeof value === 'object' ? (value.constructor && value.constructor.name) || 'object' : typeof value;
}
