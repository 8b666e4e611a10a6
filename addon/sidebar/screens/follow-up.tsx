import { useState } from 'preact/hooks';
import type { Condition } from '../contract';
import { Primary } from '../parts/button';
import { Choice } from '../parts/choice';
import { Field, Select, Text } from '../parts/field';
import { FreeText, freeMessage, type FreeWords } from '../parts/free-text';
import { Kinds } from '../parts/message-kind';
import { MessageParts, type Filling } from '../parts/message-parts';
import { Note } from '../parts/notice';
import { Screen } from '../parts/screen';
import { TemplateChoice } from '../parts/template-choice';
import {
  buttonsOf,
  faultOfButton,
  faultOfWait,
  usualCondition,
  type Step,
  type StepCondition,
} from '../plan/follow-ups';
import { wrongWith } from '../plan/free-form';
import { guessMapping } from '../plan/guess';
import { isSame, nameOf, type Message } from '../plan/message';
import { filled, unfilled, type Plan } from '../plan/plan';

interface Props {
  plan: Plan;
  /** Which of the plan's steps, from 0; one past the last for a new one. */
  place: number;
  onBack: () => void;
  onDone: (step: Step) => void;
}

/** One message that follows: for whom, after how long, and what. */
export function FollowUpScreen({ plan, place, onBack, onDone }: Props) {
  const before = plan.steps?.[place];
  const earlier = (plan.steps ?? []).slice(0, place);
  const [condition, setCondition] = useState<StepCondition>(() => before ?? usualCondition(place + 1));
  const [kind, setKind] = useState<Message['kind']>(before?.message.kind ?? 'template');
  const [template, setTemplate] = useState(before?.message.kind === 'template' ? before.message.template : undefined);
  const [words, setWords] = useState(() => wordsOf(before));
  const message = kind === 'free-form' ? freeMessage(words) : template && ({ kind, template } as Message);
  const columns = plan.tab.columns;
  const [filling, setFilling] = useFilling(message, columns, before);
  const worded = message?.kind === 'template' || wrongWith(words.text, words.file) === null;
  const open = message ? unfilled(message, filling.mapping).length > 0 : false;
  const fit = !faultOfWait(condition) && !faultOfButton(condition);
  const done = () => {
    const { mapping, files } = filling;
    onDone({ ...conditionOf(condition), message: message!, mapping: filled(mapping), files });
  };
  return (
    <Screen
      title={`Follow-up ${place + 1}`}
      onBack={onBack}
      footer={
        <>
          {open && <p class="hint">Fill every part of the message to go on.</p>}
          <Primary disabled={!message || !worded || open || !fit} onClick={done}>
            {before ? 'Keep the changes' : 'Add this follow-up'}
          </Primary>
        </>
      }
    >
      <ConditionFields
        condition={condition}
        messages={[plan.message, ...earlier.map((step) => step.message)]}
        onChange={(part) => setCondition({ ...condition, ...part })}
      />
      <h2>The message</h2>
      <Kinds kind={kind} onChange={setKind} />
      {kind === 'template' ? (
        <TemplateChoice sender={plan.sender} chosen={template} onChoose={setTemplate} look={false} />
      ) : (
        <>
          <Note>Goes only to people who wrote in the 24 hours before it.</Note>
          <FreeText words={words} onChange={setWords} look={false} />
        </>
      )}
      {message && worded && (
        <MessageParts message={message} columns={columns} filling={filling} onChange={setFilling} />
      )}
    </Screen>
  );
}

/** Columns that were matched stay while the same parts have to be filled; else they are guessed anew. */
function useFilling(message: Message | undefined, columns: TabColumn[], before: Step | undefined) {
  const [state, setState] = useState<{ of: Message | undefined; filling: Filling }>(() => ({
    of: before?.message,
    filling: { mapping: before?.mapping ?? {}, files: before?.files ?? {} },
  }));
  const filling = isSame(state.of, message)
    ? state.filling
    : { mapping: message ? guessMapping(message, columns) : {}, files: state.filling.files };
  return [filling, (changed: Filling) => setState({ of: message, filling: changed })] as const;
}

interface ConditionProps {
  condition: StepCondition;
  /** The campaign's own, and those of the steps before this one. */
  messages: Message[];
  onChange: (part: Partial<StepCondition>) => void;
}

const CONDITIONS: { value: Condition; label: string; hint: string }[] = [
  { value: 'not-read', label: 'Was not read', hint: 'Delivered, and not read since.' },
  { value: 'not-replied', label: 'Was read, no reply', hint: 'Read, and nothing was written back.' },
  { value: 'button', label: 'A button was tapped', hint: 'They answered with it.' },
];

function ConditionFields({ condition, messages, onChange }: ConditionProps) {
  const { follows } = condition;
  const wait = faultOfWait(condition);
  return (
    <>
      {messages.length > 1 && (
        <Field label="Follows">
          <Select
            value={String(follows)}
            onChange={(value) => onChange({ follows: Number(value) })}
            options={messages.map((message, index) => ({
              value: String(index),
              label: `${index === 0 ? 'The first message' : `Follow-up ${index}`}: ${nameOf(message)}`,
            }))}
          />
        </Field>
      )}
      <Choice
        legend="If the message before"
        name="condition"
        value={condition.if}
        onChange={(value) => onChange({ if: value })}
        options={CONDITIONS}
      />
      {condition.if === 'button' && (
        <ButtonField condition={condition} message={messages[follows] ?? messages[0]} onChange={onChange} />
      )}
      <div class="two">
        <Field label="Wait">
          <Text type="number" value={condition.wait} min="0" onInput={(value) => onChange({ wait: value })} />
        </Field>
        <Field label="In">
          <Select
            value={condition.unit}
            onChange={(unit) => onChange({ unit: unit as StepCondition['unit'] })}
            options={[
              { value: 'hours', label: 'Hours' },
              { value: 'days', label: 'Days' },
            ]}
          />
        </Field>
      </div>
      {wait && <Note kind="warning">{wait}</Note>}
      <p class="hint">
        {condition.if === 'button'
          ? 'Whoever asked to hear no more gets nothing.'
          : 'Whoever replies, asks to hear no more, or cannot be reached gets nothing.'}
      </p>
    </>
  );
}

interface ButtonProps {
  condition: StepCondition;
  /** Under which the button stands. */
  message: Message;
  onChange: (part: Partial<StepCondition>) => void;
}

function ButtonField({ condition, message, onChange }: ButtonProps) {
  const buttons = buttonsOf(message);
  const fault = faultOfButton(condition);
  return (
    <>
      <Field label="Button">
        {buttons.length > 0 ? (
          <Select
            value={condition.button}
            prompt="Choose a button"
            onChange={(button) => onChange({ button })}
            options={buttons.map((button) => ({ value: button, label: button }))}
          />
        ) : (
          <Text value={condition.button} maxLength={256} onInput={(button) => onChange({ button })} />
        )}
      </Field>
      {buttons.length === 0 ? (
        <Note kind="warning">The message before has no reply buttons. Write what people answer with.</Note>
      ) : (
        fault && <Note kind="warning">{fault}</Note>
      )}
    </>
  );
}

function conditionOf({ follows, if: condition, button, wait, unit }: StepCondition): StepCondition {
  return { follows, if: condition, button: condition === 'button' ? button : '', wait, unit };
}

/** The free words of a step that the user comes back to. */
function wordsOf(step: Step | undefined): FreeWords {
  return step?.message.kind === 'free-form'
    ? { text: step.message.freeForm.text ?? '', file: step.message.file }
    : { text: '', file: undefined };
}
