import { useEffect, useState } from 'react';
import { get, tell } from '../wire';

/** A phone as the sandbox's control answers it. */
export interface Person {
  digits: string;
  name: string;
  unread: number;
  lastText: string;
  lastActivity: string;
}

export interface Button {
  type: string;
  text: string;
  url?: string | null;
  answers: boolean;
}

/** What a message or a card of it shows. */
export interface Content {
  /** TEXT, IMAGE, VIDEO, DOCUMENT, AUDIO, LOCATION, or empty for none. */
  headerFormat: string;
  /** A text, or the address or id of a file. */
  header: string;
  filename?: string;
  location?: { name?: string; address?: string };
  text: string;
  footer?: string;
  offer?: { text: string; code?: string; expiresAt?: string };
  buttons: Button[];
}

/** A message as the sandbox's control answers it; outbound is from the business. */
export interface ChatMessage extends Content {
  wamid: string;
  direction: 'outbound' | 'inbound';
  at: string;
  status?: string;
  cards?: Content[];
}

/** A button by its place, and the card it stands on. */
export interface Tap {
  index: number;
  card?: number;
}

const PHONES = '/workbench/sandbox/whatsapp/recipients';

/** The person's side of WhatsApp. */
export const phone = {
  people: () => get<{ recipients: Person[] }>(PHONES).then((answer) => answer.recipients),
  messages: (digits: string) => get<{ messages: ChatMessage[] }>(`${PHONES}/${digits}/messages`).then((answer) => answer.messages),
  write: (digits: string, text: string) => tell(`${PHONES}/${digits}/messages`, { text }),
  press: (digits: string, wamid: string, tap: Tap) => tell(`${PHONES}/${digits}/messages`, { button: { wamid, ...tap } }),
  read: (digits: string) => tell(`${PHONES}/${digits}/read`, {}),
};

/** Asks again every second while the page is in sight; keeps what it had when an answer fails. */
export function usePolled<T>(ask: () => Promise<T>, key: string): [T | undefined, () => void] {
  const [value, setValue] = useState<T>();
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let over = false;
    const tick = () =>
      document.hidden
        ? undefined
        : ask().then(
            (answer) => over || setValue(answer),
            () => undefined,
          );
    void tick();
    const timer = setInterval(tick, 1000);
    return () => {
      over = true;
      clearInterval(timer);
    };
  }, [key, turn]);
  return [value, () => setTurn((before) => before + 1)];
}
