import { render } from 'preact';
import { App } from '../../sidebar/app';
import '../../sidebar/style.css';
import {
  CANARY_ASKS,
  CAMPAIGN,
  CANCELLED,
  CONNECTION,
  FOLLOWED,
  HOMELESS,
  LINK,
  MISSED,
  PAUSE,
  PLAN_OF_TWO_DAYS,
  PREVIEW,
  PROGRESS,
  RECURRING,
  RECURS,
  RUNS,
  TOO_MANY_FAILED,
  TROUBLED,
  UPCOMING,
} from './answers';
import { FakeGoogle } from './fake-google';

/*
 * `npm run look` opens the sidebar on canned answers: ?connected=no starts at the connect screen, ?fail=NAME refuses,
 * ?campaign=paused, canary, failing, cancelled or missed is how the campaign stands, ?kind=recurring, standing, drip or followed
 * what it is, ?coming=yes lists what is coming, ?limit=yes leaves too little for all rows,
 * ?cells=fresh or troubled.
 */
const wanted = new URLSearchParams(location.search);
const google = new FakeGoogle(Number(wanted.get('delay') ?? 100)).install();
if (wanted.get('connected') === 'no') {
  google.answers.connection = () => ({ connected: false });
}
wanted.getAll('fail').forEach((name) => {
  const detail = 'Wait a minute, then try again.';
  google.refuse(name, { type: 'addon/service-failing', title: 'The service answered with error 503.', detail });
});
const campaigns: Record<string, object> = {
  paused: { ...PROGRESS, status: 'paused', pause: PAUSE, actions: ['resume', 'cancel'] },
  canary: CANARY_ASKS,
  failing: TOO_MANY_FAILED,
  cancelled: CANCELLED,
  missed: MISSED,
};
const progress = campaigns[wanted.get('campaign') ?? ''] ?? PROGRESS;
google.answers.campaignProgress = () => progress;
const ZONE = 'Europe/London';
const kinds: Record<string, [campaign: object, progress?: object]> = {
  at: [{ ...CAMPAIGN, schedule: { type: 'at', local: '2026-11-24T09:00', zone: ZONE } }],
  recurring: [RECURRING, RECURS],
  standing: [{ ...CAMPAIGN, name: 'Welcome', schedule: { type: 'new-rows', existing: 'skip' }, standing: true }],
  drip: [
    {
      ...CAMPAIGN,
      name: 'Survey',
      schedule: { type: 'drip', rowsPerHour: 60, from: '09:00', to: '17:00', days: ['mon', 'fri'], zone: ZONE },
    },
  ],
  followed: [FOLLOWED],
};
const kind = kinds[wanted.get('kind') ?? ''];
if (kind) {
  const [campaign, ofKind = progress] = kind;
  const { campaigns } = google.answers.listCampaigns() as { campaigns: object[] };
  google.answers.getCampaign = () => campaign;
  google.answers.campaignProgress = () => ofKind;
  google.answers.listCampaigns = () => ({ campaigns: [campaign, ...RUNS, ...campaigns.slice(1)] });
}
if (wanted.get('coming') === 'yes') {
  google.answers.listUpcoming = () => UPCOMING;
}
if (wanted.get('limit') === 'yes') {
  google.answers.previewCampaign = () => ({ ...PREVIEW, ready: 1500, plan: PLAN_OF_TWO_DAYS });
}
if (wanted.get('cells') === 'troubled') {
  google.answers.bringAllCells = () => [TROUBLED];
  google.answers.linkSheet = () => TROUBLED;
  google.answers.listGoogleConnections = () => ({ available: true, connections: [CONNECTION] });
  google.answers.listNotInSheet = () => ({ deliveries: HOMELESS });
  google.answers.makeReport = () => ({ state: 'reshaped', title: 'Rowcast report' });
} else if (wanted.get('cells') === 'fresh') {
  google.answers.linkSheet = () => LINK;
}
render(<App />, document.getElementById('app')!);
