import { useEffect, useRef, useState, type FormEvent } from 'react';
import { Bubble } from './Bubble';
import { phone, usePolled } from './chats';

/** One person's chat with the business: read it, answer it, press its buttons. */
export function Chat({ digits }: { digits: string }) {
  const [messages, again] = usePolled(() => phone.messages(digits), digits);
  const [text, setText] = useState('');
  const [trouble, setTrouble] = useState('');
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => end.current?.scrollIntoView(), [messages?.length]);

  const act = async (work: Promise<void>) => {
    try {
      await work;
      setTrouble('');
      again();
    } catch (error) {
      setTrouble((error as Error).message);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() !== '') {
      void act(phone.write(digits, text.trim()));
      setText('');
    }
  };

  return (
    <div className="chat">
      <div className="chat-bar">
        <button className="quiet" onClick={() => act(phone.read(digits))}>
          ✓✓ Mark as read
        </button>
      </div>
      <div className="chat-messages" role="log" aria-label="Messages">
        {(messages ?? []).map((message) => (
          <Bubble key={message.wamid} message={message} press={(tap) => act(phone.press(digits, message.wamid, tap))} />
        ))}
        <div ref={end} />
      </div>
      {trouble && (
        <p className="trouble" role="alert">
          {trouble}
        </p>
      )}
      <form className="chat-answer" onSubmit={submit}>
        <input value={text} onChange={(event) => setText(event.target.value)} placeholder="Message" aria-label="Answer" />
        <button aria-label="Send the answer">➤</button>
      </form>
    </div>
  );
}
