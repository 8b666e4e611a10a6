import type { SendingPlan, Wave } from '../contract';
import { count, moment } from '../words';
import { Note } from './notice';

const REASONS: Record<Wave['reason'], string> = {
  now: '',
  'messaging-limit': 'when your number may write to more people',
  'recipient-rest': 'when these people may hear from you again',
  'quiet-hours': 'when the quiet hours end where they are',
  'per-row': 'at the time in the row',
  drip: 'little by little',
  run: 'with that run',
};

/** When the messages go where not all go at once, and what else the sender should know before they do. */
export function SendingPlanView({ plan, zone }: { plan?: SendingPlan; zone: string }) {
  const { waves = [], notes = [] } = plan ?? {};
  return (
    <section aria-label="Good to know">
      {later(plan) > 0 && (
        <ol class="waves">
          {waves.map((wave, index) => (
            <li key={index}>
              <strong>{count(wave.rows, 'message')}</strong>
              <span>
                {wave.at ? moment(wave.at, zone) : 'At once'}
                {REASONS[wave.reason] && <span class="item-detail">{REASONS[wave.reason]}</span>}
              </span>
            </li>
          ))}
        </ol>
      )}
      {notes.length > 0 && (
        <Note kind="warning">
          {notes.map((note) => (
            <p key={note.code + note.message}>{note.message}</p>
          ))}
        </Note>
      )}
    </section>
  );
}

/** How many messages have to wait. */
export function later(plan: SendingPlan | undefined): number {
  return (plan?.waves ?? []).filter((wave) => wave.reason !== 'now').reduce((sum, wave) => sum + wave.rows, 0);
}
