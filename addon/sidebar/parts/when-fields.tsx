import type { Recurring } from '../contract';
import type { Timing, TimingFaults } from '../plan/timing';
import { instantOf, localAt, offsetOf } from '../plan/zone';
import { zoneName } from '../plan/schedule-words';
import { Choice } from './choice';
import { ColumnChoice } from './column-choice';
import { Days } from './days';
import { Field, Select, Text } from './field';
import { Note } from './notice';
import { ZoneChoice } from './zone-choice';

export interface FieldsProps {
  timing: Timing;
  columns: TabColumn[];
  faults: TimingFaults;
  now: number;
  onChange: (part: Partial<Timing>) => void;
}

/** What belongs to the kind that is chosen. */
export function WhenFields(props: FieldsProps) {
  switch (props.timing.kind) {
    case 'now':
      return null;
    case 'at':
      return <AtFields {...props} />;
    case 'per-row':
      return <PerRowFields {...props} />;
    case 'recurring':
      return <RecurringFields {...props} />;
    case 'drip':
      return <DripFields {...props} />;
    case 'new-rows':
      return <NewRowsFields {...props} />;
  }
}

function AtFields({ timing, faults, now, onChange }: FieldsProps) {
  return (
    <>
      <div class="two">
        <Field label="Date">
          <Text
            type="date"
            value={timing.date}
            min={localAt(now, timing.zone).slice(0, 10)}
            onInput={(date) => onChange({ date })}
          />
        </Field>
        <Field label="Time">
          <Text type="time" value={timing.time} onInput={(time) => onChange({ time })} />
        </Field>
      </div>
      <ZoneChoice zone={timing.zone} onChange={(zone) => onChange({ zone })} />
      {faults.start ? <Note kind="warning">{faults.start}</Note> : <Clocks timing={timing} />}
      <label class="check">
        <input
          type="checkbox"
          checked={timing.readAgain}
          onChange={(event) => onChange({ readAgain: event.currentTarget.checked })}
        />
        <span>
          Read the sheet again at that time
          <span class="item-detail">
            {timing.readAgain
              ? 'Goes to the rows as they are then. What does not fit is held back.'
              : 'Otherwise it goes to the rows as you confirm them.'}
          </span>
        </span>
      </label>
    </>
  );
}

/** One moment by three clocks. */
function Clocks({ timing: { date, time, zone } }: { timing: Timing }) {
  const instant = instantOf(`${date}T${time}`, zone)!;
  const utc = localAt(instant, 'UTC');
  const utcDay = utc.startsWith(date) ? '' : ` on ${utc.slice(0, 10)}`;
  return (
    <p class="hint">
      {`${time} in ${zoneName(zone)} is ${offsetOf(instant, zone)} on that day: ${utc.slice(11)} UTC${utcDay}.`}
    </p>
  );
}

function PerRowFields({ timing, columns, faults, onChange }: FieldsProps) {
  return (
    <>
      <ColumnChoice
        label="Column with the times"
        columns={columns}
        letter={timing.column}
        onChange={(column) => onChange({ column })}
      />
      {faults.column && <Note kind="warning">{faults.column}</Note>}
      <Choice
        legend="By whose clock"
        name="zone-of"
        value={timing.zoneOf}
        onChange={(zoneOf) => onChange({ zoneOf })}
        options={[
          { value: 'sheet', label: 'One time zone for all rows' },
          {
            value: 'recipient',
            label: 'The recipient’s',
            hint: 'Known where the country of the number has one time. For others, the zone below.',
          },
        ]}
      />
      <ZoneChoice zone={timing.zone} onChange={(zone) => onChange({ zone })} />
      <Field label="Time where a cell has only a date" hint="Leave it empty to hold such rows back.">
        <Text type="time" value={timing.dateTime} onInput={(dateTime) => onChange({ dateTime })} />
      </Field>
    </>
  );
}

const RHYTHMS: { value: Recurring['every']; label: string }[] = [
  { value: 'day', label: 'Every day' },
  { value: 'week', label: 'Every week' },
  { value: 'month', label: 'Every month' },
  { value: 'cron', label: 'By a cron expression' },
];

const MONTH_DAYS = [
  ...Array.from({ length: 31 }, (_, index) => ({ value: String(index + 1), label: `Day ${index + 1}` })),
  { value: 'last', label: 'The last day' },
];

