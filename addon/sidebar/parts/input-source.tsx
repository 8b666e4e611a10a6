import { useState } from 'preact/hooks';
import type { FileKind, Source, TemplateInput } from '../contract';
import { FILE_KINDS, type Upload } from '../plan/file';
import { brief } from '../words';
import { Field, Select, Text } from './field';
import { FileChoice } from './file-choice';
import { FixedValue } from './fixed-value';
import { ValueFormat } from './value-format';

/** Ways that are no column. No letter of a column looks like these. */
const FIXED = 'fixed';
const FILE = 'file';

interface Props {
  /** For people, as `Text {{1}}`. */
  name: string;
  input: TemplateInput;
  columns: TabColumn[];
  source: Source;
  file?: Upload;
  onChange: (source: Source) => void;
  onFile: (file: Upload | undefined) => void;
}

/** Where one part of the message comes from: a column, the same for every row, or an uploaded file. */
export function InputSource({ name, input, columns, source, file, onChange, onFile }: Props) {
  const kind = fileKindOf(input);
  // A file is what most senders have at hand, so it is offered first.
  const [open, setOpen] = useState(kind ? FILE : '');
  const way = wayOf(source) ?? open;
  const choose = (chosen: string) => {
    setOpen(chosen);
    onChange(sourceFor(chosen, source));
  };
  const options = columns.map(({ letter, name }) => ({ value: letter, label: `${letter}: ${brief(name)}` }));
  const column = columns.find(({ letter }) => letter === source.column);
  return (
    <div class="source">
      <Field label={name} hint={hint(input, kind, column)}>
        <Select
          value={way}
          onChange={choose}
          prompt={input.optional ? 'Leave out' : 'Choose a column'}
          optional={input.optional}
          options={[...(kind ? [{ value: FILE, label: 'Upload a file' }] : []), ...options, fixedOption(kind)]}
        />
      </Field>
      {kind && way === FILE && <FileChoice word={FILE_KINDS[kind].word} kinds={[kind]} file={file} onChange={onFile} />}
      {way === FIXED && (
        <FixedValue name={name} input={input} value={source.text ?? ''} onInput={(text) => onChange({ text })} />
      )}
      {source.column && !kind && (
        <>
          <Text
            label={`Text where the cell of ${name} is empty`}
            placeholder="If the cell is empty (optional)"
            maxLength={1024}
            value={source.fallback ?? ''}
            onInput={(fallback) => onChange({ ...source, fallback: fallback || undefined })}
          />
          {input.key.startsWith('body.') && <ValueFormat name={name} source={source} onChange={onChange} />}
        </>
      )}
    </div>
  );
}

function fileKindOf({ kind }: TemplateInput): FileKind | undefined {
  return kind in FILE_KINDS ? (kind as FileKind) : undefined;
}

/** What the source says of itself; undefined while it is empty. */
function wayOf({ column, text, media }: Source): string | undefined {
  return column ?? (text !== undefined ? FIXED : media !== undefined ? FILE : undefined);
}

function sourceFor(way: string, before: Source): Source {
  switch (way) {
    case '':
    case FILE:
      return {};
    case FIXED:
      return { text: '' };
    default:
      return { ...before, column: way, text: undefined, media: undefined };
  }
}

function fixedOption(kind: FileKind | undefined) {
  return { value: FIXED, label: kind ? 'The same link for every row…' : 'The same text for every row…' };
}

function hint(input: TemplateInput, kind: FileKind | undefined, column: TabColumn | undefined): string | undefined {
  if (column?.sample) {
    return `For example ${column.sample}`;
  }
  if (kind) {
    return column && 'Links that begin with https://';
  }
  return input.example && `Template’s example: ${input.example}`;
}
