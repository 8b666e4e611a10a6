import { RICH_TEMPLATES } from './rich-templates';

/** Canned answers of the script's public functions, for looking at the sidebar and for its tests. */
export const TAB = {
  spreadsheetId: '1sPrEaDsHeEt_0123456789',
  sheetId: 7,
  title: 'Contacts',
  timeZone: 'Europe/London',
  region: 'GB',
  lastRow: 61,
  columns: [
    { name: 'First name', letter: 'A', sample: 'Ada', recipient: false },
    { name: 'Last name', letter: 'B', sample: 'Lovelace', recipient: false },
    { name: 'Mobile', letter: 'C', sample: '+44 7700 900001', recipient: false },
    { name: 'Order no.', letter: 'D', sample: 'A-1042', recipient: false },
    { name: 'Delivery day', letter: 'E', sample: 'Friday 27 November', recipient: false },
    { name: 'Send at', letter: 'F', sample: '01/12/2026 18:30', recipient: false },
    { name: 'Status of order', letter: 'G', sample: 'Confirmed', recipient: false },
  ],
};

export const SENDERS = [
  {
    id: '11111111-1111-4111-8111-111111111111',
    displayPhoneNumber: '+1 555 078 3881',
    verifiedName: 'Rowcast Demo',
    qualityRating: 'GREEN',
    messagesPerSecond: 80,
    status: 'CONNECTED',
    health: { state: 'ready', notes: [] },
    messagingLimit: { limit: 2000, used: 800, left: 1200 },
  },
  {
    id: '12121212-1212-4121-8121-121212121212',
    displayPhoneNumber: '+44 7400 123456',
    verifiedName: 'Rowcast Outlet',
    qualityRating: 'RED',
    messagesPerSecond: 80,
    status: 'CONNECTED',
    health: {
      state: 'limited',
      notes: [
        {
          code: 'quality-low',
          severity: 'warning',
          message: 'People block or report this number often. Write less, and to people who expect it.',
          at: '2026-11-24T08:00:00Z',
        },
      ],
    },
    messagingLimit: { limit: 250, used: 250, left: 0, nextFreeAt: '2026-11-25T09:10:00Z' },
  },
];

export const TEMPLATES = [
  {
    id: 't1',
    name: 'order_on_its_way',
    language: 'en_GB',
    category: 'UTILITY',
    status: 'APPROVED',
    sendable: true,
    inputs: [
      { key: 'header.1', part: 'header', kind: 'text', label: '{{1}}', example: 'A-1000' },
      { key: 'body.1', part: 'body', kind: 'text', label: '{{1}}', example: 'Pablo' },
      { key: 'body.2', part: 'body', kind: 'text', label: '{{2}}', example: 'Monday' },
      { key: 'button.0.url', part: 'button', kind: 'url-suffix', label: 'Track parcel', example: 'A-1000' },
      { key: 'button.1.payload', part: 'button', kind: 'payload', label: 'Talk to us', optional: true },
    ],
    view: {
      header: { kind: 'text', text: 'Order {{1}}' },
      body: 'Hello {{1}},\n\nyour order is *on its way* and reaches you on {{2}}.',
      footer: 'Reply STOP to hear no more',
      buttons: [
        { kind: 'url', text: 'Track parcel', target: 'https://shop.example/track/{{1}}' },
        { kind: 'quick-reply', text: 'Talk to us' },
      ],
    },
  },
  {
    id: 't2',
    name: 'spring_sale_2026',
    language: 'de',
    category: 'MARKETING',
    status: 'PAUSED',
    quality: 'RED',
    sendable: false,
    notSendableBecause:
      'Meta paused this template because of low quality. It can be sent again when Meta lifts the pause.',
    inputs: [],
    view: { body: 'Hallo {{1}}, unser Frühling beginnt.' },
  },
  {
    id: 't3',
    name: 'appointment_reminder',
    language: 'en_US',
    category: 'UTILITY',
    status: 'APPROVED',
    sendable: true,
    inputs: [{ key: 'body.first_name', part: 'body', kind: 'text', label: 'first_name', example: 'Pablo' }],
    view: { body: 'Hi {{first_name}}, see you tomorrow.' },
  },
  ...RICH_TEMPLATES,
];

