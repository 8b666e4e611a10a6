import type { ConsentColumn } from '../contract';
import { brief } from '../words';
import { ColumnChoice } from './column-choice';
import { Field, Select, Text } from './field';

interface Props {
  consent?: ConsentColumn;
  columns: TabColumn[];
  onChange: (consent: ConsentColumn | undefined) => void;
}

/** Which column says who has agreed to get messages, when, and to what. */
export function ConsentChoice({ consent, columns, onChange }: Props) {
  return (
    <>
      <label class="check">
        <input
          type="checkbox"
          checked={consent !== undefined}
          onChange={(event) => onChange(event.currentTarget.checked ? { column: '' } : undefined)}
        />
        <span>
          A column says who has agreed to get messages
          <span class="item-detail">Rows with a yes, an x or a tick are recorded on the person’s contact</span>
        </span>
      </label>
      {consent && (
        <div class="indented">
          <ColumnChoice
            label="Column with the yes"
            columns={columns}
            letter={consent.column}
            onChange={(column) => onChange({ ...consent, column })}
          />
          <Field label="Column with the date" hint="Only a date that is newer can outweigh an earlier opt-out.">
            <Select
              value={consent.dateColumn ?? ''}
              onChange={(letter) => onChange(withoutGaps({ ...consent, dateColumn: letter || undefined }))}
              prompt="None"
              optional
              options={columns.map(({ letter, name }) => ({ value: letter, label: `${letter}: ${brief(name)}` }))}
            />
          </Field>
          <Field label="What they agreed to" hint="As on your form. Kept as proof.">
            <Text
              value={consent.text ?? ''}
              maxLength={2000}
              onInput={(text) => onChange(withoutGaps({ ...consent, text: text || undefined }))}
            />
          </Field>
        </div>
      )}
    </>
  );
}

/** Only plain data crosses to the script, and `undefined` is none (facts, section 3.4). */
function withoutGaps(consent: ConsentColumn): ConsentColumn {
  return Object.fromEntries(
    Object.entries(consent).filter(([, value]) => value !== undefined),
  ) as unknown as ConsentColumn;
}
