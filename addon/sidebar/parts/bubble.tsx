import type { MessageView } from '../contract';
import { Formatted } from './formatted';

const MEDIA = { image: 'Image', video: 'Video', document: 'Document', location: 'Location' };

/** A message as the recipient sees it in WhatsApp. What rows hold is shown as text only, never as markup. */
export function Bubble({ view, label }: { view: MessageView; label: string }) {
  const { header, body, footer, buttons = [] } = view;
  return (
    <div class="chat" role="group" aria-label={label}>
      <div class="bubble">
        {header?.kind === 'text' && (
          <p class="bubble-header">
            <Formatted text={header.text ?? ''} />
          </p>
        )}
        {header && header.kind !== 'text' && (
          <p class="bubble-media">
            <strong>{MEDIA[header.kind]}</strong>
            {header.link && <span>{header.link}</span>}
          </p>
        )}
        {body && (
          <p class="bubble-body">
            <Formatted text={body} />
          </p>
        )}
        {footer && <p class="bubble-footer">{footer}</p>}
        {buttons.map((button) => (
          <p class="bubble-button">
            {button.text}
            {button.target && <small>{button.target}</small>}
          </p>
        ))}
      </div>
    </div>
  );
}
