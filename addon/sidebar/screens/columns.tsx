import { useState } from 'preact/hooks';
import { useAnswer } from '../asking';
import type { Source, Template } from '../contract';
import { script } from '../google';
import { Bubble } from '../parts/bubble';
import { Link, Primary } from '../parts/button';
import { Field, Select } from '../parts/field';
import { InputSource } from '../parts/input-source';
import { Trouble, Waiting } from '../parts/notice';
import { Screen } from '../parts/screen';
import { SheetAccess } from '../parts/sheet-access';
import { guessMapping, guessRecipient } from '../plan/guess';
import { inputName } from '../plan/input-name';
import { unfilled, type Plan } from '../plan/plan';
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
    return <Mapping {...props} key={read.value.sheetId} tab={read.value} template={plan.template!} onReread={reread} />;
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
  template: Template;
  onReread: () => void;
}

function Mapping({ plan, tab, template, onBack, onNext, onReread }: MappingProps) {
  const [recipient, setRecipient] = useState(kept(plan.recipient, tab) ?? guessRecipient(tab.columns));
  const [region, setRegion] = useState(plan.region ?? tab.region);
  const [mapping, setMapping] = useState<Record<string, Source>>(
    () => keptMapping(plan.mapping, tab) ?? guessMapping(template, tab.columns),
  );
  const open = unfilled(template, mapping);
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
            onClick={() => onNext({ tab, recipient, region, mapping: filled(mapping) })}
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
      <Field label="Phone number" hint={phone?.sample && `For example ${phone.sample}`}>
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
      <Bubble view={template.view} label={'Template ' + template.name} />
      {template.inputs.map((input) => (
        <InputSource
          key={input.key}
          name={inputName(input, template)}
          input={input}
          columns={tab.columns}
          source={mapping[input.key] ?? {}}
          onChange={(source) => setMapping((old) => ({ ...old, [input.key]: source }))}
        />
      ))}
    </Screen>
  );
}

/** A letter decided before, if that column still has a heading. */
function kept(letter: string | undefined, tab: Tab): string | undefined {
  return tab.columns.some((column) => column.letter === letter) ? letter : undefined;
}

function keptMapping(mapping: Record<string, Source> | undefined, tab: Tab): Record<string, Source> | undefined {
  const stands = (source: Source) => source.column === undefined || kept(source.column, tab) !== undefined;
  return mapping && Object.values(mapping).every(stands) ? mapping : undefined;
}

/** What goes to the service: exactly one of column and text for an input, none for one left out. */
function filled(mapping: Record<string, Source>): Record<string, Source> {
  return Object.fromEntries(Object.entries(mapping).filter(([, source]) => source.column || source.text));
}
