/*
 * The one file that knows `google.script.run`: every public function of `script/`, typed, as a promise.
 * A promise is refused only with `Refused`, which carries words for the user.
 */
import type * as service from './contract';

export class Refused extends Error {
  constructor(readonly problem: Problem) {
    super(problem.title);
  }
}

interface Runner {
  withSuccessHandler(handler: (answer: Answer<unknown>) => void): Runner;
  withFailureHandler(handler: (error: Error) => void): Runner & Record<string, (...args: unknown[]) => void>;
}

declare const google: { script: { run: Runner } };

function call<T>(name: string, ...args: unknown[]): Promise<T> {
  return new Promise((resolve, reject) => {
    const settle = (answer: Answer<unknown>) =>
      'problem' in answer ? reject(new Refused(answer.problem)) : resolve(answer.value as T);
    google.script.run
      .withSuccessHandler(settle)
      .withFailureHandler((error) => reject(new Refused(faultInWords(error))))
      [name](...args);
  });
}

/** What Google or a fault of ours threw; raw exceptions are never shown (facts, section 3.4, editor style). */
function faultInWords(error: Error): Problem {
  console.error(error);
  if (/authoriz|permission/i.test(error.message)) {
    const detail = 'Close this sidebar and open Rowcast again from the Extensions menu; Google asks for consent then.';
    return { type: 'addon/unauthorized', title: 'Google did not allow this.', detail };
  }
  if (/network|connection|timed? ?out|exceeded/i.test(error.message)) {
    const detail = 'Check your internet connection, then try again.';
    return { type: 'addon/offline', title: 'Google Sheets did not answer.', detail };
  }
  const detail = 'Try again. If it happens once more, close this sidebar and open it again.';
  return { type: 'addon/fault', title: 'Something went wrong in Rowcast.', detail };
}

