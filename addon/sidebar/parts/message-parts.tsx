import type { MessageView, Source } from '../contract';
import type { Upload } from '../plan/file';
import { cardOf, cardNumbers, groupsOf, type Group } from '../plan/groups';
import { filledView, inputsOf, nameOf, viewOf, type Message } from '../plan/message';
import { filesOf } from '../plan/plan';
import { Bubble } from './bubble';
import { InputGroup } from './input-group';

/** What fills the parts of a message. */
export interface Filling {
  mapping: Record<string, Source>;
  /** The uploaded files, by the id that a source names. */
  files: Record<string, Upload>;
}

interface Props {
  message: Message;
  columns: TabColumn[];
  filling: Filling;
  onChange: (filling: Filling) => void;
}

/** The message, and where each of its parts comes from. */
export function MessageParts({ message, columns, filling, onChange }: Props) {
  const { mapping, files } = filling;
  const inputs = inputsOf(message);
  const setFile = (key: string, file: Upload | undefined) => {
    const named = file && nameKey(key);
    onChange({
      mapping: {
        ...mapping,
        [key]: file ? { media: file.id } : {},
        ...(named && { [named]: { text: file.filename } }),
      },
      files: file ? { ...files, [file.id]: file } : files,
    });
  };
  /** The input that takes the file's own name, unless a column does. */
  const nameKey = (key: string) => {
    const name = key.replace(/media$/, 'filename');
    return inputs.some((input) => input.key === name) && !mapping[name]?.column ? name : undefined;
  };
  return (
    <>
      <Bubble
        view={filledView(message, mapping)}
        label={'Message ' + nameOf(message)}
        files={filesOf({ message, files })}
      />
      {inputs.length === 0 && <p class="hint">This message is the same for everybody: nothing has to be filled.</p>}
      {groupsOf(inputs).map((group) => (
        <InputGroup
          key={group.title}
          group={group}
          view={viewFor(group, message)}
          columns={columns}
          mapping={mapping}
          files={files}
          onChange={(key, source) => onChange({ mapping: { ...mapping, [key]: source }, files })}
          onFile={setFile}
        />
      ))}
    </>
  );
}

/** The view that the group's buttons stand in: its card's, or the message's own. */
function viewFor({ inputs: [first] }: Group, message: Message): MessageView {
  const view = viewOf(message);
  const card = first.part === 'card' ? cardNumbers(inputsOf(message)).indexOf(cardOf(first)) : -1;
  return view.cards?.[card] ?? view;
}