function RecurringFields(props: FieldsProps) {
  const { timing, faults, onChange } = props;
  const { every } = timing;
  return (
    <>
      <Field label="How often">
        <Select
          value={every}
          onChange={(value) => onChange({ every: value as Recurring['every'] })}
          options={RHYTHMS}
        />
      </Field>
      {every === 'week' && <Days days={timing.days} onChange={(days) => onChange({ days })} />}
      {faults.days && <Note kind="warning">{faults.days}</Note>}
      {every === 'month' && (
        <Field label="On" hint={Number(timing.monthDay) > 28 ? 'Months without this day are passed over.' : undefined}>
          <Select value={timing.monthDay} onChange={(monthDay) => onChange({ monthDay })} options={MONTH_DAYS} />
        </Field>
      )}
      {every === 'cron' ? (
        <Field label="Cron expression" hint="In Quartz’ form, as 0 0 9 ? * MON-FRI for 09:00 on working days.">
          <Text value={timing.cron} onInput={(cron) => onChange({ cron })} maxLength={200} />
        </Field>
      ) : (
        <Field label="Time">
          <Text type="time" value={timing.time} onInput={(time) => onChange({ time })} />
        </Field>
      )}
      {(faults.cron ?? faults.start) && <Note kind="warning">{faults.cron ?? faults.start}</Note>}
      <ZoneChoice zone={timing.zone} onChange={(zone) => onChange({ zone })} />
      <Ends {...props} />
      <Choice
        legend="Each time to"
        name="run-rows"
        value={timing.rows}
        onChange={(rows) => onChange({ rows })}
        options={[
          { value: 'new', label: 'New rows only', hint: 'Those that no earlier run has sent to.' },
          { value: 'all', label: 'All rows', hint: 'As they are in the sheet at that time.' },
        ]}
      />
    </>
  );
}

function Ends({ timing, faults, now, onChange }: FieldsProps) {
  return (
    <>
      <Field label="Ends">
        <Select
          value={timing.end}
          onChange={(value) => onChange({ end: value as Timing['end'] })}
          options={[
            { value: 'never', label: 'When I cancel it' },
            { value: 'until', label: 'After a day' },
            { value: 'times', label: 'After a number of times' },
          ]}
        />
      </Field>
      {timing.end === 'until' && (
        <Field label="Last day">
          <Text
            type="date"
            value={timing.until}
            min={localAt(now, timing.zone).slice(0, 10)}
            onInput={(until) => onChange({ until })}
          />
        </Field>
      )}
      {timing.end === 'times' && (
        <Field label="How many times">
          <Text type="number" value={timing.times} min="1" max="10000" onInput={(times) => onChange({ times })} />
        </Field>
      )}
      {faults.end && <Note kind="warning">{faults.end}</Note>}
    </>
  );
}

function DripFields({ timing, faults, onChange }: FieldsProps) {
  return (
    <>
      <Field label="Messages an hour">
        <Text type="number" value={timing.perHour} min="1" onInput={(perHour) => onChange({ perHour })} />
      </Field>
      {faults.perHour && <Note kind="warning">{faults.perHour}</Note>}
      <div class="two">
        <Field label="From">
          <Text type="time" value={timing.from} onInput={(from) => onChange({ from })} />
        </Field>
        <Field label="To">
          <Text type="time" value={timing.to} onInput={(to) => onChange({ to })} />
        </Field>
      </div>
      {faults.hours && <Note kind="warning">{faults.hours}</Note>}
      <Days days={timing.days} onChange={(days) => onChange({ days })} />
      {faults.days && <Note kind="warning">{faults.days}</Note>}
      <ZoneChoice zone={timing.zone} onChange={(zone) => onChange({ zone })} />
    </>
  );
}

function NewRowsFields({ timing, onChange }: FieldsProps) {
  return (
    <>
      <Choice
        legend="Rows that stand in the sheet now"
        name="existing"
        value={timing.existing}
        onChange={(existing) => onChange({ existing })}
        options={[
          { value: 'skip', label: 'Get no message' },
          { value: 'send', label: 'Get it too' },
        ]}
      />
      <p class="hint">
        A form’s row goes at once; a typed row a minute after the last change. Nobody gets it twice. Rows are noticed
        while somebody works in the sheet, and every minute where Rowcast may read it by itself.
      </p>
    </>
  );
}
