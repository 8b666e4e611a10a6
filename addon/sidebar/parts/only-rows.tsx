import type { Timing, TimingFaults } from '../plan/timing';
import { ColumnChoice } from './column-choice';
import { Note } from './notice';

interface Props {
  timing: Timing;
  columns: TabColumn[];
  faults: TimingFaults;
  onChange: (part: Partial<Timing>) => void;
}

/** Which rows are meant, by what a cell of theirs shows. */
export function OnlyRows({ timing, columns, faults, onChange }: Props) {
  return (
    <>
      <label class="check">
        <input
          type="checkbox"
          checked={timing.some}
          onChange={(event) => onChange({ some: event.currentTarget.checked })}
        />
        <span>
          {timing.kind === 'new-rows' ? 'When a cell becomes a value' : 'Only rows with a value'}
          <span class="item-detail">As Status = Confirmed</span>
        </span>
      </label>
      {timing.some && (
        <div class="indented">
          <ColumnChoice
            label="Column to look at"
            columns={columns}
            letter={timing.onlyColumn}
            onChange={(onlyColumn) => onChange({ onlyColumn })}
          />
          <label class="field">
            <span class="label">The cell shows</span>
            <textarea
              class="short"
              rows={2}
              value={timing.onlyValues}
              onInput={(event) => onChange({ onlyValues: event.currentTarget.value })}
            />
            <span class="hint">One value a line. Upper or lower case makes no difference.</span>
          </label>
          {faults.only && <Note kind="warning">{faults.only}</Note>}
        </div>
      )}
    </>
  );
}
