import { useState } from 'preact/hooks';
import { useAnswer } from '../asking';
import type { Delivery } from '../contract';
import { script } from '../google';
import { daysOf } from '../plan/life';
import { Trouble, Waiting } from './notice';

/** How a message came to its status; asked for when it is opened. */
export function Life({ delivery, zone }: { delivery: Delivery; zone: string }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" class="link" aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? 'Hide' : 'What happened'}
        <span class="unseen"> to row {delivery.row}</span>
      </button>
      {open && <Moves delivery={delivery} zone={zone} />}
    </>
  );
}

function Moves({ delivery, zone }: { delivery: Delivery; zone: string }) {
  const asked = useAnswer(() => script.deliveryMoves(delivery.id), [delivery.id, delivery.status]);
  switch (asked.state) {
    case 'waiting':
      return <Waiting>Loading…</Waiting>;
    case 'refused':
      return <Trouble problem={asked.problem} onRetry={asked.again} />;
    case 'answered': {
      const days = daysOf(asked.value.moves, zone);
      return days.length === 0 ? (
        <p class="hint">Nothing yet: it waits for its turn.</p>
      ) : (
        days.map(({ date, events }) => (
          <>
            <p class="hint">{`${date} (${zone.replace(/_/g, ' ')})`}</p>
            <ol class="moves" aria-label={`What happened to row ${delivery.row} on ${date}`}>
              {events.map(({ time, words, heard }, index) => (
                <li key={index}>
                  <time>{time}</time>
                  <span>
                    {words}
                    {heard && <span class="item-detail">told at {heard}</span>}
                  </span>
                </li>
              ))}
            </ol>
          </>
        ))
      );
    }
  }
}
