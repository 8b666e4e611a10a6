/** ScriptApp: tokens, what the person has allowed, and triggers (sheets/facts.md 3.2, 3.5). */
(host, google, core) => {
  const { Exception } = core;

  const trigger = (handler) =>
    Object.freeze({
      handler,
      getHandlerFunction: () => handler,
      getEventType: () => eventTypes.CLOCK,
      getTriggerSource: () => sources.CLOCK,
      getUniqueId: () => handler,
    });
  const eventTypes = core.words('CLOCK', 'ON_OPEN', 'ON_EDIT', 'ON_FORM_SUBMIT', 'ON_CHANGE');
  const sources = core.words('SPREADSHEETS', 'CLOCK', 'FORMS', 'DOCUMENTS', 'CALENDAR');
  const statuses = core.words('REQUIRED', 'NOT_REQUIRED');

  const hours = (handler, hours) => ({
    create: () => {
      if (!Number.isInteger(hours) || hours < 1) {
        throw new Exception('The frequency of this trigger must be a whole number of hours, from one on.');
      }
      host.makeTrigger(handler);
      return trigger(handler);
    },
  });

  google.ScriptApp = Object.freeze({
    AuthMode: core.words('NONE', 'CUSTOM_FUNCTION', 'LIMITED', 'FULL'),
    AuthorizationStatus: statuses,
    EventType: eventTypes,
    TriggerSource: sources,
    // null without the openid scope (sheets/facts.md 3.5)
    getIdentityToken: () => null,
    getAuthorizationInfo: () => ({
      getAuthorizationStatus: () => (host.consents() ? statuses.NOT_REQUIRED : statuses.REQUIRED),
      getAuthorizationUrl: () => (host.consents() ? null : 'https://accounts.google.com/'),
    }),
    ...core.guarded('ScriptApp', 'FULL', {
      getOAuthToken: () => host.token(),
      getScriptId: () => 'workbench',
      getProjectTriggers: () => JSON.parse(host.triggers()).map(trigger),
      newTrigger: (handler) => ({ timeBased: () => ({ everyHours: (every) => hours(String(handler), every) }) }),
      deleteTrigger: (one) => host.deleteTrigger(one.handler),
    }),
  });
}
