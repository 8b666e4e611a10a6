import { useState } from 'react';
import type { Desk } from '../wire';

/** What a person types into the sidebar the first time. */
export function ConnectWith({ desk }: { desk: Desk }) {
  return (
    <section className="connect" aria-label="Connect with">
      <span className="connect-title">Connect with</span>
      <Value name="Address" value={desk.serviceAddress} />
      <Value name="Key" value={desk.apiKey} secret />
    </section>
  );
}

function Value({ name, value, secret }: { name: string; value: string; secret?: boolean }) {
  const [said, setSaid] = useState('Copy');
  const copy = async () => {
    const words = await navigator.clipboard.writeText(value).then(
      () => 'Copied',
      () => 'Not allowed',
    );
    setSaid(words);
    setTimeout(() => setSaid('Copy'), 1500);
  };
  return (
    <button className="connect-value" data-copy={name.toLowerCase()} data-value={value} onClick={copy} title={`Copy: ${value}`}>
      <span className="connect-name">{name}</span>
      <code>{secret ? `${value.slice(0, 12)}…` : value}</code>
      <span className="connect-copy" aria-live="polite">
        {said}
      </span>
    </button>
  );
}