export const CAMPAIGN = {
  id: '8a6e0804-2bd0-4672-b79d-d97027f9071a',
  name: 'order_on_its_way to Contacts',
  status: 'sending',
  senderId: SENDERS[0].id,
  template: { name: 'order_on_its_way', language: 'en_GB' },
  sheet: { spreadsheetId: TAB.spreadsheetId, sheetId: 7, title: 'Contacts', timeZone: 'Europe/London' },
  schedule: { type: 'now' },
  total: 52,
  haltAtFailurePercent: 25,
  createdAt: '2026-11-24T09:00:00Z',
  notices: [],
};

export const PREVIEW = {
  campaignId: CAMPAIGN.id,
  confirmation: 'c-1',
  rows: 60,
  ready: 52,
  held: 8,
  first: [
    { row: 2, recipient: '+447700900001' },
    { row: 3, recipient: '+447700900002' },
    { row: 5, recipient: '+4915112345678' },
    { row: 6, recipient: '+447700900006' },
  ],
  billing: [
    { region: 'GB', category: 'UTILITY', messages: 45 },
    { region: 'DE', category: 'UTILITY', messages: 7 },
  ],
  plan: {
    messagesPerSecond: 80,
    waves: [{ rows: 52, reason: 'now' }],
    notes: [] as { code: string; message: string }[],
  },
  problems: [
    {
      row: 4,
      column: 'Mobile',
      cell: 'C4',
      code: 'phone-invalid',
      message: '“0770 90000” is not a phone number.',
      fix: 'Write the number with its country code, such as +44 7700 900004.',
      blocks: true,
    },
    {
      row: 9,
      column: 'Mobile',
      cell: 'C9',
      code: 'phone-repaired',
      message: '“4.47701E+11” was read as +447701000000.',
      fix: 'Format the column as plain text to keep numbers whole.',
      blocks: false,
    },
  ],
};

export const PLAN_OF_TWO_DAYS = {
  messagesPerSecond: 80,
  waves: [
    { rows: 1200, reason: 'now' },
    { rows: 300, at: '2026-11-25T09:10:00Z', reason: 'messaging-limit' },
  ],
  notes: [
    {
      code: 'messaging-limit',
      message: '1,200 of your 2,000 are left today; 300 rows will go tomorrow at 09:10 (Europe/London).',
    },
    {
      code: 'us-marketing',
      message:
        '38 rows go to the United States, where WhatsApp delivers no marketing templates since April 2025; they are held back.',
    },
  ],
};

/** What the service says of a schedule, for the zone of the tab. */
export function outlook(schedule: { type: string; zone?: string }) {
  const zone = schedule.zone ?? TAB.timeZone;
  const days = ['2026-12-07', '2026-12-14', '2026-12-21', '2026-12-28', '2027-01-04'];
  const times = days.map((day) => ({
    at: `${day}T09:00:00Z`,
    local: `${day}T09:00:00`,
    zone,
    offset: '+00:00',
    utc: `${day}T09:00:00`,
  }));
  return {
    plan: PREVIEW.plan,
    times: schedule.type === 'recurring' ? times : [times[0], times[4]],
    notes: [] as { code: string; message: string }[],
  };
}

