import { useState } from 'preact/hooks';
import { useAnswer } from '../asking';
import type { Sender, Template } from '../contract';
import { script } from '../google';
import { Bubble } from '../parts/bubble';
import { Link, Primary } from '../parts/button';
import { Field, Select, Text } from '../parts/field';
import { Trouble, Waiting } from '../parts/notice';
import { Screen } from '../parts/screen';
import { TemplateList } from '../parts/template-list';
import type { Plan } from '../plan/plan';

interface Props {
  plan: Partial<Plan>;
  onBack: () => void;
  onNext: (decided: Partial<Plan>) => void;
}

/** From which number, and with which template. */
export function MessageScreen({ plan, onBack, onNext }: Props) {
  const senders = useAnswer(script.listSenders, []);
  const [senderId, setSenderId] = useState(plan.sender?.id);
  const [template, setTemplate] = useState(plan.template);
  const all = senders.state === 'answered' ? senders.value : [];
  const sender = all.find((one) => one.id === senderId) ?? all[0];
  const choose = (id: string) => {
    setSenderId(id);
    setTemplate(undefined);
  };
  const next = () => {
    const sameTemplate = plan.template?.id === template?.id && plan.sender?.id === sender?.id;
    onNext({ sender, template, ...(sameTemplate ? {} : { mapping: undefined, name: undefined }) });
  };
  return (
    <Screen
      title="Choose the message"
      step={1}
      onBack={onBack}
      footer={
        <Primary disabled={!sender || !template} onClick={next}>
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
            <Select value={sender.id} onChange={choose} options={all.map(senderOption)} />
          </Field>
          <Templates key={sender.id} sender={sender} chosen={template} onChoose={setTemplate} />
        </>
      )}
    </Screen>
  );
}

function senderOption(sender: Sender) {
  return { value: sender.id, label: `${sender.verifiedName} (${sender.displayPhoneNumber})` };
}

interface TemplatesProps {
  sender: Sender;
  chosen?: Template;
  onChoose: (template: Template) => void;
}

function Templates({ sender, chosen, onChoose }: TemplatesProps) {
  const [words, setWords] = useState('');
  const [rounds, setRounds] = useState(0);
  const templates = useAnswer(() => script.listTemplates(sender.id, rounds > 0), [sender.id, rounds]);
  return (
    <>
      <Field label="Template">
        <Text type="search" value={words} onInput={setWords} placeholder="Search by name or text" />
      </Field>
      {templates.state === 'waiting' && <Waiting>Loading templates…</Waiting>}
      {templates.state === 'refused' && <Trouble problem={templates.problem} onRetry={templates.again} />}
      {templates.state === 'answered' && (
        <TemplateList templates={templates.value} words={words} chosen={chosen} onChoose={onChoose} />
      )}
      <p>
        <Link onClick={() => setRounds(rounds + 1)} disabled={templates.state === 'waiting'}>
          Load again from WhatsApp
        </Link>
      </p>
      {chosen && <Bubble view={chosen.view} label={'Template ' + chosen.name} />}
    </>
  );
}
