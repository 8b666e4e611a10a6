import type { ButtonView, MessageView } from '../contract';
import type { Upload } from '../plan/file';
import { browserZone, moment } from '../words';
import { BubbleHead } from './bubble-head';
import { Formatted } from './formatted';
import { Icon, type IconName } from './icon';

interface Props {
  view: MessageView;
  label: string;
  /** What was uploaded here, by the id that the view names. */
  files?: Record<string, Upload>;
  /** Zone for times; the browser's own where none is known. */
  zone?: string;
}

/** A message as the recipient sees it in WhatsApp. What rows hold is shown as text only, never as markup. */
export function Bubble({ view, label, files = {}, zone = browserZone() }: Props) {
  const { cards = [] } = view;
  const paper = { files, zone };
  return (
    <div class="chat" role="group" aria-label={label}>
      <Paper view={view} {...paper} />
      {cards.length > 0 && (
        // Takes the focus, so that the keyboard scrolls it too.
        <div class="cards" role="group" aria-label="Cards" tabIndex={0}>
          {cards.map((card, index) => (
            <Paper key={index} view={card} {...paper} />
          ))}
        </div>
      )}
    </div>
  );
}

/** The message itself, without the wall behind it. */
export function Paper({ view, files, zone }: { view: MessageView; files: Record<string, Upload>; zone: string }) {
  const { body, footer, offer, buttons = [] } = view;
  return (
    <div class="bubble">
      {view.header && <BubbleHead header={view.header} file={files[view.header.media ?? '']} />}
      {offer && (
        <div class="bubble-offer">
          <Icon name="offer" size={20} />
          <span>
            <strong>{offer.text}</strong>
            {offer.code && <span class="line">Code: {offer.code}</span>}
            {offer.expiresAt && <span class="line">Ends {moment(offer.expiresAt, zone)}</span>}
          </span>
        </div>
      )}
      {body && (
        <p class="bubble-body">
          <Formatted text={body} />
        </p>
      )}
      {footer && <p class="bubble-footer">{footer}</p>}
      {buttons.map((button, index) => (
        <Button key={index} button={button} />
      ))}
    </div>
  );
}

const ICONS: Record<string, IconName> = {
  url: 'link',
  'quick-reply': 'reply',
  phone: 'phone',
  'copy-code': 'copy',
  flow: 'form',
  catalog: 'shop',
};

function Button({ button: { kind, text, target } }: { button: ButtonView }) {
  return (
    <p class="bubble-button">
      <Icon name={ICONS[kind] ?? 'reply'} />
      <span>
        {text}
        {target && <small>{target}</small>}
      </span>
    </p>
  );
}
