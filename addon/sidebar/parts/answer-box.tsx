import { useRef, useState } from 'preact/hooks';
import { useAction, useAnswer } from '../asking';
import type { Conversation, FileKind, HandAnswer, Template } from '../contract';
import { script } from '../google';
import { templateAnswer, type Filled } from '../plan/conversation';
import { FILE_KINDS, type Upload } from '../plan/file';
import { Primary } from './button';
import { Choice } from './choice';
import { Field, Text } from './field';
import { FileChoice } from './file-choice';
import { Note, Trouble, Waiting } from './notice';
import { TemplateChoice } from './template-choice';
import { useWindow } from './window-left';

type Way = 'words' | 'template';

const KINDS: FileKind[] = ['image', 'video', 'document', 'audio'];

interface Props {
  conversation: Conversation;
  onWritten: () => void;
}

/** Words with a file or without, as long as WhatsApp takes them, or a template. */
export function AnswerBox({ conversation, onWritten }: Props) {
  const open = useWindow(conversation.windowClosesAt) !== null;
  const [wish, setWish] = useState<Way>('words');
  const way = open ? wish : 'template';
  const { suppression } = conversation;
  if (suppression && (!open || !suppression.answerable)) {
    return null;
  }
  return (
    <section class="answer" aria-label="Answer">
      {open && !suppression && (
        <Choice
          legend="Answer with"
          name="answer"
          value={way}
          options={[
            { value: 'words', label: 'Your own words' },
            { value: 'template', label: 'A template' },
          ]}
          onChange={setWish}
        />
      )}
      {!open && (
        <Note>The 24 hours after the person’s last message are over: WhatsApp now delivers templates only.</Note>
      )}
      {way === 'words' ? (
        <Words conversation={conversation} onWritten={onWritten} />
      ) : (
        <OfTemplate conversation={conversation} onWritten={onWritten} />
      )}
    </section>
  );
}

/** Sends an answer once: trying the same again after a lost answer of Google's names it by the same key. */
function useWriting(conversationId: string, onWritten: () => void) {
  const last = useRef({ content: '', key: '' });
  return useAction(async (answer: HandAnswer) => {
    const content = JSON.stringify(answer);
    if (last.current.content !== content) {
      last.current = { content, key: crypto.randomUUID() };
    }
    await script.writeMessage(conversationId, last.current.key, answer);
    last.current = { content: '', key: '' };
    onWritten();
  });
}

function Words({ conversation, onWritten }: Props) {
  const [text, setText] = useState('');
  const [file, setFile] = useState<Upload>();
  const writing = useWriting(conversation.id, () => {
    setText('');
    setFile(undefined);
    onWritten();
  });
  const words = text.trim();
  const answer: HandAnswer = file ? { mediaId: file.id, ...(words && { caption: words }) } : { text: words };
  return (
    <>
      <label class="field">
        <span class="label">Message</span>
        <textarea rows={3} maxLength={4096} value={text} onInput={(event) => setText(event.currentTarget.value)} />
      </label>
      <FileChoice word="file" kinds={KINDS} file={file} onChange={setFile} />
      {writing.problem && <Trouble problem={writing.problem} />}
      <Primary busy={writing.busy} disabled={words === '' && !file} onClick={() => void writing.run(answer)}>
        Send
      </Primary>
    </>
  );
}

function OfTemplate({ conversation, onWritten }: Props) {
  const senders = useAnswer(() => script.listSenders(false), []);
  const [template, setTemplate] = useState<Template>();
  const [filled, setFilled] = useState<Filled>({});
  const writing = useWriting(conversation.id, () => {
    setFilled({});
    onWritten();
  });
  if (senders.state === 'waiting') {
    return <Waiting>Loading templates…</Waiting>;
  }
  if (senders.state === 'refused') {
    return <Trouble problem={senders.problem} onRetry={senders.again} />;
  }
  const sender = senders.value.find(({ id }) => id === conversation.senderId);
  if (!sender) {
    return <Note kind="warning">The WhatsApp number of this conversation is no longer connected.</Note>;
  }
  const answer = template && templateAnswer(template, filled);
  const fill = (key: string) => (value: string | Upload | undefined) => setFilled({ ...filled, [key]: value });
  return (
    <>
      <TemplateChoice
        sender={sender}
        chosen={template}
        onChoose={(chosen) => {
          setTemplate(chosen);
          setFilled({});
        }}
      />
      {template?.inputs.map((input) => {
        const value = filled[input.key];
        const kind = KINDS.find((each) => each === input.kind);
        return kind ? (
          <FileChoice
            key={input.key}
            word={FILE_KINDS[kind].word}
            kinds={[kind]}
            file={typeof value === 'object' ? value : undefined}
            onChange={fill(input.key)}
          />
        ) : (
          <Field key={input.key} label={input.label + (input.optional ? ' (optional)' : '')}>
            <Text
              value={typeof value === 'string' ? value : ''}
              placeholder={input.example}
              onInput={fill(input.key)}
            />
          </Field>
        );
      })}
      {writing.problem && <Trouble problem={writing.problem} />}
      <Primary busy={writing.busy} disabled={!answer} onClick={() => answer && void writing.run(answer)}>
        Send template
      </Primary>
    </>
  );
}