export const UPCOMING = [
  {
    campaignId: '4'.repeat(8) + CAMPAIGN.id.slice(8),
    name: 'Black Friday',
    kind: 'at',
    at: '2026-11-27T09:00:00Z',
    local: '2026-11-27T09:00',
    zone: 'Europe/London',
    offset: '+00:00',
    rows: 1204,
    status: 'paused',
    words:
      'The service was not running at 2026-11-27 09:00 (UTC+00:00), when it was to start. Resume the campaign to start now, move it to another time, or cancel it.',
  },
  {
    campaignId: '5'.repeat(8) + CAMPAIGN.id.slice(8),
    name: 'Weekly news',
    kind: 'recurring',
    at: '2026-11-30T09:00:00Z',
    local: '2026-11-30T09:00',
    zone: 'Europe/London',
    offset: '+00:00',
    status: 'scheduled',
    words: 'Run 3 takes the rows that are new then.',
  },
  {
    campaignId: '6'.repeat(8) + CAMPAIGN.id.slice(8),
    name: 'Appointments of December',
    kind: 'per-row',
    at: '2026-11-30T18:30:00Z',
    local: '2026-11-30T18:30',
    zone: 'Europe/London',
    offset: '+00:00',
    rows: 12,
    status: 'sending',
    words: 'Each at the time in its row.',
  },
  {
    campaignId: '7'.repeat(8) + CAMPAIGN.id.slice(8),
    name: 'Survey',
    kind: 'drip',
    at: '2026-12-01T09:00:00Z',
    local: '2026-12-01T09:00',
    zone: 'Europe/London',
    offset: '+00:00',
    rows: 480,
    status: 'sending',
    words: '60 an hour from 09:00 to 17:00.',
  },
  {
    campaignId: '9'.repeat(8) + CAMPAIGN.id.slice(8),
    name: 'Welcome',
    kind: 'new-rows',
    zone: 'Europe/London',
    status: 'sending',
    words: 'Goes to each row that is added to the sheet.',
  },
];

const NEXT_RUN = '2026-12-07T09:00:00Z';

/** Campaigns of other kinds, and how they stand. */
export const RECURRING = {
  ...CAMPAIGN,
  name: 'Weekly news',
  status: 'scheduled',
  schedule: {
    type: 'recurring',
    every: 'week',
    days: ['mon', 'thu'],
    time: '09:00',
    zone: 'Europe/London',
    times: 20,
    rows: 'new',
  },
  quietHours: { from: '21:00', to: '08:00' },
  missed: 'skip',
  runs: 2,
  nextRunAt: NEXT_RUN,
  startsAt: NEXT_RUN,
  total: 0,
};

/** The list in which its runs stand. */
export const RUNS = [2, 1].map((run) => ({
  ...CAMPAIGN,
  id: `${run}`.repeat(8) + '-aaaa-4aaa-8aaa-aaaaaaaaaaaa',
  name: RECURRING.name,
  status: 'done',
  parentId: CAMPAIGN.id,
  run,
  total: 40 + run,
  createdAt: `2026-11-${20 + run}T09:00:00Z`,
}));

export const FOLLOWED = {
  ...CAMPAIGN,
  followUps: [
    {
      id: '50505050-5050-4050-8050-505050505050',
      step: 1,
      follows: 0,
      if: 'not-read',
      waitMinutes: 2880,
    },
    {
      id: '60606060-6060-4060-8060-606060606060',
      step: 2,
      follows: 1,
      if: 'button',
      button: 'Talk to us',
      waitMinutes: 60,
    },
  ],
};

export const LINK = {
  id: '66666666-6666-4666-8666-666666666666',
  spreadsheetId: TAB.spreadsheetId,
  sheetId: 7,
  title: 'Contacts',
  timeZone: 'Europe/London',
  access: 'writable',
  explanation: 'Rowcast may write into this spreadsheet.',
  pen: { kind: 'add-on', chosen: false } as { kind: string; account?: string; connectionId?: string; chosen: boolean },
  freshness: { behind: 0, writtenAt: '2026-11-24T09:06:00Z' } as object,
  columnsDeleted: [] as string[],
  pens: [
    {
      kind: 'service-account',
      available: false,
      account: 'rowcast-writer@rowcast-demo.iam.gserviceaccount.com',
      explanation:
        'Share this spreadsheet with Rowcast’s account as an editor first. Writes also while the sheet is closed.',
    },
    {
      kind: 'google-account',
      available: true,
      explanation: 'Rowcast writes as you or a colleague. Writes also while the sheet is closed.',
    },
    {
      kind: 'add-on',
      available: true,
      explanation: 'Nothing to set up. Writes while this sidebar is open, else once an hour.',
    },
  ],
};

