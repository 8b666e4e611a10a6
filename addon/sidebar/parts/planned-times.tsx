import type { Outlook, PlannedTime, Schedule } from '../contract';
import { localInWords, zoneName } from '../plan/schedule-words';
import { Note } from './notice';

interface Props {
  schedule: Schedule;
  outlook: Outlook;
}

/** When it will go, each moment by the clock that was chosen and beside UTC, and what the clocks do then. */
export function PlannedTimes({ schedule, outlook: { times, notes } }: Props) {
  const title = TITLES[schedule.type];
  return (
    <>
      {title && times.length > 0 && (
        <section class="times" aria-label={title}>
          <h2>{title}</h2>
          <ol>
            {times.map((time) => (
              <li key={time.at}>
                {localInWords(time.local)}
                <span class="item-detail">{byOthers(time)}</span>
              </li>
            ))}
          </ol>
        </section>
      )}
      {notes.length > 0 && (
        <Note kind="warning">
          {notes.map((note) => (
            <p key={note.code + note.message}>{note.message}</p>
          ))}
        </Note>
      )}
    </>
  );
}

/** A start at a time is shown beside its fields already. */
const TITLES: Record<Schedule['type'], string> = {
  now: '',
  at: '',
  'per-row': 'The first and the last',
  recurring: 'The next times',
  drip: 'The first and the last',
  'new-rows': '',
};

/** As "Europe/London, UTC+01:00 · 08:00 UTC". */
function byOthers({ zone, offset, local, utc }: PlannedTime): string {
  const day = utc.startsWith(local.slice(0, 10)) ? '' : ` on ${localInWords(utc).split(',')[0]}`;
  return `${zoneName(zone)}, UTC${offset} · ${utc.slice(11, 16)} UTC${day}`;
}
