import type { Schedule } from '../contract';
import { instantOf, localAt, offsetOf, zones } from '../plan/zone';
import { Field, Select, Text } from './field';
import { Note } from './notice';

export interface Moment {
  later: boolean;
  date: string;
  time: string;
  zone: string;
}

/** Tomorrow at nine in the spreadsheet's zone, for whoever chooses "later". */
export function firstMoment(zone: string, now: number): Moment {
  return { later: false, date: localAt(now + 86_400_000, zone).slice(0, 10), time: '09:00', zone };
}

/** The schedule a moment stands for; null while it is incomplete, skipped by the clocks, or past. */
export function scheduleOf(moment: Moment, now: number): Schedule | null {
  if (!moment.later) {
    return { type: 'now' };
  }
  const instant = instant_(moment);
  return instant === null || instant <= now ? null : { type: 'at', local: localOf(moment), zone: moment.zone };
}

/** The instant of a later start, in ISO 8601; null for now, and while it is none. */
export function startOf(moment: Moment, now: number): string | null {
  const instant = moment.later ? instant_(moment) : null;
  return instant === null || instant <= now ? null : new Date(instant).toISOString();
}

interface Props {
  moment: Moment;
  now: number;
  onChange: (moment: Moment) => void;
}

export function When({ moment, now, onChange }: Props) {
  const change = (part: Partial<Moment>) => onChange({ ...moment, ...part });
  return (
    <fieldset class="choices">
      <legend class="label">When</legend>
      <label class="item">
        <input type="radio" name="when" checked={!moment.later} onChange={() => change({ later: false })} />
        <span class="item-title">Now</span>
      </label>
      <label class="item">
        <input type="radio" name="when" checked={moment.later} onChange={() => change({ later: true })} />
        <span class="item-title">At a date and time</span>
      </label>
      {moment.later && (
        <>
          <div class="two">
            <Field label="Date">
              <Text
                type="date"
                value={moment.date}
                min={localAt(now, moment.zone).slice(0, 10)}
                onInput={(date) => change({ date })}
              />
            </Field>
            <Field label="Time">
              <Text type="time" value={moment.time} onInput={(time) => change({ time })} />
            </Field>
          </div>
          <Field label="Time zone">
            <Select
              value={moment.zone}
              onChange={(zone) => change({ zone })}
              options={zones(moment.zone).map((zone) => ({ value: zone, label: zone.replace(/_/g, ' ') }))}
            />
          </Field>
          <Verdict moment={moment} now={now} />
        </>
      )}
    </fieldset>
  );
}

function Verdict({ moment, now }: Pick<Props, 'moment' | 'now'>) {
  if (!moment.date || !moment.time) {
    return <Note kind="warning">Enter a date and a time.</Note>;
  }
  const instant = instant_(moment);
  if (instant === null) {
    return <Note kind="warning">The clocks in {moment.zone} skip this time on that day. Choose another.</Note>;
  }
  if (instant <= now) {
    return <Note kind="warning">This moment is past. Choose a later one, or send now.</Note>;
  }
  return (
    <p class="hint">{`${moment.time} in ${moment.zone.replace(/_/g, ' ')} is ${offsetOf(instant, moment.zone)} on that day.`}</p>
  );
}

function localOf({ date, time }: Moment): string {
  return `${date}T${time}`;
}

function instant_(moment: Moment): number | null {
  return moment.date && moment.time ? instantOf(localOf(moment), moment.zone) : null;
}
