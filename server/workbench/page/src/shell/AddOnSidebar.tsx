import { useEffect, useRef } from 'react';
import type { Ran, Script, Shown } from '../script';

/** The attributes that Google's editors give to an add-on's page (sheets/facts.md 3.4). */
const SANDBOX =
  'allow-same-origin allow-forms allow-scripts allow-popups allow-downloads allow-modals allow-popups-to-escape-sandbox';

/** Google serves the page from another origin than the editor: here the other name of the loopback address. */
function elsewhere(page: string): string {
  const other = location.hostname === 'localhost' ? '127.0.0.1' : 'localhost';
  return `${location.protocol}//${other}:${location.port}${page}`;
}

interface Props {
  title: string;
  page: string;
  script: Script;
  onShown: (shown: Shown[]) => void;
  onClose: () => void;
}

/** The sidebar, 300 px wide always, whose calls of `google.script.run` come by message and are answered the same way. */
export function AddOnSidebar({ title, page, script, onShown, onClose }: Props) {
  const frame = useRef<HTMLIFrameElement>(null);
  useEffect(() => {
    const onMessage = async (event: MessageEvent) => {
      if (event.source !== frame.current?.contentWindow) return;
      if (event.data.rowcastClose) onClose();
      const call = event.data.rowcastRun as { id: number; function: string; args: unknown[] } | undefined;
      if (call) {
        const ran = await script.run(call.function, call.args);
        onShown(ran.shown ?? []);
        frame.current?.contentWindow?.postMessage({ rowcastAnswer: answer(call.id, ran) }, '*');
      }
    };
    addEventListener('message', onMessage);
    return () => removeEventListener('message', onMessage);
  }, [script, page]);

  return (
    <aside className="sidebar" aria-label={title}>
      <div className="panel-head">
        <h2>{title}</h2>
        <button className="icon" aria-label="Close the sidebar" onClick={onClose}>
          ✕
        </button>
      </div>
      <iframe ref={frame} title={title} src={elsewhere(page)} sandbox={SANDBOX} allow="clipboard-write" />
    </aside>
  );
}

const answer = (id: number, ran: Ran) => (ran.error === undefined ? { id, result: ran.result ?? null } : { id, error: ran.error });
