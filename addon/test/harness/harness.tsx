import { render } from 'preact';
import { App } from '../../sidebar/app';
import '../../sidebar/style.css';
import {
  CANARY_ASKS,
  CANCELLED,
  CONNECTION,
  HOMELESS,
  LINK,
  PAUSE,
  PLAN_OF_TWO_DAYS,
  PREVIEW,
  PROGRESS,
  TOO_MANY_FAILED,
  TROUBLED,
} from './answers';
import { FakeGoogle } from './fake-google';

/*
 * `npm run look` opens the sidebar on canned answers: ?connected=no starts at the connect screen, ?fail=NAME refuses,
 * ?campaign=paused, canary, failing or cancelled is how the campaign stands, ?limit=yes leaves too little for all rows,
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
};
const progress = campaigns[wanted.get('campaign') ?? ''] ?? PROGRESS;
google.answers.campaignProgress = () => progress;
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
