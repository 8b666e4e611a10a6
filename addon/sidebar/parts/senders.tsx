import { useState } from 'preact/hooks';
import { useAnswer } from '../asking';
import { script } from '../google';
import { Link } from './button';
import { Trouble, Waiting } from './notice';
import { SenderHealth } from './sender-health';

/** The workspace's numbers and how they are. */
export function Senders() {
  const [rounds, setRounds] = useState(0);
  const senders = useAnswer(() => script.listSenders(rounds > 0), [rounds]);
  return (
    <section aria-labelledby="senders">
      <div class="heading-row">
        <h2 id="senders">Your WhatsApp numbers</h2>
        <Link onClick={() => setRounds(rounds + 1)} disabled={senders.state === 'waiting'}>
          Refresh
        </Link>
      </div>
      {senders.state === 'waiting' && <Waiting>Asking WhatsApp…</Waiting>}
      {senders.state === 'refused' && <Trouble problem={senders.problem} onRetry={senders.again} />}
      {senders.state === 'answered' && senders.value.length === 0 && <p class="empty">No number was added yet.</p>}
      {senders.state === 'answered' && senders.value.length > 0 && (
        <ul class="list">
          {senders.value.map((sender) => (
            <li key={sender.id} class="item">
              <span class="item-title">{sender.verifiedName}</span>
              <span class="item-detail">{sender.displayPhoneNumber}</span>
              <SenderHealth sender={sender} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