export const CONNECTION = {
  id: '77777777-7777-4777-8777-777777777777',
  email: 'maria@shop.example',
  state: 'connected',
  connectedAt: '2026-11-24T09:00:00Z',
};

export const TROUBLED = {
  ...LINK,
  access: 'not-shared',
  explanation:
    'Google does not let Rowcast’s account edit this spreadsheet. Share it with the address below as an editor.',
  shareWith: 'rowcast-writer@rowcast-demo.iam.gserviceaccount.com',
  pen: { kind: 'service-account', account: 'rowcast-writer@rowcast-demo.iam.gserviceaccount.com', chosen: true },
  freshness: {
    behind: 12,
    waitingSince: '2026-11-24T09:04:00Z',
    trouble:
      'This spreadsheet is not shared with Rowcast any more. Statuses wait; they are written when it is shared again.',
  },
  columnsDeleted: ['reply', 'reply-time'],
};

/** Deliveries whose status has no place in the sheet. */
export const HOMELESS = [
  {
    id: '88888888-8888-4888-8888-888888888888',
    row: 12,
    recipient: '+447700900012',
    status: 'read',
    sheetTrouble: { code: 'row-missing', message: 'The row was deleted.' },
  },
  {
    id: '99999999-9999-4999-8999-999999999999',
    row: 14,
    recipient: '+447700900014',
    status: 'failed',
    sheetTrouble: { code: 'key-repeated', message: 'The row was copied: its key stands in two rows.' },
  },
];

const COUNTS = {
  queued: 9,
  sending: 1,
  unknown: 1,
  accepted: 2,
  sent: 8,
  delivered: 14,
  read: 11,
  failed: 4,
  unconfirmed: 2,
};

export const PAUSE = {
  code: 'template-paused',
  message:
    'Meta paused the template “order_on_its_way” because of low quality. Resume when Meta has lifted the pause, usually after 3 hours.',
  at: '2026-11-24T09:12:00Z',
};

export const PROGRESS = {
  campaignId: CAMPAIGN.id,
  status: 'sending',
  total: 52,
  counts: { ...COUNTS, cancelled: 0, skipped: 0 },
  replies: 3,
  retryable: 3,
  unsent: 0,
  actions: ['pause', 'cancel', 'retry-failed'],
  notices: [
    {
      at: '2026-11-24T09:00:00Z',
      code: 'late',
      message: 'The service was down at the start; it started at once afterwards.',
    },
  ],
};

/** The first ten are through, and somebody is asked. */
export const CANARY_ASKS = {
  ...PROGRESS,
  status: 'paused',
  counts: { queued: 42, delivered: 4, read: 5, failed: 1 },
  replies: 0,
  notices: [],
  retryable: 0,
  pause: {
    code: 'canary',
    message: 'The first 10 messages: 9 arrived, 1 failed. Send the rest or cancel.',
    at: '2026-11-24T09:12:00Z',
  },
  canary: { rows: 10, then: 'ask', state: 'waiting', delivered: 9, failed: 1, pending: 0 },
  actions: ['send-rest', 'cancel'],
};

/** The service was down when it was to start. */
export const MISSED = {
  ...PROGRESS,
  status: 'paused',
  counts: { queued: 52 },
  replies: 0,
  retryable: 0,
  notices: [],
  startsAt: '2026-11-24T09:00:00Z',
  pause: {
    code: 'start-missed',
    message:
      'The service was not running at 2026-11-24 09:00 (UTC+00:00), when it was to start. Resume the campaign to start now, move it to another time, or cancel it.',
    at: '2026-11-24T12:12:00Z',
  },
  actions: ['resume', 'cancel'],
};

/** A recurring campaign has no rows of its own. */
export const RECURS = {
  ...PROGRESS,
  status: 'scheduled',
  total: 0,
  counts: {},
  replies: 0,
  retryable: 0,
  startsAt: NEXT_RUN,
  notices: [],
  actions: ['pause', 'cancel'],
};

