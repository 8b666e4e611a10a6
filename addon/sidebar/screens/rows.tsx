import { useEffect, useState } from 'preact/hooks';
import { useAnswer } from '../asking';
import { script } from '../google';
import { Link, Primary } from '../parts/button';
import { Field, Text } from '../parts/field';
import { Note, Trouble, Waiting } from '../parts/notice';
import { Screen } from '../parts/screen';
import { nameOf } from '../plan/message';
import type { Plan } from '../plan/plan';
import { usualTiming, type Timing } from '../plan/timing';
import { number } from '../words';

interface Props {
  plan: Partial<Plan>;
  onBack: () => void;
  onNext: (decided: Partial<Plan>) => void;
}

const CHOICES: { choice: Choice; label: string; hint: string }[] = [
  { choice: 'all', label: 'All rows with a phone number or user ID', hint: '' },
  { choice: 'selected', label: 'The rows I selected', hint: 'Select cells in the sheet, then count again.' },
  { choice: 'visible', label: 'Rows not hidden by a filter', hint: 'Filter views do not count, filters do.' },
  { choice: 'without-status', label: 'Rows without a status', hint: 'Those that no campaign has sent yet.' },
];

export function RowsScreen({ plan, onBack, onNext }: Props) {
  const [choice, setChoice] = useState<Choice>(plan.choice ?? 'all');
  const [name, setName] = useState(plan.name ?? `${nameOf(plan.message!)} to ${plan.tab!.title}`);
  const counted = useAnswer(() => script.countRows(plan.tab!.sheetId, plan.recipient!), []);
  const counts = counted.state === 'answered' ? counted.value : undefined;
  useRecount(counted.again);
  const empty = counts !== undefined && countOf(choice, counts) === 0;
  return (
    <Screen
      title="Choose the rows"
      step={3}
      onBack={onBack}
      footer={
        <Primary disabled={!counts || empty || name.trim() === ''} onClick={() => onNext({ choice, name, counts })}>
          Check messages
        </Primary>
      }
    >
      <fieldset class="choices">
        <legend class="label">Send to</legend>
        {CHOICES.map((option) => (
          <label class="item" key={option.choice}>
            <input
              type="radio"
              name="rows"
              checked={choice === option.choice}
              onChange={() => setChoice(option.choice)}
            />
            <span>
              <span class="item-title">{option.label}</span>
              {option.hint && <span class="item-detail">{option.hint}</span>}
            </span>
            <span class="item-count">{counts && shown(countOf(option.choice, counts))}</span>
          </label>
        ))}
      </fieldset>
      {counted.state === 'waiting' && <Waiting>Counting rows…</Waiting>}
      {counted.state === 'refused' && <Trouble problem={counted.problem} onRetry={counted.again} />}
      {counts && <Link onClick={counted.again}>Count again</Link>}
      {empty && <Note kind="warning">No row fits this choice.</Note>}
      {counts?.all === 0 && (
        <p>
          <Link onClick={() => onNext({ choice: 'all', name, counts, timing: comeLater(plan) })}>
            Send to rows as they come
          </Link>
        </p>
      )}
      <Field label="Campaign name" hint="Only you see it.">
        <Text value={name} onInput={setName} maxLength={200} />
      </Field>
    </Screen>
  );
}

/** A sheet without rows, as a form's is at first, may wait for them. */
function comeLater({ tab, timing }: Partial<Plan>): Timing {
  return { ...(timing ?? usualTiming(tab!, Date.now())), kind: 'new-rows' };
}

/** The user selects or filters in the sheet and comes back: the counts are old then. */
function useRecount(again: () => void): void {
  useEffect(() => {
    window.addEventListener('focus', again);
    return () => window.removeEventListener('focus', again);
  }, [again]);
}

function countOf(choice: Choice, counts: RowCounts): number | null {
  switch (choice) {
    case 'all':
      return counts.all;
    case 'selected':
      return counts.selected;
    case 'visible':
      return counts.visible;
    case 'without-status':
      return counts.withoutStatus;
  }
}

function shown(count: number | null): string {
  return count === null ? 'Not counted' : number(count);
}
