import { useState } from 'preact/hooks';
import { useAnswer } from '../asking';
import type { MessageView, Source } from '../contract';
import { script } from '../google';
import { Bubble } from '../parts/bubble';
import { Link, Primary } from '../parts/button';
import { Field, Select } from '../parts/field';
import { InputGroup } from '../parts/input-group';
import { Trouble, Waiting } from '../parts/notice';
import { Screen } from '../parts/screen';
import { SheetAccess } from '../parts/sheet-access';
import type { Upload } from '../plan/file';
import { cardOf, cardNumbers, groupsOf, type Group } from '../plan/groups';
import { isUserId } from '../plan/address';
import { guessMapping, guessRecipient } from '../plan/guess';
import { filledView, inputsOf, nameOf, viewOf, type Message } from '../plan/message';
import { filled, filesOf, unfilled, type Plan } from '../plan/plan';
import { regions } from '../plan/regions';

interface Props {
  plan: Partial<Plan>;
  onBack: () => void;
  onNext: (decided: Partial<Plan>) => void;
}

/** Which column holds the phone, and what fills each placeholder. Starts from a guess. */
export function ColumnsScreen(props: Props) {
  const { plan, onBack } = props;
  const [known, setKnown] = useState(plan.tab);
  const read = useAnswer(async () => known ?? script.readTab(), [known]);
  if (read.state === 'answered' && read.value.columns.length > 0) {
    const reread = () => setKnown(undefined);
    return <Mapping {...props} key={read.value.sheetId} tab={read.value} message={plan.message!} onReread={reread} />;
  }
  return (
    <Screen title="Match your columns" step={2} onBack={onBack}>
      {read.state === 'waiting' && <Waiting>Reading the headings…</Waiting>}
      {read.state === 'refused' && <Trouble problem={read.problem} onRetry={read.again} />}
      {read.state === 'answered' && (
        <p class="empty">
          The tab “{read.value.title}” has no headings in row 1. Write a heading above each column, or open another tab,
          then <Link onClick={read.again}>read it again</Link>.
        </p>
      )}
    </Screen>
  );
}

interface MappingProps extends Props {
  tab: Tab;
  message: Message;
  onReread: () => void;
}

function Mapping({ plan, tab, message, onBack, onNext, onReread }: MappingProps) {
  const [recipient, setRecipient] = useState(kept(plan.recipient, tab) ?? guessRecipient(tab.columns));
  const [region, setRegion] = useState(plan.region ?? tab.region);
  const [mapping, setMapping] = useState<Record<string, Source>>(
    () => keptMapping(plan.mapping, tab) ?? guessMapping(message, tab.columns),
  );
  const [files, setFiles] = useState(plan.files ?? {});
  const inputs = inputsOf(message);
  const change = (key: string, source: Source) => setMapping((old) => ({ ...old, [key]: source }));
  const setFile = (key: string, file: Upload | undefined) => {
    change(key, file ? { media: file.id } : {});
    if (file) {
      setFiles((old) => ({ ...old, [file.id]: file }));
      nameTheFile(key, file);
    }
  };
  const nameTheFile = (key: string, file: Upload) => {
    const nameKey = key.replace(/media$/, 'filename');
    if (inputs.some((input) => input.key === nameKey) && !mapping[nameKey]?.column) {
      change(nameKey, { text: file.filename });
    }
  };
  const open = unfilled(message, mapping);
  const phone = tab.columns.find((column) => column.letter === recipient);
  const options = tab.columns.map(({ letter, name }) => ({ value: letter, label: `${letter}: ${name}` }));
  return (
    <Screen
      title="Match your columns"
      step={2}
      onBack={onBack}
      footer={
        <>
          {open.length > 0 && <p class="hint">Fill every part of the message to go on.</p>}
          <Primary
            disabled={!recipient || !region || open.length > 0}
            onClick={() => onNext({ tab, recipient, region, mapping: filled(mapping), files })}
          >
            Next
          </Primary>
        </>
      }
    >
      <p class="hint">
        Tab “{tab.title}” <Link onClick={onReread}>Read the open tab again</Link>
      </p>
      <SheetAccess tab={tab} />
      <Field label="Phone number or WhatsApp user ID" hint={recipientHint(phone?.sample)}>
        <Select value={recipient} onChange={setRecipient} options={options} prompt="Choose a column" />
      </Field>
      <Field label="Country of numbers without a country code">
        <Select
          value={region}
          onChange={setRegion}
          options={regions().map(({ code, name }) => ({ value: code, label: name }))}
          prompt="Choose a country"
        />
      </Field>
      <h2>Parts of the message</h2>
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
          columns={tab.columns}
          mapping={mapping}
          files={files}
          onChange={change}
          onFile={setFile}
        />
      ))}
    </Screen>
  );
}

function recipientHint(sample: string | undefined): string | undefined {
  if (!sample) {
    return undefined;
  }
  return isUserId(sample) ? `User IDs, for example ${sample}` : `For example ${sample}`;
}

/** The view that the group's buttons stand in: its card's, or the message's own. */
function viewFor({ inputs: [first] }: Group, message: Message): MessageView {
  const view = viewOf(message);
  const card = first.part === 'card' ? cardNumbers(inputsOf(message)).indexOf(cardOf(first)) : -1;
  return view.cards?.[card] ?? view;
}

/** A letter decided before, if that column still has a heading. */
function kept(letter: string | undefined, tab: Tab): string | undefined {
  return tab.columns.some((column) => column.letter === letter) ? letter : undefined;
}

function keptMapping(mapping: Record<string, Source> | undefined, tab: Tab): Record<string, Source> | undefined {
  const stands = (source: Source) => source.column === undefined || kept(source.column, tab) !== undefined;
  return mapping && Object.values(mapping).every(stands) ? mapping : undefined;
}
