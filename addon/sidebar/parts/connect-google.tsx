import { useEffect, useState } from 'preact/hooks';
import { useAction } from '../asking';
import type { GoogleConnection } from '../contract';
import { script } from '../google';
import { usePolling } from '../polling';
import { Link, Secondary } from './button';
import { Note, Trouble } from './notice';

interface Props {
  /** Connections that stand already. */
  known: string[];
  onConnected: (connectionId: string) => void;
}

/** Opens Google's consent page in a tab of its own and waits until the account is there. */
export function ConnectGoogle({ known, onConnected }: Props) {
  const [consent, setConsent] = useState<{ address: string; until: number } | null>(null);
  const opening = useAction(async () => {
    const { authorizationUrl, expiresAt } = await script.connectGoogle();
    // The page is Google's own; it must not reach back into this one.
    window.open(authorizationUrl, '_blank', 'noopener');
    setConsent({ address: authorizationUrl, until: Date.parse(expiresAt) });
  });
  if (consent === null) {
    return (
      <>
        <Secondary disabled={opening.busy} onClick={() => void opening.run()}>
          Connect Google Sheets
        </Secondary>
        {opening.problem && <Trouble problem={opening.problem} />}
      </>
    );
  }
  return (
    <WaitingForConsent
      address={consent.address}
      until={consent.until}
      known={known}
      onConnected={onConnected}
      onStop={() => setConsent(null)}
    />
  );
}

interface WaitingProps extends Props {
  address: string;
  until: number;
  onStop: () => void;
}

function WaitingForConsent({ address, until, known, onConnected, onStop }: WaitingProps) {
  const { value, problem } = usePolling(script.listGoogleConnections, address, { first: 3_000, longest: 6_000 });
  const [before] = useState(known);
  const fresh = value?.connections.find(isNew(before));
  useEffect(() => {
    if (fresh) {
      onStop();
      onConnected(fresh.id);
    } else if (Date.now() > until) {
      onStop();
    }
  }, [fresh?.id, value]);
  return (
    <Note>
      <p role="status">Waiting for your consent in the other tab…</p>
      <p>
        No tab opened?{' '}
        <a href={address} target="_blank" rel="noopener">
          Open Google’s page
        </a>
      </p>
      <Link onClick={onStop}>Stop waiting</Link>
      {problem && <Trouble problem={problem} />}
    </Note>
  );
}

function isNew(before: string[]): (connection: GoogleConnection) => boolean {
  return ({ id, state }) => state === 'connected' && !before.includes(id);
}