export const TOO_MANY_FAILED = {
  ...PROGRESS,
  status: 'paused',
  pause: {
    code: 'failure-rate',
    message:
      '31 of the first 100 messages failed, most of them with “The number is not on WhatsApp”. Check the phone column, then resume.',
    at: '2026-11-24T09:12:00Z',
  },
  actions: ['resume', 'cancel', 'retry-failed'],
};

/** Cancelled when 42 had not left. */
export const CANCELLED = {
  ...PROGRESS,
  status: 'cancelled',
  counts: { delivered: 4, read: 5, failed: 1, cancelled: 42 },
  retryable: 0,
  unsent: 42,
  actions: ['send-rest'],
};

export const MOVES = [
  { from: 'queued', to: 'sending', at: '2026-11-24T14:02:12.100Z', recordedAt: '2026-11-24T14:02:12.100Z', attempt: 1 },
  {
    from: 'sending',
    to: 'queued',
    at: '2026-11-24T14:02:13Z',
    recordedAt: '2026-11-24T14:02:13Z',
    attempt: 1,
    errorCode: 131000,
  },
  { from: 'queued', to: 'sending', at: '2026-11-24T14:02:19Z', recordedAt: '2026-11-24T14:02:19Z', attempt: 2 },
  { from: 'sending', to: 'accepted', at: '2026-11-24T14:02:20Z', recordedAt: '2026-11-24T14:02:20Z', attempt: 2 },
  { from: 'accepted', to: 'delivered', at: '2026-11-24T14:02:24Z', recordedAt: '2026-11-24T14:09:00Z', attempt: 2 },
  { from: 'delivered', to: 'read', at: '2026-11-25T07:30:05Z', recordedAt: '2026-11-25T07:30:06Z', attempt: 2 },
];

const MESSAGES: Record<number, object> = {
  2: { row: 2, recipient: '+447700900001', next: 3 },
  3: { row: 3, recipient: '+447700900002', previous: 2, next: 5 },
};

const view = (name: string, day: string) => ({
  header: { kind: 'text', text: 'Order A-1042' },
  body: `Hello ${name},\n\nyour order is *on its way* and reaches you on ${day}.`,
  footer: 'Reply STOP to hear no more',
  buttons: [
    { kind: 'url', text: 'Track parcel', target: 'https://shop.example/track/A-1042' },
    { kind: 'quick-reply', text: 'Talk to us' },
  ],
});

export const DELIVERIES = [
  {
    id: '40404040-4040-4040-8040-404040404040',
    row: 2,
    recipient: '+447700900001',
    status: 'read',
  },
  {
    id: '44444444-4444-4444-8444-444444444444',
    row: 17,
    recipient: '+447700900017',
    status: 'failed',
    error: { code: 131026, message: 'This number is not on WhatsApp, or cannot get business messages.' },
  },
  {
    id: '45454545-4545-4545-8545-454545454545',
    row: 18,
    recipient: '+447700900018',
    status: 'unconfirmed',
  },
  {
    id: '46464646-4646-4646-8646-464646464646',
    row: 21,
    recipient: '+447700900021',
    status: 'unconfirmed',
  },
];

export const CONVERSATION = {
  id: '61616161-6161-4161-8161-616161616161',
  senderId: SENDERS[0].id,
  person: { address: '+447700900001', name: 'Ada <b>L</b>' },
  last: { at: '2026-11-24T09:05:00Z', from: 'person', text: 'Is this in blue? <img src=x onerror=alert(1)>' },
  unread: 2,
  windowClosesAt: '2099-01-01T00:00:00Z',
};

/** Newest first. */
export const TALK = [
  {
    id: '64646464-6464-4464-8464-646464646464',
    kind: 'inbound',
    at: '2026-11-24T09:05:00Z',
    type: 'text',
    text: 'Is this in blue? <img src=x onerror=alert(1)>',
  },
  {
    id: '63636363-6363-4363-8363-636363636363',
    kind: 'inbound',
    at: '2026-11-24T09:04:00Z',
    type: 'image',
    text: '[image] My shoes',
    file: { kind: 'image', mimeType: 'image/png', state: 'kept', bytes: 2048 },
  },
  {
    id: '62626262-6262-4262-8262-626262626262',
    kind: 'campaign',
    at: '2026-11-24T09:00:00Z',
    view: { body: 'Hi Ada, see you tomorrow.' },
    status: 'read',
    row: 2,
  },
];

