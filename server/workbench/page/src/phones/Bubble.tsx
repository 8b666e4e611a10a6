import type { ChatMessage, Content, Tap } from './chats';
import { Head } from './Head';
import { clock } from './Phones';

interface Props {
  message: ChatMessage;
  press: (tap: Tap) => void;
}

/** One message, on the phone's side: the business writes at the left. */
export function Bubble({ message, press }: Props) {
  const mine = message.direction === 'inbound';
  const cards = message.cards ?? [];
  return (
    <>
      <div className={mine ? 'bubble mine' : 'bubble'}>
        <Inside content={message} />
        <p className="bubble-meta">
          {clock(message.at)} {message.status && <Ticks status={message.status} />}
        </p>
        <Buttons content={message} press={(index) => press({ index })} />
      </div>
      {cards.length > 0 && (
        <div className="cards" role="group" aria-label="Cards" tabIndex={0}>
          {cards.map((card, number) => (
            <div key={number} className="bubble card">
              <Inside content={card} />
              <Buttons content={card} press={(index) => press({ index, card: number })} />
            </div>
          ))}
        </div>
      )}
    </>
  );
}

function Inside({ content }: { content: Content }) {
  const { offer, text, footer } = content;
  return (
    <>
      <Head content={content} />
      {offer && (
        <div className="bubble-offer">
          <strong>{offer.text}</strong>
          {offer.code && <span>Code {offer.code}</span>}
          {offer.expiresAt && <span>Ends {new Date(offer.expiresAt).toLocaleString([], { dateStyle: 'medium', timeStyle: 'short' })}</span>}
        </div>
      )}
      {text && <p className="bubble-text">{text}</p>}
      {footer && <p className="bubble-footer">{footer}</p>}
    </>
  );
}

function Buttons({ content, press }: { content: Content; press: (index: number) => void }) {
  return (
    <>
      {content.buttons.map((button, index) => (
        <button key={index} className="bubble-button" title={button.url ?? undefined} disabled={!button.answers} onClick={() => press(index)}>
          {SIGNS[button.type] ?? '↗'} {button.text}
        </button>
      ))}
    </>
  );
}

const SIGNS: Record<string, string> = { QUICK_REPLY: '↩', REPLY: '↩', PHONE_NUMBER: '☎', COPY_CODE: '⧉', FLOW: '▤', CATALOG: '▦' };

/** How far the business has seen the message get. */
function Ticks({ status }: { status: string }) {
  const marks: Record<string, string> = { accepted: '🕓', sent: '✓', delivered: '✓✓', read: '✓✓', failed: '⚠' };
  return (
    <span className={`ticks ${status}`} role="img" title={status} aria-label={status}>
      {marks[status] ?? ''}
    </span>
  );
}
