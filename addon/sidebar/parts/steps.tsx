import { MOST_STEPS, conditionInWords, without, wishOf, type Step } from '../plan/follow-ups';
import { nameOf } from '../plan/message';
import { Link, Secondary } from './button';
import { Note } from './notice';

interface Props {
  steps: Step[];
  /** Why there can be none; undefined where there can. */
  barred?: string;
  onChange: (steps: Step[]) => void;
  /** Opens the step at this place, or a new one. */
  onOpen: (place: number) => void;
}

/** The messages that follow, in their order. */
export function Steps({ steps, barred, onChange, onOpen }: Props) {
  return (
    <details class="steps-fold" open={steps.length > 0}>
      <summary>
        Follow-ups
        <span class="item-detail">Write again to those who do not read or reply</span>
      </summary>
      {barred && <p class={steps.length > 0 ? 'why' : 'hint'}>{barred}</p>}
      {steps.length > 0 && (
        <ol class="list follow-ups" aria-label="Follow-ups">
          {steps.map((step, index) => (
            <li key={index} class="item">
              <span class="item-title">{`${index + 1}. ${nameOf(step.message)}`}</span>
              <span class="item-detail">{conditionInWords(wishOf(step))}</span>
              <span class="file-actions">
                <Link onClick={() => onOpen(index)}>
                  Change<span class="unseen"> follow-up {index + 1}</span>
                </Link>
                <Link onClick={() => onChange(without(steps, index))}>
                  Remove<span class="unseen"> follow-up {index + 1}</span>
                </Link>
              </span>
            </li>
          ))}
        </ol>
      )}
      {!barred && steps.length < MOST_STEPS && (
        <Secondary onClick={() => onOpen(steps.length)}>Add a follow-up</Secondary>
      )}
      {steps.length === MOST_STEPS && <Note>There can be {MOST_STEPS} follow-ups.</Note>}
    </details>
  );
}
