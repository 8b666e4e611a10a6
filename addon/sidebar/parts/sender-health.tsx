import type { MessagingLimit, Sender } from '../contract';
import { moment, number, ofAll } from '../words';

interface Props {
  sender: Sender;
  /** Zone for times; the browser's own where none is known. */
  zone?: string;
}

const STATES: Record<Sender['health']['state'], { word: string; tag: string }> = {
  ready: { word: 'Ready', tag: 'done' },
  limited: { word: 'Limited', tag: 'warning' },
  stopped: { word: 'Stopped', tag: 'failed' },
};

/** How Meta sees the number today: whether it may send, how much is left, and what happened to it. */
export function SenderHealth({ sender, zone = Intl.DateTimeFormat().resolvedOptions().timeZone }: Props) {
  const { health, messagingLimit, messagesPerSecond, qualityRating } = sender;
  const { word, tag } = STATES[health.state];
  const facts = [left(messagingLimit, zone), quality(qualityRating), `${number(messagesPerSecond)} a second`];
  return (
    <div class="health" role="group" aria-label={`State of ${sender.displayPhoneNumber}`}>
      <p>
        <span class={'tag ' + tag}>{word}</span> <span class="item-detail">{facts.filter(Boolean).join(' · ')}</span>
      </p>
      {health.notes.map((note) => (
        <p key={note.at + note.code} class={'note ' + note.severity}>
          {note.message}
        </p>
      ))}
    </div>
  );
}

function left(limit: MessagingLimit | undefined, zone: string): string {
  if (!limit) {
    return '';
  }
  const free = limit.left === 0 && limit.nextFreeAt ? `, the next at ${moment(limit.nextFreeAt, zone)}` : '';
  return `${ofAll(limit.left, limit.limit)} left today${free}`;
}

const QUALITIES: Record<string, string> = { GREEN: 'high quality', YELLOW: 'medium quality', RED: 'low quality' };

/** Meta's colours in words; empty where it has not judged yet. */
export function quality(colour: string | undefined): string {
  return QUALITIES[colour ?? ''] ?? '';
}