export const SUPPRESSION = {
  recipient: '+447400000001',
  reason: 'Not sent: this person wrote that they want no messages.',
  source: 'word',
  since: '2026-11-20T09:00:00Z',
  note: 'please stop',
};

export const CONTACT = {
  id: '99999999-9999-4999-8999-999999999999',
  recipient: '+447400000001',
  name: 'Ann <b>Example</b>',
  since: '2026-10-01T09:00:00Z',
  agreed: false,
  suppressed: true,
  names: [{ recipient: '+447400000001', left: false }],
  consents: [
    { given: false, source: 'word', at: '2026-11-20T09:00:00Z' },
    { given: true, source: 'sheet', text: 'News', origin: '“Contacts”, cell F2', at: '2026-10-01T09:00:00Z' },
  ],
  suppression: SUPPRESSION,
  messages: { sent: 3, delivered: 3, read: 1, received: 2 },
};

const WORDS = [
  { language: 'de', stop: ['abmelden', 'stopp'], start: ['anmelden'] },
  { language: 'en', stop: ['end', 'stop'], start: ['start'] },
];

/** By function name: what it answers for its arguments. */
export const ANSWERS: Record<string, (...args: any[]) => unknown> = {
  connection: () => ({
    connected: true,
    address: 'https://rowcast.example',
    workspace: 'Acme Ltd',
    keyPrefix: 'rk_abc',
    inboxUrl: 'https://rowcast.example/inbox',
  }),
  connect: (address: string) => ({ connected: true, address, workspace: 'Acme Ltd', keyPrefix: 'rk_abc' }),
  beginPairing: (address: string) => ({
    userCode: 'BCDF-GHJK',
    url: address + '/connect?code=BCDF-GHJK',
    pollSeconds: 3,
  }),
  askForKey: () => ({ state: 'waiting' }),
  stopPairing: () => null,
  disconnect: () => ({ connected: false }),
  readTab: () => TAB,
  jumpToCell: () => null,
  countRows: () => ({ all: 60, selected: 3, visible: 41, withoutStatus: 12, selectedRanges: [[4, 6]] }),
  prepareTab: () => ({ lastRow: 61 }),
  putRows: () => ({ put: 60 }),
  listSenders: () => SENDERS,
  listTemplates: () => TEMPLATES,
  linkSheet: () => ({
    access: 'not-shared',
    shareWith: 'rowcast-writer@rowcast-demo.iam.gserviceaccount.com',
    explanation: 'Share this spreadsheet as an editor with the address below.',
  }),
  listCampaigns: () => ({
    campaigns: [
      CAMPAIGN,
      {
        ...CAMPAIGN,
        id: '2'.repeat(8) + CAMPAIGN.id.slice(8),
        name: 'Winter sale',
        status: 'scheduled',
        startsAt: '2026-12-01T09:00:00Z',
      },
      {
        ...CAMPAIGN,
        id: '3'.repeat(8) + CAMPAIGN.id.slice(8),
        name: 'Black Friday to everybody who ever bought anything',
        status: 'done',
        total: 12840,
      },
    ],
    next: 'older',
  }),
  createDraft: () => ({ ...CAMPAIGN, status: 'draft' }),
  getCampaign: () => CAMPAIGN,
  discardDraft: () => null,
  previewCampaign: () => PREVIEW,
  previewRow: (_: string, row: number) => ({
    ...MESSAGES[row],
    view: view(row === 2 ? 'Ada' : '<b>Ben</b>', 'Friday 27 November'),
  }),
  launchCampaign: () => CAMPAIGN,
  listContacts: () => ({ contacts: [CONTACT] }),
  getContact: () => CONTACT,
  recordConsent: () => ({ consents: [] }),
  listSuppressions: () => ({ suppressions: [SUPPRESSION], next: 'more' }),
  suppress: (recipient: string) => ({ ...SUPPRESSION, recipient, source: 'by-hand' }),
  liftSuppression: () => null,
  importList: () => ({ lines: 5, added: 3, wrong: 1, told: [{ line: 4, detail: '“hello” is no number.' }] }),
  exportSuppressions: () => "number,reason,since,source\r\n'+447400000001,,2026-11-20T09:00:00Z,word\r\n",
  consentRule: () => ({ required: false }),
  keepConsentRule: (rule: object) => rule,
  optOutWords: () => WORDS,
  keepOptOutWords: (language: { language: string }) =>
    WORDS.map((words) => (words.language === language.language ? language : words)),
  cellOfThisRow: () => '07400 000001',
  uploadFile: ({ name, type, base64 }: { name: string; type: string; base64: string }) => ({
    id: '55555555-5555-4555-8555-555555555555',
    kind: /^(image|video|audio)/.exec(type)?.[0] ?? 'document',
    mimeType: type,
    filename: name,
    bytes: Math.floor((base64.length * 3) / 4),
    createdAt: '2026-11-24T09:00:00Z',
  }),
  planCampaign: (_: string, { schedule }: { schedule: { type: string; zone?: string } }) => outlook(schedule),
  moveSchedule: () => CAMPAIGN,
  listUpcoming: () => [],
  quietHours: () => undefined,
  keepQuietHours: (quietHours: object | null) => quietHours ?? undefined,
  tendTriggers: () => ({ watched: [], form: false, edit: false, change: false }),
  pauseCampaign: () => ({ ...CAMPAIGN, status: 'paused' }),
  resumeCampaign: () => CAMPAIGN,
  cancelCampaign: () => ({ ...CAMPAIGN, status: 'cancelled' }),
  retryFailed: () => ({ ...PROGRESS, counts: { ...PROGRESS.counts, queued: 12, failed: 1 }, retryable: 0 }),
  sendRest: () => ({ ...PROGRESS, counts: { queued: 42, delivered: 4, read: 5, failed: 1 } }),
  campaignProgress: () => PROGRESS,
  listDeliveries: (_: string, status: string) => ({
    deliveries: DELIVERIES.filter((delivery) => status === 'all' || delivery.status === status),
  }),
  deliveryMoves: () => ({ moves: MOVES }),
  resendDelivery: () => ({}),
  bringCells: () => LINK,
  bringAllCells: () => [LINK],
  restoreColumns: () => LINK,
  listGoogleConnections: () => ({ available: true, connections: [] }),
  connectGoogle: () => ({
    authorizationUrl: 'https://accounts.google.com/o/oauth2/v2/auth?x',
    expiresAt: '2099-01-01T00:00:00Z',
  }),
  disconnectGoogle: () => null,
  statusColours: () => ({ coloured: true }),
  colourStatuses: (_: number, wanted: boolean) => ({ coloured: wanted }),
  makeReport: () => ({ state: 'made', title: 'Rowcast report' }),
  listNotInSheet: () => ({ deliveries: [] }),
  listConversations: () => ({ conversations: [CONVERSATION] }),
  getConversation: () => CONVERSATION,
  listMessages: () => ({ messages: TALK }),
  readConversation: () => ({ ...CONVERSATION, unread: 0 }),
  writeMessage: () => ({
    id: '65656565-6565-4565-8565-656565656565',
    kind: 'hand',
    at: '2026-11-24T09:06:00Z',
    view: { body: 'Yes' },
    status: 'accepted',
  }),
  messageFile: () => ({ type: 'image/png', base64: 'iVBORw0KGgo=' }),
  rowConversation: () => ({ row: 4, conversation: CONVERSATION }),
  listReplies: () => ({
    replies: [
      {
        id: 'r1',
        from: '+447700900001',
        type: 'text',
        text: 'Thanks! <img src=x onerror=alert(1)>',
        receivedAt: '2026-11-24T09:05:00Z',
        row: 2,
      },
    ],
  }),
};