export const script = {
  connection: () => call<Connection>('connection'),
  connect: (address: string, key: string) => call<Connection>('connect', address, key),
  beginPairing: (address: string) => call<Pairing>('beginPairing', address),
  askForKey: () => call<PairingState>('askForKey'),
  stopPairing: () => call<null>('stopPairing'),
  disconnect: () => call<Connection>('disconnect'),

  readTab: () => call<Tab>('readTab'),
  jumpToCell: (sheetId: number, cell: string) => call<null>('jumpToCell', sheetId, cell),
  countRows: (sheetId: number, recipient: string) => call<RowCounts>('countRows', sheetId, recipient),
  prepareTab: (sheetId: number, recipient: string) => call<{ lastRow: number }>('prepareTab', sheetId, recipient),
  putRows: (campaignId: string, chunk: number, request: RowsRequest) =>
    call<RowsTaken>('putRows', campaignId, chunk, request),

  listSenders: (refresh: boolean) => call<service.Sender[]>('listSenders', refresh),
  listTemplates: (senderId: string, refresh: boolean) => call<service.Template[]>('listTemplates', senderId, refresh),
  uploadFile: (file: PickedFile) => call<service.Media>('uploadFile', file),

  linkSheet: (sheet: service.SheetRef & { pen?: service.PenChoice }) => call<service.TendedLink>('linkSheet', sheet),
  bringCells: (sheetLinkId: string) => call<service.TendedLink>('bringCells', sheetLinkId),
  bringAllCells: () => call<service.TendedLink[]>('bringAllCells'),
  restoreColumns: (sheetLinkId: string) => call<service.SheetLink>('restoreColumns', sheetLinkId),
  listGoogleConnections: () => call<service.GoogleConnections>('listGoogleConnections'),
  connectGoogle: () => call<{ authorizationUrl: string; expiresAt: string }>('connectGoogle'),
  listContacts: (query: string, region: string, after: string | null) =>
    call<{ contacts: service.ContactSummary[]; next?: string }>('listContacts', query, region, after),
  getContact: (contactId: string) => call<service.Contact>('getContact', contactId),
  recordConsent: (recipient: string, text: string) => call<unknown>('recordConsent', recipient, text),
  listSuppressions: (query: string, region: string, after: string | null) =>
    call<{ suppressions: service.Suppression[]; next?: string }>('listSuppressions', query, region, after),
  suppress: (recipient: string, note: string) => call<service.Suppression>('suppress', recipient, note),
  liftSuppression: (recipient: string) => call<null>('liftSuppression', recipient),
  importList: (list: 'suppressions' | 'contacts', csv: string, region: string) =>
    call<service.ImportResult>('importList', list, csv, region),
  exportSuppressions: () => call<string>('exportSuppressions'),
  consentRule: () => call<service.ConsentRule>('consentRule'),
  keepConsentRule: (rule: service.ConsentRule) => call<service.ConsentRule>('keepConsentRule', rule),
  optOutWords: () => call<service.LanguageWords[]>('optOutWords'),
  keepOptOutWords: (language: service.LanguageWords) => call<service.LanguageWords[]>('keepOptOutWords', language),
  cellOfThisRow: (column: string) => call<string>('cellOfThisRow', column),
  disconnectGoogle: (connectionId: string) => call<null>('disconnectGoogle', connectionId),
  statusColours: (sheetId: number) => call<{ coloured: boolean }>('statusColours', sheetId),
  colourStatuses: (sheetId: number, wanted: boolean) => call<{ coloured: boolean }>('colourStatuses', sheetId, wanted),
  makeReport: (sheetId: number, anew: boolean) => call<Report>('makeReport', sheetId, anew),

  listCampaigns: (spreadsheetId: string, after: string | null) =>
    call<{ campaigns: service.Campaign[]; next?: string }>('listCampaigns', spreadsheetId, after),
  createDraft: (idempotencyKey: string, draft: service.CampaignDraft) =>
    call<service.Campaign>('createDraft', idempotencyKey, draft),
  getCampaign: (campaignId: string) => call<service.Campaign>('getCampaign', campaignId),
  discardDraft: (campaignId: string) => call<null>('discardDraft', campaignId),
  previewCampaign: (campaignId: string, after: number, startsAt: string | null = null) =>
    call<service.Preview>('previewCampaign', campaignId, after, startsAt),
  previewRow: (campaignId: string, row: number) => call<service.RowPreview>('previewRow', campaignId, row),
  launchCampaign: (
    campaignId: string,
    confirmation: string,
    schedule: service.Schedule,
    keeping: service.Safeguards & service.Keeping,
  ) => call<service.Campaign>('launchCampaign', campaignId, confirmation, schedule, keeping),
  planCampaign: (campaignId: string, request: { schedule: service.Schedule; quietHours?: service.QuietHours | null }) =>
    call<service.Outlook>('planCampaign', campaignId, request),
  moveSchedule: (campaignId: string, change: { schedule: service.Schedule } & service.Keeping) =>
    call<service.Campaign>('moveSchedule', campaignId, change),
  listUpcoming: (spreadsheetId: string, days: number) => call<service.Upcoming[]>('listUpcoming', spreadsheetId, days),
  // The service leaves out what there is none of.
  quietHours: async () => (await call<service.QuietHours | undefined>('quietHours')) ?? null,
  keepQuietHours: async (quietHours: service.QuietHours | null) =>
    (await call<service.QuietHours | undefined>('keepQuietHours', quietHours)) ?? null,
  tendTriggers: (spreadsheetId: string) => call<RowTriggers>('tendTriggers', spreadsheetId),

  pauseCampaign: (campaignId: string) => call<service.Campaign>('pauseCampaign', campaignId),
  resumeCampaign: (campaignId: string) => call<service.Campaign>('resumeCampaign', campaignId),
  cancelCampaign: (campaignId: string) => call<service.Campaign>('cancelCampaign', campaignId),
  retryFailed: (campaignId: string) => call<service.Progress>('retryFailed', campaignId),
  sendRest: (campaignId: string) => call<service.Progress>('sendRest', campaignId),
  campaignProgress: (campaignId: string) => call<service.Progress>('campaignProgress', campaignId),

  listDeliveries: (campaignId: string, status: 'all' | 'failed' | 'unconfirmed', after: number) =>
    call<{ deliveries: service.Delivery[]; next?: number }>('listDeliveries', campaignId, status, after),
  listNotInSheet: (campaignId: string, after: number) =>
    call<{ deliveries: service.Delivery[]; next?: number }>('listNotInSheet', campaignId, after),
  resendDelivery: (deliveryId: string) => call<service.Delivery>('resendDelivery', deliveryId),
  deliveryMoves: (deliveryId: string) => call<{ moves: service.Move[] }>('deliveryMoves', deliveryId),
  listConversations: (unread: boolean, after: string | null) =>
    call<{ conversations: service.Conversation[]; next?: string }>('listConversations', unread, after),
  getConversation: (conversationId: string) => call<service.Conversation>('getConversation', conversationId),
  listMessages: (conversationId: string, after: string | null) =>
    call<{ messages: service.ConversationMessage[]; next?: string }>('listMessages', conversationId, after),
  readConversation: (conversationId: string, upTo: string) =>
    call<service.Conversation>('readConversation', conversationId, upTo),
  writeMessage: (conversationId: string, idempotencyKey: string, answer: service.HandAnswer) =>
    call<service.ConversationMessage>('writeMessage', conversationId, idempotencyKey, answer),
  messageFile: (conversationId: string, messageId: string, bytes: number) =>
    call<{ type: string; base64: string }>('messageFile', conversationId, messageId, bytes),
  rowConversation: () => call<{ row: number; conversation: service.Conversation }>('rowConversation'),
  listReplies: (campaignId: string, after: string | null) =>
    call<{ replies: service.Reply[]; next?: string }>('listReplies', campaignId, after),
};
