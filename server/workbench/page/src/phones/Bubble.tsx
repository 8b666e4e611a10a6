import type { ChatMessage } from './chats';
import { clock } from './Phones';

/** One message, on the phone's side: the business writes at the left. */
export function Bubble({ message, press }: { message: ChatMessage; press: (index: number) => void }) {
  const mine = message.direction === 'from-person';
  return (
    <div className={mine ? 'bubble mine' : 'bubble'}>
      <Head header={message.header} />
      <p className="bubble-text">{message.text}</p>
      {message.footer && <p className="bubble-footer">{message.footer}</p>}
      <p className="bubble-meta">
        {clock(message.at)} {message.status && <Ticks status={message.status} />}
      </p>
      {(message.buttons ?? []).map((button, i) => (
        <button key={i} className="bubble-button" disabled={button.kind !== 'quick-reply'} onClick={() => press(i)}>
          {button.kind === 'quick-reply' ? '↩' : '↗'} {button.text}
        </button>
      ))}
    </div>
  );
}

function Head({ header }: { header: ChatMessage['header'] }) {
  if (!header) return null;
  if (header.kind === 'text') return <p className="bubble-header">{header.text}</p>;
  return (
    <div className="bubble-media" title={header.link}>
      {{ image: '🖼', video: '🎬', document: '📄' }[header.kind] ?? '📎'} {header.kind}
    </div>
  );
}

/** How far the business has seen the message get. */
function Ticks({ status }: { status: string }) {
  const marks: Record<string, string> = { accepted: '🕓', sent: '✓', delivered: '✓✓', read: '✓✓', failed: '⚠' };
  return (
    <span className={`ticks ${status}`} title={status} aria-label={status}>
      {marks[status] ?? ''}
    </span>
  );
}
