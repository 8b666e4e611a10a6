import type { Source, TemplateInput } from '../contract';
import { Field, Select, Text } from './field';

const FIXED = 'fixed text';

interface Props {
  /** For people, as `Text {{1}}`. */
  name: string;
  input: TemplateInput;
  columns: TabColumn[];
  source: Source;
  onChange: (source: Source) => void;
}

/** Where one part of the message comes from: a column, with words for empty cells, or the same text for every row. */
export function InputSource({ name, input, columns, source, onChange }: Props) {
  const fixed = source.text !== undefined;
  const sample = columns.find((column) => column.letter === source.column)?.sample;
  const options = columns.map((column) => ({ value: column.letter, label: `${column.letter}: ${column.name}` }));
  const choose = (value: string) => {
    if (value === FIXED) {
      return onChange({ text: '' });
    }
    onChange(value === '' ? {} : { column: value, ...(source.fallback && { fallback: source.fallback }) });
  };
  return (
    <fieldset>
      <Field
        label={name}
        hint={sample ? `For example ${sample}` : input.example && `Template’s example: ${input.example}`}
      >
        <Select
          value={fixed ? FIXED : (source.column ?? '')}
          onChange={choose}
          prompt={input.optional ? 'Leave out' : 'Choose a column'}
          optional={input.optional}
          options={[...options, { value: FIXED, label: 'The same text for every row…' }]}
        />
      </Field>
      {fixed && (
        <Text
          label={`Text for ${name}`}
          placeholder="Text for every row"
          maxLength={1024}
          value={source.text ?? ''}
          onInput={(text) => onChange({ text })}
        />
      )}
      {source.column && (
        <Text
          label={`Text where the cell of ${name} is empty`}
          placeholder="If the cell is empty (optional)"
          maxLength={1024}
          value={source.fallback ?? ''}
          onInput={(fallback) => onChange({ column: source.column, ...(fallback && { fallback }) })}
        />
      )}
    </fieldset>
  );
}
