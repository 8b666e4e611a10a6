import { useEffect } from 'preact/hooks';
import { script } from '../google';
import { usePolling } from '../polling';
import { Link } from './button';
import { Note, Trouble } from './notice';
import { Screen } from './screen';

interface Props {
  pairing: Pairing;
  onConnected: (connection: Connection) => void;
  onStop: () => void;
}

/** Shows the code, and waits until somebody has decided about it on the service's page. */
export function PairingCode({ pairing, onConnected, onStop }: Props) {
  const pause = pairing.pollSeconds * 1_000;
  const { value, problem } = usePolling(script.askForKey, pairing.userCode, { first: pause, longest: pause });
  const state = value?.state ?? 'waiting';
  useEffect(() => {
    if (value?.connection) {
      onConnected(value.connection);
    }
  }, [value]);
  const stop = () => {
    void script.stopPairing().catch(() => {});
    onStop();
  };
  return (
    <Screen title="Connect to Rowcast">
      {state === 'denied' && <Ended words="The code was refused on the service’s page." onAgain={onStop} />}
      {state === 'over' && <Ended words="The code is no longer good: ten minutes have passed." onAgain={onStop} />}
      {state !== 'denied' && state !== 'over' && (
        <>
          <p>Open this page, sign in, and check that it shows the same code:</p>
          <p class="pairing-code">{pairing.userCode}</p>
          <p>
            <a href={pairing.url} target="_blank" rel="noopener">
              Open the page
            </a>
          </p>
          <p role="status">Waiting for your answer there…</p>
          <Link onClick={stop}>Stop waiting</Link>
          {problem && <Trouble problem={problem} />}
        </>
      )}
    </Screen>
  );
}

function Ended({ words, onAgain }: { words: string; onAgain: () => void }) {
  return (
    <Note>
      <p role="alert">{words} Nothing was connected.</p>
      <Link onClick={onAgain}>Try again</Link>
    </Note>
  );
}
