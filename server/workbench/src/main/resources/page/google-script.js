// google.script for a page that the add-on shows: calls travel by message to the editor around it, at most ten at once
// (sheets/facts.md 3.4), and only values that Google lets through are taken.
(() => {
  const waiting = new Map();
  let last = 0;

  const refuse = (where) => {
    throw new TypeError(`Failed due to illegal value in property: ${where}`);
  };
  const check = (value, where) => {
    if (value === null || value === undefined || ['string', 'number', 'boolean'].includes(typeof value)) return;
    if (Array.isArray(value)) value.forEach((item, i) => check(item, i));
    else if (typeof value === 'object' && [Object.prototype, null].includes(Object.getPrototypeOf(value)))
      Object.entries(value).forEach(([key, item]) => check(item, key));
    else refuse(where);
  };

  const runner = (handlers) =>
    new Proxy(
      {
        withSuccessHandler: (success) => runner({ ...handlers, success }),
        withFailureHandler: (failure) => runner({ ...handlers, failure }),
        withUserObject: (object) => runner({ ...handlers, object }),
      },
      {
        get: (own, name) => {
          if (name in own) return own[name];
          if (typeof name !== 'string' || name.endsWith('_')) return undefined;
          return (...args) => {
            check(args, name);
            waiting.set(++last, handlers);
            parent.postMessage({ rowcastRun: { id: last, function: name, args: JSON.parse(JSON.stringify(args)) } }, '*');
          };
        },
      },
    );

  const fail = (message) => {
    const error = new Error(message);
    error.name = 'ScriptError';
    return error;
  };

  addEventListener('message', (event) => {
    if (event.source !== parent || !event.data || !event.data.rowcastAnswer) return;
    const { id, result, error } = event.data.rowcastAnswer;
    const handlers = waiting.get(id);
    waiting.delete(id);
    if (!handlers) return;
    if (error === undefined) handlers.success && handlers.success(result === undefined ? null : result, handlers.object);
    else if (handlers.failure) handlers.failure(fail(error), handlers.object);
    else console.error(`Uncaught ScriptError: ${error}`);
  });

  const host = {
    close: () => parent.postMessage({ rowcastClose: true }, '*'),
    setHeight: () => {},
    setWidth: () => {},
    editor: { focus: () => parent.postMessage({ rowcastFocus: true }, '*') },
  };
  window.google = { script: { run: runner({}), host } };
})();
