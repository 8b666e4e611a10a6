import { useState } from 'preact/hooks';
import { useAnswer } from './asking';
import { script } from './google';
import { Reconnect, Trouble, Waiting } from './parts/notice';
import type { Plan } from './plan/plan';
import type { Confirmable } from './plan/use-reading';
import { CampaignScreen } from './screens/campaign';
import { CheckScreen } from './screens/check';
import { ColumnsScreen } from './screens/columns';
import { ConfirmScreen } from './screens/confirm';
import { ConnectScreen } from './screens/connect';
import { HomeScreen } from './screens/home';
import { MessageScreen } from './screens/message';
import { RowsScreen } from './screens/rows';

type Place =
  | { screen: 'home' }
  | { screen: 'campaign'; campaignId: string }
  | { screen: 'message' }
  | { screen: 'columns' }
  | { screen: 'rows' }
  | { screen: 'check'; standing?: Confirmable }
  | { screen: 'confirm'; draft: Confirmable };

/** Asks for the connection, then shows one screen at a time. */
export function App() {
  const asked = useAnswer(script.connection, []);
  const [changed, setChanged] = useState<Connection | null>(null);
  if (changed === null && asked.state === 'waiting') {
    return <Waiting>Starting Rowcast…</Waiting>;
  }
  if (changed === null && asked.state === 'refused' && asked.problem.type !== '/problems/unauthorized') {
    return (
      <Reconnect.Provider value={() => setChanged({ connected: false })}>
        <main>
          <Trouble problem={asked.problem} onRetry={asked.again} />
          <button type="button" class="link" onClick={() => setChanged({ connected: false })}>
            Use another address or key
          </button>
        </main>
      </Reconnect.Provider>
    );
  }
  const connection = changed ?? (asked.state === 'answered' ? asked.value : { connected: false });
  return (
    <Reconnect.Provider value={() => setChanged({ ...connection, connected: false })}>
      {connection.connected ? (
        <Campaigns connection={connection} onDisconnected={setChanged} />
      ) : (
        <ConnectScreen address={connection.address ?? ''} onConnected={setChanged} />
      )}
    </Reconnect.Provider>
  );
}

interface Props {
  connection: Connection;
  onDisconnected: (connection: Connection) => void;
}

/** The plan grows from screen to screen; going back keeps what was decided. */
function Campaigns({ connection, onDisconnected }: Props) {
  const [place, setPlace] = useState<Place>({ screen: 'home' });
  const [plan, setPlan] = useState<Partial<Plan>>({});
  const decide = (next: Place) => (decided: Partial<Plan>) => {
    setPlan({ ...plan, ...decided });
    setPlace(next);
  };
  const home = () => {
    setPlan({});
    setPlace({ screen: 'home' });
  };
  switch (place.screen) {
    case 'home':
      return (
        <HomeScreen
          connection={connection}
          onDisconnected={onDisconnected}
          onNew={() => setPlace({ screen: 'message' })}
          onOpen={(campaignId) => setPlace({ screen: 'campaign', campaignId })}
        />
      );
    case 'campaign':
      return <CampaignScreen campaignId={place.campaignId} onBack={home} />;
    case 'message':
      return <MessageScreen plan={plan} onBack={home} onNext={decide({ screen: 'columns' })} />;
    case 'columns':
      return (
        <ColumnsScreen plan={plan} onBack={() => setPlace({ screen: 'message' })} onNext={decide({ screen: 'rows' })} />
      );
    case 'rows':
      return (
        <RowsScreen plan={plan} onBack={() => setPlace({ screen: 'columns' })} onNext={decide({ screen: 'check' })} />
      );
    case 'check':
      return (
        <CheckScreen
          plan={plan as Plan}
          standing={place.standing}
          onBack={() => setPlace({ screen: 'rows' })}
          onColumns={() => decide({ screen: 'columns' })({ tab: undefined })}
          onNext={(draft) => setPlace({ screen: 'confirm', draft })}
        />
      );
    case 'confirm':
      return (
        <ConfirmScreen
          plan={plan as Plan}
          draft={place.draft}
          onBack={() => setPlace({ screen: 'check', standing: place.draft })}
          onCheckAgain={() => setPlace({ screen: 'check' })}
          onLaunched={(campaignId) => {
            setPlan({});
            setPlace({ screen: 'campaign', campaignId });
          }}
        />
      );
  }
}
