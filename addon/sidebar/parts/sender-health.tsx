import type { MessagingLimit, Sender } from '../contract';
import { browserZone, moment, number, ofAll } from '../words';

interface Props {
  sender: Sender;
  /** Zone for times; the browser's own where none is known. */
  zone?: string;
}

type Health = NonNullable<Sender['health']>;

const UNTOLD: Health = { state: 'ready', notes: [] };

const STATES: Record<Health['state'], { word: string; tag: string }> = {
  ready: { word: 'Ready', tag: 'done' },
  limited: { word: 'Limited', tag: 'warning' },
  stopped: { word: 'Stopped', tag: 'failed' },
};

/** How Meta sees the number today: whether it may send, how much is left, and what happened to it. */
export function SenderHealth({ sender, zone = browserZone() }: Props) {
  const { health = UNTOLD, messagingLimit, messagesPerSecond, qualityRating } = sender;
  const { word, tag } = STATES[health.state];
  const speed = `up to ${number(messagesPerSecond)} messages a second`;
  return (
    <div class="health" role="group" aria-label={`State of ${sender.displayPhoneNumber}`}>
      <p>
        <span class={'tag ' + tag}>{word}</span> <span class="item-detail">{left(messagingLimit, zone)}</span>
      </p>
      <p class="item-detail">{[quality(qualityRating), speed].filter(Boolean).join(' · ')}</p>
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

const QUALITIES: Record<string, string> = { GREEN: 'High quality', YELLOW: 'Medium quality', RED: 'Low quality' };

/** Meta's colours in words; empty where it has not judged yet. */
export function quality(colour: string | undefined): string {
  return QUALITIES[colour ?? ''] ?? '';
}
