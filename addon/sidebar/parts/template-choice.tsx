import { useState } from 'preact/hooks';
import { useAnswer } from '../asking';
import type { Sender, Template } from '../contract';
import { script } from '../google';
import { Bubble } from './bubble';
import { Link } from './button';
import { Field, Text } from './field';
import { Trouble, Waiting } from './notice';
import { TemplateList } from './template-list';

interface Props {
  sender: Sender;
  chosen?: Template;
  /** Whether the chosen one is shown below. */
  look?: boolean;
  onChoose: (template: Template) => void;
}

/** The sender's templates to search in and choose from, with a look at the chosen one. */
export function TemplateChoice({ sender, chosen, look = true, onChoose }: Props) {
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
      {look && chosen && <Bubble view={chosen.view} label={'Template ' + chosen.name} />}
    </>
  );
}
