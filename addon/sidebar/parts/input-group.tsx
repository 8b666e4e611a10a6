import type { MessageView, Source } from '../contract';
import type { Upload } from '../plan/file';
import type { Group } from '../plan/groups';
import { inputName } from '../plan/input-name';
import { InputSource } from './input-source';

interface Props {
  group: Group;
  /** Of the message, or of the card that the group is about. */
  view: MessageView;
  columns: TabColumn[];
  mapping: Record<string, Source>;
  files: Record<string, Upload>;
  onChange: (key: string, source: Source) => void;
  onFile: (key: string, file: Upload | undefined) => void;
}

/** The inputs of one part of the message; those that may stay empty are folded away. */
export function InputGroup(props: Props) {
  const { group } = props;
  const needed = group.inputs.filter((input) => !input.optional);
  const optional = group.inputs.filter((input) => input.optional);
  return (
    <fieldset class="group">
      <legend>{group.title}</legend>
      <Sources {...props} inputs={needed} />
      {optional.length > 0 && (
        <details class="more">
          <summary>Optional ({optional.length})</summary>
          <Sources {...props} inputs={optional} />
        </details>
      )}
    </fieldset>
  );
}

function Sources({ inputs, view, columns, mapping, files, onChange, onFile }: Props & { inputs: Group['inputs'] }) {
  return (
    <>
      {inputs.map((input) => {
        const source = mapping[input.key] ?? {};
        return (
          <InputSource
            key={input.key}
            name={inputName(input, view)}
            input={input}
            columns={columns}
            source={source}
            file={source.media === undefined ? undefined : files[source.media]}
            onChange={(changed) => onChange(input.key, changed)}
            onFile={(file) => onFile(input.key, file)}
          />
        );
      })}
    </>
  );
}
