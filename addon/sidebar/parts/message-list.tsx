import { useAction } from '../asking';
import type { ConversationMessage, ReceivedFile } from '../contract';
import { script } from '../google';
import { size } from '../plan/file';
import { wordsOf } from '../plan/conversation';
import { amid, browserZone, moment, sentenceCase } from '../words';
import { Paper } from './bubble';
import { Link } from './button';
import { Formatted } from './formatted';
import { Long } from './long';
import { Trouble } from './notice';
import { useState } from 'preact/hooks';

/** Bubbles, oldest first. All that people and rows hold is text. */
export function MessageList({ conversationId, messages }: { conversationId: string; messages: ConversationMessage[] }) {
  if (messages.length === 0) {
    return <p class="empty">No messages yet.</p>;
  }
  return (
    <ol class="talk chat" aria-label="Messages">
      {messages.map((message) => (
        <li key={message.id} class={message.kind === 'inbound' ? 'theirs' : 'ours'}>
          {message.kind === 'inbound' ? (
            <Theirs conversationId={conversationId} message={message} />
          ) : (
            <Ours message={message} />
          )}
        </li>
      ))}
    </ol>
  );
}

function Theirs({ conversationId, message }: { conversationId: string; message: ConversationMessage }) {
  const { type, file, changedAt, at } = message;
  const words = wordsOf(message);
  return (
    <>
      <div class="bubble">
        {file && <FileOf conversationId={conversationId} messageId={message.id} file={file} />}
        {type === 'revoke' ? (
          <p class="bubble-body">
            <em>This message was deleted.</em>
          </p>
        ) : (
          words && (
            <p class="bubble-body">
              <Long text={words}>{(shown) => <Formatted text={shown} />}</Long>
            </p>
          )
        )}
      </div>
      <small>
        {moment(at, browserZone())}
        {changedAt && type !== 'revoke' && ' · edited'}
      </small>
    </>
  );
}

function Ours({ message: { view, status, error, row, at } }: { message: ConversationMessage }) {
  return (
    <>
      {view && <Paper view={view} files={{}} zone={browserZone()} />}
      <small>
        {row !== undefined && `Campaign, row ${row} · `}
        {moment(at, browserZone())} · {sentenceCase(status ?? '')}
      </small>
      {error && <small class="why">{error.message}</small>}
    </>
  );
}

/** Fetched when it is asked for: each goes through Google as text. */
function FileOf({
  conversationId,
  messageId,
  file,
}: {
  conversationId: string;
  messageId: string;
  file: ReceivedFile;
}) {
  const [address, setAddress] = useState<string>();
  const name = file.filename ?? file.kind;
  const fetching = useAction(async () => {
    const { type, base64 } = await script.messageFile(conversationId, messageId, file.bytes ?? 0);
    setAddress(`data:${type};base64,${base64}`);
  });
  if (file.state !== 'kept') {
    return <p class="bubble-footer">{`${sentenceCase(file.kind)}: ${file.explanation ?? ''}`}</p>;
  }
  if (address === undefined) {
    return (
      <p>
        <Link onClick={() => void fetching.run()} disabled={fetching.busy}>
          {fetching.busy ? 'Loading…' : `Show ${amid(name)} (${size(file.bytes ?? 0)})`}
        </Link>
        {fetching.problem && <Trouble problem={fetching.problem} />}
      </p>
    );
  }
  return address.startsWith('data:image/') ? (
    <img class="bubble-picture" src={address} alt={'What the person sent: ' + name} />
  ) : (
    <p>
      <a href={address} download={file.filename ?? file.kind}>
        Save {name}
      </a>
    </p>
  );
}
