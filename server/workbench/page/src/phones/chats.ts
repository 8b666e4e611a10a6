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

/** A message as the sandbox's control answers it; outbound is from the business. */
export interface ChatMessage {
  wamid: string;
  direction: 'outbound' | 'inbound';
  at: string;
  status?: string;
  headerFormat: string;
  header: string;
  text: string;
  footer: string;
  buttons: { type: string; text: string; answers: boolean }[];
}

const PHONES = '/workbench/sandbox/whatsapp/recipients';

/** The person's side of WhatsApp. */
export const phone = {
  people: () => get<{ recipients: Person[] }>(PHONES).then((answer) => answer.recipients),
  messages: (digits: string) => get<{ messages: ChatMessage[] }>(`${PHONES}/${digits}/messages`).then((answer) => answer.messages),
  write: (digits: string, text: string) => tell(`${PHONES}/${digits}/messages`, { text }),
  press: (digits: string, wamid: string, index: number) => tell(`${PHONES}/${digits}/messages`, { button: { wamid, index } }),
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
