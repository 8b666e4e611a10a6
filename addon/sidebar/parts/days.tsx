import type { Day } from '../contract';
import { DAYS } from '../plan/timing';

/** Days of the week, any number of them. */
export function Days({ days, onChange }: { days: Day[]; onChange: (days: Day[]) => void }) {
  const toggle = (day: Day, on: boolean) =>
    onChange(DAYS.map((one) => one.day).filter((one) => (one === day ? on : days.includes(one))));
  return (
    <fieldset>
      <legend class="label">Days</legend>
      <div class="days">
        {DAYS.map(({ day, name }) => (
          <label class="day" key={day}>
            <input
              type="checkbox"
              aria-label={name}
              checked={days.includes(day)}
              onChange={(event) => toggle(day, event.currentTarget.checked)}
            />
            <span aria-hidden="true">{name.slice(0, 2)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
