import { useState } from 'preact/hooks';
import { useAction } from '../asking';
import type { Conversation } from '../contract';
import { script } from '../google';
import { Link } from '../parts/button';
import { Trouble, Waiting } from '../parts/notice';
import { Screen } from '../parts/screen';
import { WindowLeft } from '../parts/window-left';
import { nameOf } from '../plan/conversation';
import { usePolling } from '../polling';
import { browserZone, moment } from '../words';

interface Props {
  /** The same on the service's page, which fits a phone. */
  page?: string;
  onBack: () => void;
  onOpen: (conversationId: string) => void;
}

/** Who wrote, or was written to by hand; the newest first. */
export function InboxScreen({ page: address, onBack, onOpen }: Props) {
  const [unread, setUnread] = useState(false);
  const page = usePolling(() => script.listConversations(unread, null), String(unread));
  return (
    <Screen title="Inbox" onBack={onBack}>
      <label class="check">
        <input type="checkbox" checked={unread} onChange={(event) => setUnread(event.currentTarget.checked)} />
        <span>Unread only</span>
      </label>
      {page.problem && <Trouble problem={page.problem} onRetry={page.poke} />}
      {page.value ? (
        <List key={String(unread)} unread={unread} first={page.value} onOpen={onOpen} />
      ) : (
        !page.problem && <Waiting>Loading conversations…</Waiting>
      )}
      {address && (
        <p class="hint">
          On your phone:{' '}
          <a href={address} target="_blank" rel="noopener">
            {address.replace(/^https?:\/\//, '')}
          </a>
        </p>
      )}
    </Screen>
  );
}

interface ListProps {
  unread: boolean;
  first: { conversations: Conversation[]; next?: string };
  onOpen: (conversationId: string) => void;
}

/** The first page is kept up to date; older ones are asked for once. */
function List({ unread, first, onOpen }: ListProps) {
  const [older, setOlder] = useState<{ conversations: Conversation[]; next?: string } | null>(null);
  const next = older ? older.next : first.next;
  const loading = useAction(async () => {
    const page = await script.listConversations(unread, next ?? null);
    setOlder({ conversations: [...(older?.conversations ?? []), ...page.conversations], next: page.next });
  });
  const shown = new Set(first.conversations.map(({ id }) => id));
  const all = [...first.conversations, ...(older?.conversations ?? []).filter(({ id }) => !shown.has(id))];
  if (all.length === 0) {
    return <p class="empty">{unread ? 'Everything is read.' : 'Nobody has written yet.'}</p>;
  }
  return (
    <>
      <ul class="list">
        {all.map((conversation) => (
          <li key={conversation.id}>
            <Item conversation={conversation} onOpen={onOpen} />
          </li>
        ))}
      </ul>
      {next && (
        <Link onClick={() => void loading.run()} disabled={loading.busy}>
          Show older conversations
        </Link>
      )}
      {loading.problem && <Trouble problem={loading.problem} />}
    </>
  );
}

/** What strangers write is text. */
function Item({ conversation, onOpen }: { conversation: Conversation; onOpen: (conversationId: string) => void }) {
  const { id, last, unread, windowClosesAt } = conversation;
  return (
    <button type="button" class={'item' + (unread > 0 ? ' unread' : '')} onClick={() => onOpen(id)}>
      <span class="item-title">
        <bdi>{nameOf(conversation)}</bdi>
        {unread > 0 && (
          <span class="badge">
            {unread}
            {unread >= 100 && '+'}
            <span class="unseen"> unread</span>
          </span>
        )}
      </span>
      {last && (
        <span class="item-detail one-line">
          {last.from === 'us' && 'You: '}
          {last.text}
        </span>
      )}
      <span class="item-detail">
        {last && moment(last.at, browserZone())} · <WindowLeft closesAt={windowClosesAt} />
      </span>
    </button>
  );
}
