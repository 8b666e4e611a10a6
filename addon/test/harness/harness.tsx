import { render } from 'preact';
import { App } from '../../sidebar/app';
import '../../sidebar/style.css';
import { CONNECTION, HOMELESS, LINK, PAUSE, PLAN_OF_TWO_DAYS, PREVIEW, PROGRESS, TROUBLED } from './answers';
import { FakeGoogle } from './fake-google';

/*
 * `npm run look` opens the sidebar on canned answers: ?connected=no starts at the connect screen, ?fail=NAME refuses,
 * ?paused=yes has Meta pause the campaign, ?limit=yes leaves too little for all rows, ?cells=fresh or troubled.
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
if (wanted.get('paused') === 'yes') {
  google.answers.campaignProgress = () => ({ ...PROGRESS, status: 'paused', pause: PAUSE });
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
