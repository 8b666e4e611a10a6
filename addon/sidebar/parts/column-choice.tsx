import { Field, Select } from './field';
import { brief } from '../words';

interface Props {
  label: string;
  columns: TabColumn[];
  letter: string;
  onChange: (letter: string) => void;
}

/** A column by its letter and heading, with what stands in it. */
export function ColumnChoice({ label, columns, letter, onChange }: Props) {
  const sample = columns.find((column) => column.letter === letter)?.sample;
  return (
    <Field label={label} hint={sample && `For example ${sample}`}>
      <Select
        value={letter}
        onChange={onChange}
        prompt="Choose a column"
        options={columns.map((column) => ({ value: column.letter, label: `${column.letter}: ${brief(column.name)}` }))}
      />
    </Field>
  );
}
