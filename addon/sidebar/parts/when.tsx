import { useState } from 'preact/hooks';
import type { Schedule } from '../contract';
import type { Timing, TimingFaults } from '../plan/timing';
import { OnlyRows } from './only-rows';
import { WhenFields } from './when-fields';

type Kind = Schedule['type'];

const MORE: { kind: Kind; label: string; hint: string }[] = [
  { kind: 'per-row', label: 'At a time in each row', hint: 'A column says when, as for appointments.' },
  { kind: 'recurring', label: 'Again and again', hint: 'Every day, week or month, to the rows of then.' },
  { kind: 'drip', label: 'Little by little', hint: 'So many an hour, between two hours.' },
  { kind: 'new-rows', label: 'When a row is added', hint: 'Or a form is sent, or a cell becomes a value.' },
];

interface Props {
  timing: Timing;
  columns: TabColumn[];
  faults: TimingFaults;
  now: number;
  onChange: (timing: Timing) => void;
}

/** When it sends. The usual two stand open, so that the simple path stays short. */
export function When({ timing, columns, faults, now, onChange }: Props) {
  const change = (part: Partial<Timing>) => onChange({ ...timing, ...part });
  const [open] = useState(MORE.some(({ kind }) => kind === timing.kind));
  const fields = { timing, columns, faults, now, onChange: change };
  const choice = (kind: Kind, label: string, hint?: string) => (
    <>
      <label class="item">
        <input type="radio" name="when" checked={timing.kind === kind} onChange={() => change({ kind })} />
        <span>
          <span class="item-title">{label}</span>
          {hint && <span class="item-detail">{hint}</span>}
        </span>
      </label>
      {timing.kind === kind && kind !== 'now' && (
        <div class="when-fields">
          <WhenFields {...fields} />
          {(kind === 'recurring' || kind === 'new-rows') && <OnlyRows {...fields} />}
        </div>
      )}
    </>
  );
  return (
    <fieldset class="choices when">
      <legend class="label">When</legend>
      {choice('now', 'Now')}
      {choice('at', 'At a date and time')}
      <details open={open}>
        <summary>More ways</summary>
        {MORE.map(({ kind, label, hint }) => choice(kind, label, hint))}
      </details>
    </fieldset>
  );
}
