import { useState } from 'preact/hooks';
import { useAnswer, type Asked } from './asking';
import { BringingCells } from './cells';
import { script } from './google';
import { Link } from './parts/button';
import { Reconnect, Trouble, Waiting } from './parts/notice';
import { Screen } from './parts/screen';
import type { Plan } from './plan/plan';
import type { Safety } from './plan/safeguards';
import type { Confirmable } from './plan/use-reading';
import { CampaignScreen } from './screens/campaign';
import { CheckScreen } from './screens/check';
import { ColumnsScreen } from './screens/columns';
import { ConfirmScreen } from './screens/confirm';
import { ConnectScreen } from './screens/connect';
import { ConsentScreen } from './screens/consent';
import { ContactsScreen } from './screens/contacts';
import { ConversationScreen, RowConversationScreen } from './screens/conversation';
import { FollowUpScreen } from './screens/follow-up';
import { HomeScreen } from './screens/home';
import { InboxScreen } from './screens/inbox';
import { MessageScreen } from './screens/message';
import { RowsScreen } from './screens/rows';
import { SheetScreen } from './screens/sheet';
import { SuppressionsScreen } from './screens/suppressions';

type Place =
  | { screen: 'home' }
  | { screen: 'sheet' }
  | { screen: 'inbox' }
  | { screen: 'row-conversation' }
  | { screen: 'conversation'; conversationId: string }
  | { screen: 'contacts' }
  | { screen: 'suppressions' }
  | { screen: 'consent' }
  | { screen: 'campaign'; campaignId: string }
  | { screen: 'message' }
  | { screen: 'columns' }
  | { screen: 'rows' }
  | { screen: 'check'; standing?: Confirmable }
  | { screen: 'confirm'; draft: Confirmable }
  | { screen: 'follow-up'; draft: Confirmable; place: number };

/** Asks for the connection, then shows one screen at a time. */
export function App() {
  const asked = useAnswer(script.connection, []);
  const [changed, setChanged] = useState<Connection | null>(null);
  if (changed === null && asked.state !== 'answered' && !isKeyRefused(asked)) {
    return <Starting asked={asked} onOther={() => setChanged({ connected: false })} />;
  }
  const connection = changed ?? (asked.state === 'answered' ? asked.value : { connected: false });
  return (
    <Reconnect.Provider value={() => setChanged({ ...connection, connected: false })}>
      {connection.connected ? (
        <BringingCells>
          <Campaigns connection={connection} onDisconnected={setChanged} />
        </BringingCells>
      ) : (
        <ConnectScreen address={connection.address ?? ''} onConnected={setChanged} />
      )}
    </Reconnect.Provider>
  );
}

/** A key that was revoked is asked for anew; other refusals may pass. */
function isKeyRefused(asked: Asked<Connection>): boolean {
  return asked.state === 'refused' && asked.problem.type === '/problems/unauthorized';
}

function Starting({ asked, onOther }: { asked: Asked<Connection> & { again: () => void }; onOther: () => void }) {
  return (
    <Screen title="Rowcast">
      {asked.state === 'waiting' && <Waiting>Connecting to the service…</Waiting>}
      {asked.state === 'refused' && (
        <>
          <Trouble problem={asked.problem} onRetry={asked.again} />
          <Link onClick={onOther}>Use another address or key</Link>
        </>
      )}
    </Screen>
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
  const [safety, setSafety] = useState<Safety>();
  const begin = () => {
    setPlan({});
    setSafety(undefined);
  };
  const decide = (next: Place) => (decided: Partial<Plan>) => {
    setPlan({ ...plan, ...decided });
    setPlace(next);
  };
  const home = () => {
    begin();
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
          onSheet={() => setPlace({ screen: 'sheet' })}
          onInbox={() => setPlace({ screen: 'inbox' })}
          onRow={() => setPlace({ screen: 'row-conversation' })}
          onContacts={() => setPlace({ screen: 'contacts' })}
          onSuppressions={() => setPlace({ screen: 'suppressions' })}
          onConsent={() => setPlace({ screen: 'consent' })}
        />
      );
    case 'inbox':
      return (
        <InboxScreen
          page={connection.inboxUrl}
          onBack={home}
          onOpen={(conversationId) => setPlace({ screen: 'conversation', conversationId })}
        />
      );
    case 'conversation':
      return (
        <ConversationScreen
          key={place.conversationId}
          conversationId={place.conversationId}
          onBack={() => setPlace({ screen: 'inbox' })}
        />
      );
    case 'row-conversation':
      return <RowConversationScreen onBack={home} />;
    case 'contacts':
      return <ContactsScreen onBack={home} />;
    case 'suppressions':
      return <SuppressionsScreen onBack={home} />;
    case 'consent':
      return <ConsentScreen onBack={home} />;
    case 'sheet':
      return <SheetScreen onBack={home} />;
    case 'campaign':
      return (
        <CampaignScreen
          key={place.campaignId}
          campaignId={place.campaignId}
          onBack={home}
          onOpen={(campaignId) => setPlace({ screen: 'campaign', campaignId })}
        />
      );
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
          safety={safety}
          onSafety={setSafety}
          onTiming={(timing) => setPlan((old) => ({ ...old, timing }))}
          onSteps={(steps) => setPlan((old) => ({ ...old, steps }))}
          onStep={(step) => setPlace({ screen: 'follow-up', draft: place.draft, place: step })}
          onBack={() => setPlace({ screen: 'check', standing: place.draft })}
          onCheckAgain={() => {
            discard(place.draft);
            setPlace({ screen: 'check' });
          }}
          onLaunched={(campaignId) => {
            begin();
            setPlace({ screen: 'campaign', campaignId });
          }}
        />
      );
    case 'follow-up': {
      const steps = plan.steps ?? [];
      const back = () => setPlace({ screen: 'confirm', draft: place.draft });
      return (
        <FollowUpScreen
          plan={plan as Plan}
          place={place.place}
          onBack={back}
          onDone={(step) => {
            setPlan({ ...plan, steps: [...steps.slice(0, place.place), step, ...steps.slice(place.place + 1)] });
            back();
          }}
        />
      );
    }
  }
}

/** A draft that another takes the place of; where this fails, the service discards it within a day (`openapi.yaml`). */
function discard({ campaignId }: Confirmable): void {
  script.discardDraft(campaignId).catch(console.warn);
}
