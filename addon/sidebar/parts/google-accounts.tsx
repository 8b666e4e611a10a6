import { useAction, useAnswer } from '../asking';
import type { GoogleConnection, PenChoice, TendedLink } from '../contract';
import { script } from '../google';
import { AskFirst } from './ask-first';
import { Secondary } from './button';
import { ConnectGoogle } from './connect-google';
import { Note, Trouble, Waiting } from './notice';

interface Props {
  link: TendedLink;
  onChoose: (choice: PenChoice) => void;
}

/** The Google accounts that people connected to the workspace, and the way to connect another. */
export function GoogleAccounts({ link, onChoose }: Props) {
  const asked = useAnswer(script.listGoogleConnections, [link.pen?.connectionId]);
  switch (asked.state) {
    case 'waiting':
      return <Waiting>Loading connected accounts…</Waiting>;
    case 'refused':
      return <Trouble problem={asked.problem} onRetry={asked.again} />;
    case 'answered': {
      const { available, connections } = asked.value;
      const choose = (connectionId: string) => onChoose({ kind: 'google-account', connectionId });
      return (
        <>
          {connections.length > 0 && (
            <ul class="list" aria-label="Connected Google accounts">
              {connections.map((connection) => (
                <li key={connection.id} class="item">
                  <Account
                    connection={connection}
                    inUse={link.pen?.connectionId === connection.id}
                    onUse={() => choose(connection.id)}
                    onGone={asked.again}
                  />
                </li>
              ))}
            </ul>
          )}
          {available ? (
            <ConnectGoogle
              known={connections.filter(({ state }) => state === 'connected').map(({ id }) => id)}
              onConnected={choose}
            />
          ) : (
            <Note>
              This Rowcast service cannot connect Google accounts: whoever runs it has not set that up. Choose another
              way.
            </Note>
          )}
        </>
      );
    }
  }
}

interface AccountProps {
  connection: GoogleConnection;
  inUse: boolean;
  onUse: () => void;
  onGone: () => void;
}

function Account({ connection, inUse, onUse, onGone }: AccountProps) {
  const leaving = useAction(async () => {
    await script.disconnectGoogle(connection.id);
    onGone();
  });
  const revoked = connection.state === 'revoked';
  return (
    <>
      <span class="item-title">{connection.email}</span>
      <span class="item-detail">
        {revoked ? (
          <span class="why">Google took the consent back. Connect this account again.</span>
        ) : inUse ? (
          'Writes into this sheet'
        ) : (
          'Connected'
        )}
      </span>
      <div class="actions">
        {!revoked && !inUse && <Secondary onClick={onUse}>Use this account</Secondary>}
        <AskFirst
          label="Disconnect"
          question={`Disconnect ${connection.email}? Sheets that it writes into get no statuses until you choose another way.`}
          yes={leaving.busy ? 'Disconnecting…' : 'Yes, disconnect'}
          no="Keep it"
          busy={leaving.busy}
          onYes={() => void leaving.run()}
        />
      </div>
      {leaving.problem && <Trouble problem={leaving.problem} />}
    </>
  );
}
