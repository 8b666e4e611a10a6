import { useState } from 'preact/hooks';
import { useAnswer } from '../asking';
import type { Sender } from '../contract';
import { script } from '../google';
import { Link, Primary } from '../parts/button';
import { Field, Select } from '../parts/field';
import { Kinds } from '../parts/message-kind';
import { FreeText, freeMessage, type FreeWords } from '../parts/free-text';
import { Trouble, Waiting } from '../parts/notice';
import { Screen } from '../parts/screen';
import { SenderHealth } from '../parts/sender-health';
import { TemplateChoice } from '../parts/template-choice';
import { wrongWith } from '../plan/free-form';
import { isSame, type Message } from '../plan/message';
import type { Plan } from '../plan/plan';
import { amid } from '../words';

interface Props {
  plan: Partial<Plan>;
  onBack: () => void;
  onNext: (decided: Partial<Plan>) => void;
}

/** Columns that were matched before stay only where the same parts have to be filled. */
const UNMATCHED = { mapping: undefined, files: undefined, name: undefined };

/** From which number, and what: a template, or free words. */
export function MessageScreen({ plan, onBack, onNext }: Props) {
  const senders = useAnswer(() => script.listSenders(false), []);
  const [senderId, setSenderId] = useState(plan.sender?.id);
  const [kind, setKind] = useState<Message['kind']>(plan.message?.kind ?? 'template');
  const [template, setTemplate] = useState(plan.message?.kind === 'template' ? plan.message.template : undefined);
  const [words, setWords] = useState(() => wordsOf(plan));
  const all = senders.state === 'answered' ? senders.value : [];
  const sender = all.find((one) => one.id === senderId) ?? all[0];
  const message = kind === 'free-form' ? freeMessage(words) : template && ({ kind, template } as Message);
  const complete = message?.kind === 'template' || wrongWith(words.text, words.file) === null;
  const next = () =>
    onNext({
      sender,
      message,
      ...(isSame(plan.message, message) ? {} : UNMATCHED),
      // Their templates are those of the other number's account.
      ...(plan.sender && plan.sender.id !== sender.id && { steps: undefined }),
    });
  return (
    <Screen
      title="Choose the message"
      step={1}
      onBack={onBack}
      footer={
        <Primary disabled={!sender || !message || !complete} onClick={next}>
          Next
        </Primary>
      }
    >
      {senders.state === 'waiting' && <Waiting>Loading your WhatsApp numbers…</Waiting>}
      {senders.state === 'refused' && <Trouble problem={senders.problem} onRetry={senders.again} />}
      {senders.state === 'answered' && !sender && (
        <p class="empty">
          This workspace has no WhatsApp number yet. Ask whoever runs the service to add one, then{' '}
          <Link onClick={senders.again}>look again</Link>.
        </p>
      )}
      {sender && (
        <>
          <Field label="Send from">
            <Select
              value={sender.id}
              onChange={(id) => {
                setSenderId(id);
                setTemplate(undefined);
              }}
              options={all.map(senderOption)}
            />
          </Field>
          <SenderHealth sender={sender} />
          <Kinds kind={kind} onChange={setKind} />
          {kind === 'template' ? (
            <TemplateChoice key={sender.id} sender={sender} chosen={template} onChoose={setTemplate} />
          ) : (
            <FreeText words={words} onChange={setWords} />
          )}
        </>
      )}
    </Screen>
  );
}

function senderOption(sender: Sender) {
  return { value: sender.id, label: `${amid(sender.verifiedName)} (${sender.displayPhoneNumber})` };
}

/** The free words of a plan that the user comes back to. */
function wordsOf({ message }: Partial<Plan>): FreeWords {
  return message?.kind === 'free-form'
    ? { text: message.freeForm.text ?? '', file: message.file }
    : { text: '', file: undefined };
}
