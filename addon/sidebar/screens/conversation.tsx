import { useEffect, useState } from 'preact/hooks';
import { useAction, useAnswer } from '../asking';
import type { Conversation, ConversationMessage } from '../contract';
import { script } from '../google';
import { AnswerBox } from '../parts/answer-box';
import { Link } from '../parts/button';
import { MessageList } from '../parts/message-list';
import { Note, Trouble, Waiting } from '../parts/notice';
import { Screen } from '../parts/screen';
import { WindowLeft } from '../parts/window-left';
import { person } from '../plan/address';
import { nameOf } from '../plan/conversation';
import { usePolling } from '../polling';

interface Props {
  conversationId: string;
  onBack: () => void;
}

/** All messages with one person, and the way to answer. */
export function ConversationScreen({ conversationId, onBack }: Props) {
  const latest = usePolling(() => both(conversationId), conversationId);
  const { value } = latest;
  return (
    <Screen title={value ? nameOf(value.conversation) : 'Conversation'} onBack={onBack}>
      {latest.problem && <Trouble problem={latest.problem} onRetry={latest.poke} />}
      {value ? <Talk {...value} onWritten={latest.poke} /> : !latest.problem && <Waiting>Loading messages…</Waiting>}
    </Screen>
  );
}

/** The conversation of the row that is selected in the sheet. */
export function RowConversationScreen({ onBack }: { onBack: () => void }) {
  const asked = useAnswer(script.rowConversation, []);
  if (asked.state === 'answered') {
    const { row, conversation } = asked.value;
    return (
      <>
        <p class="row-line" role="status">
          Row {row} <Link onClick={asked.again}>Look at the selected row</Link>
        </p>
        <ConversationScreen key={conversation.id} conversationId={conversation.id} onBack={onBack} />
      </>
    );
  }
  return (
    <Screen title="Conversation of a row" onBack={onBack}>
      {asked.state === 'waiting' ? (
        <Waiting>Looking for the row’s person…</Waiting>
      ) : (
        <Trouble problem={asked.problem} onRetry={asked.again} />
      )}
    </Screen>
  );
}

interface Both {
  conversation: Conversation;
  messages: ConversationMessage[];
  next?: string;
}

async function both(conversationId: string): Promise<Both> {
  const page = await script.listMessages(conversationId, null);
  return { conversation: await script.getConversation(conversationId), ...page };
}

function Talk({ conversation, messages, next, onWritten }: Both & { onWritten: () => void }) {
  const { id, person: who, suppression, unread, windowClosesAt } = conversation;
  const [earlier, setEarlier] = useState<{ messages: ConversationMessage[]; next?: string } | null>(null);
  const more = earlier ? earlier.next : next;
  const loading = useAction(async () => {
    const page = await script.listMessages(id, more ?? null);
    setEarlier({ messages: [...(earlier?.messages ?? []), ...page.messages], next: page.next });
  });
  const seen = messages.find(({ kind }) => kind === 'inbound')?.id;
  useEffect(() => {
    if (unread > 0 && seen) {
      // A key that may only look cannot mark anything; what is unread stays so then.
      script.readConversation(id, seen).catch(console.warn);
    }
  }, [id, seen, unread]);
  const known = new Set(messages.map((message) => message.id));
  const all = [...messages, ...(earlier?.messages ?? []).filter((message) => !known.has(message.id))];
  return (
    <>
      <p class="hint">
        {who.name && person(who.address) + ' · '}
        <WindowLeft closesAt={windowClosesAt} />
      </p>
      {suppression && (
        <Note kind="warning">
          {suppression.reason}{' '}
          {suppression.answerable
            ? 'They have written to you since, so you may answer them in words. They get no templates.'
            : 'You can answer when they write again.'}
        </Note>
      )}
      {more && (
        <Link onClick={() => void loading.run()} disabled={loading.busy}>
          Show earlier messages
        </Link>
      )}
      {loading.problem && <Trouble problem={loading.problem} />}
      <MessageList conversationId={id} messages={[...all].reverse()} />
      <AnswerBox conversation={conversation} onWritten={onWritten} />
    </>
  );
}
