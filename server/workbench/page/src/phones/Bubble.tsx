import type { ChatMessage } from './chats';
import { clock } from './Phones';

/** One message, on the phone's side: the business writes at the left. */
export function Bubble({ message, press }: { message: ChatMessage; press: (index: number) => void }) {
  const mine = message.direction === 'inbound';
  return (
    <div className={mine ? 'bubble mine' : 'bubble'}>
      <Head format={message.headerFormat} header={message.header} />
      <p className="bubble-text">{message.text}</p>
      {message.footer && <p className="bubble-footer">{message.footer}</p>}
      <p className="bubble-meta">
        {clock(message.at)} {message.status && <Ticks status={message.status} />}
      </p>
      {message.buttons.map((button, i) => (
        <button key={i} className="bubble-button" disabled={!button.answers} onClick={() => press(i)}>
          {button.answers ? '↩' : '↗'} {button.text}
        </button>
      ))}
    </div>
  );
}

function Head({ format, header }: { format: string; header: string }) {
  if (format === '') return null;
  if (format === 'TEXT') return <p className="bubble-header">{header}</p>;
  return (
    <div className="bubble-media" title={header}>
      {format.charAt(0) + format.slice(1).toLowerCase()}
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
