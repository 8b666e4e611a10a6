/** ScriptApp: tokens, what the person has allowed, and triggers (sheets/facts.md 3.2, 3.5). */
(host, google, core) => {
  const { Exception } = core;

  const trigger = ({ id, handler, kind }) =>
    Object.freeze({
      id,
      getHandlerFunction: () => handler,
      getEventType: () => eventTypes[kind],
      getTriggerSource: () => (kind === 'CLOCK' ? sources.CLOCK : sources.SPREADSHEETS),
      getTriggerSourceId: () => (kind === 'CLOCK' ? null : host.spreadsheetId()),
      getUniqueId: () => id,
    });
  const eventTypes = core.words('CLOCK', 'ON_OPEN', 'ON_EDIT', 'ON_FORM_SUBMIT', 'ON_CHANGE');
  const sources = core.words('SPREADSHEETS', 'CLOCK', 'FORMS', 'DOCUMENTS', 'CALENDAR');
  const statuses = core.words('REQUIRED', 'NOT_REQUIRED');

  const made = (handler, kind) => trigger(JSON.parse(host.makeTrigger(handler, kind)));

  const hours = (handler, hours) => ({
    create: () => {
      if (!Number.isInteger(hours) || hours < 1) {
        throw new Exception('The frequency of this trigger must be a whole number of hours, from one on.');
      }
      return made(handler, 'CLOCK');
    },
  });

  /** An add-on's triggers are for the file that it is used in only (sheets/facts.md 3.2). */
  const inSpreadsheet = (handler, which) => {
    const id = typeof which === 'string' ? which : which.getId();
    if (id !== host.spreadsheetId()) {
      throw new Exception('Add-ons may only create triggers for the document in which they are used.');
    }
    const on = (kind) => () => ({ create: () => made(handler, kind) });
    return { onFormSubmit: on('ON_FORM_SUBMIT'), onEdit: on('ON_EDIT'), onChange: on('ON_CHANGE') };
  };

  const triggers = () => JSON.parse(host.triggers()).map(trigger);

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
      getProjectTriggers: triggers,
      getUserTriggers: (spreadsheet) => triggers().filter((one) => one.getTriggerSourceId() === spreadsheet.getId()),
      newTrigger: (handler) => ({
        timeBased: () => ({ everyHours: (every) => hours(String(handler), every) }),
        forSpreadsheet: (which) => inSpreadsheet(String(handler), which),
      }),
      deleteTrigger: (one) => host.deleteTrigger(one.id),
    }),
  });
}
