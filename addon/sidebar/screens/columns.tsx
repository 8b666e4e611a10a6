import { useState } from 'preact/hooks';
import { useAnswer } from '../asking';
import type { ConsentColumn, Source } from '../contract';
import { script } from '../google';
import { Link, Primary } from '../parts/button';
import { ConsentChoice } from '../parts/consent-choice';
import { Field, Select } from '../parts/field';
import { MessageParts, type Filling } from '../parts/message-parts';
import { Trouble, Waiting } from '../parts/notice';
import { Screen } from '../parts/screen';
import { SheetAccess } from '../parts/sheet-access';
import { isUserId } from '../plan/address';
import { standIn } from '../plan/follow-ups';
import { guessMapping, guessRecipient } from '../plan/guess';
import type { Message } from '../plan/message';
import { filled, unfilled, type Plan } from '../plan/plan';
import { regions } from '../plan/regions';
import { keptTiming } from '../plan/timing';
import { brief } from '../words';

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
          The tab “<bdi>{read.value.title}</bdi>” has no headings in row 1. Write a heading above each column, or open
          another tab, then <Link onClick={read.again}>read it again</Link>.
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
  const [filling, setFilling] = useState<Filling>(() => ({
    mapping: keptMapping(plan.mapping, tab) ?? guessMapping(message, tab.columns),
    files: plan.files ?? {},
  }));
  const [consent, setConsent] = useState(keptConsent(plan.consent, tab));
  const { mapping, files } = filling;
  const open = unfilled(message, mapping);
  const phone = tab.columns.find((column) => column.letter === recipient);
  const options = tab.columns.map(({ letter, name }) => ({ value: letter, label: `${letter}: ${brief(name)}` }));
  return (
    <Screen
      title="Match your columns"
      step={2}
      onBack={onBack}
      footer={
        <>
          {open.length > 0 && <p class="hint">Fill every part of the message to go on.</p>}
          <Primary
            disabled={!recipient || !region || open.length > 0 || consent?.column === ''}
            onClick={() =>
              onNext({
                tab,
                recipient,
                region,
                mapping: filled(mapping),
                files,
                consent: consent?.column ? consent : undefined,
                ...keptFor(plan, tab),
              })
            }
          >
            Next
          </Primary>
        </>
      }
    >
      <p class="hint">
        Tab “<bdi>{tab.title}</bdi>” <Link onClick={onReread}>Read the open tab again</Link>
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
      <MessageParts message={message} columns={tab.columns} filling={filling} onChange={setFilling} />
      <h2>Consent</h2>
      <ConsentChoice consent={consent} columns={tab.columns} onChange={setConsent} />
    </Screen>
  );
}

function recipientHint(sample: string | undefined): string | undefined {
  if (!sample) {
    return undefined;
  }
  return isUserId(sample) ? `User IDs, for example ${sample}` : `For example ${sample}`;
}

/** What was decided about times and follow-ups, as far as its columns still have headings. */
function keptFor({ timing, steps = [] }: Partial<Plan>, { columns }: Tab): Pick<Plan, 'timing' | 'steps'> {
  return { timing: timing && keptTiming(timing, columns), steps: standIn(steps, columns) ? steps : [] };
}

/** Where consent stood before, if those columns still have headings. */
function keptConsent(consent: ConsentColumn | undefined, tab: Tab): ConsentColumn | undefined {
  const stands = consent && [consent.column, consent.dateColumn].every((it) => !it || kept(it, tab));
  return stands ? consent : undefined;
}

/** A letter decided before, if that column still has a heading. */
function kept(letter: string | undefined, tab: Tab): string | undefined {
  return tab.columns.some((column) => column.letter === letter) ? letter : undefined;
}

function keptMapping(mapping: Record<string, Source> | undefined, tab: Tab): Record<string, Source> | undefined {
  const stands = (source: Source) => source.column === undefined || kept(source.column, tab) !== undefined;
  return mapping && Object.values(mapping).every(stands) ? mapping : undefined;
}
