import { useEffect, useState } from 'react';
import { get, send } from '../wire';

interface Time {
  now: string;
  aheadSeconds: number;
}

const HOUR = 3600;
const DAY = 24 * HOUR;

/** The clock that the service and Meta go by here, and the hands to move it on. */
export function Clock({ complain }: { complain: (words: string) => void }) {
  const [time, setTime] = useState<Time>();
  const take = (asked: Promise<Time>) => asked.then(setTime, (error: Error) => complain(`The clock: ${error.message}`));
  useEffect(() => {
    const look = () => void take(get<Time>('/workbench/clock'));
    look();
    const timer = setInterval(look, 20_000);
    return () => clearInterval(timer);
  }, []);
  const move = (seconds: number) => take(send<Time>('POST', '/workbench/clock', { seconds }));
  const ahead = time ? aheadWords(time.aheadSeconds) : '';
  return (
    <section className="clock" aria-label="Demo clock">
      {time && <time dateTime={time.now}>{shown(time.now)}</time>}
      <span className="clock-note" role="status">
        {ahead && `The demo’s clock is ${ahead} ahead.`}
      </span>
      <button className="quiet" title="Moves the demo’s clock on, to see what is due then" onClick={() => move(HOUR)}>
        +1 hour
      </button>
      <button className="quiet" title="Moves the demo’s clock on, to see what is due then" onClick={() => move(DAY)}>
        +1 day
      </button>
    </section>
  );
}

const shown = (now: string) =>
  new Date(now).toLocaleString([], { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });

function aheadWords(seconds: number): string {
  const part = (count: number, unit: string) => (count === 0 ? '' : `${count} ${unit}${count === 1 ? '' : 's'}`);
  const minutes = Math.floor(seconds / 60) % 60;
  return [part(Math.floor(seconds / DAY), 'day'), part(Math.floor(seconds / HOUR) % 24, 'hour'), part(minutes, 'minute')]
    .filter((words) => words !== '')
    .join(' ');
}
