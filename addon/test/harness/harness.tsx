import { render } from 'preact';
import { App } from '../../sidebar/app';
import '../../sidebar/style.css';
import { FakeGoogle } from './fake-google';

/* `npm run look` opens the sidebar on canned answers: ?connected=no starts at the connect screen, ?fail=NAME refuses. */
const wanted = new URLSearchParams(location.search);
const google = new FakeGoogle(Number(wanted.get('delay') ?? 100)).install();
if (wanted.get('connected') === 'no') {
  google.answers.connection = () => ({ connected: false });
}
wanted.getAll('fail').forEach((name) => {
  const detail = 'Wait a minute, then try again.';
  google.refuse(name, { type: 'addon/service-failing', title: 'The service answered with error 503.', detail });
});
render(<App />, document.getElementById('app')!);
