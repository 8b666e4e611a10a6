import { createContext, type ComponentChildren } from 'preact';
import { useContext } from 'preact/hooks';
import { Link } from './button';

/** Opens the connect screen from wherever the connection turns out to be lost. */
export const Reconnect = createContext<() => void>(() => {});

const CONNECTION_LOST = ['addon/not-connected', '/problems/unauthorized'];

/** What is wrong and what to do, read out at once. */
export function Trouble({ problem, onRetry }: { problem: Problem; onRetry?: () => void }) {
  const reconnect = useContext(Reconnect);
  return (
    <div class="notice error" role="alert">
      <strong>{problem.title}</strong>
      {problem.detail.split('\n').map((line) => (
        <p>{line}</p>
      ))}
      {CONNECTION_LOST.includes(problem.type) ? (
        <Link onClick={reconnect}>Connect again</Link>
      ) : (
        onRetry && <Link onClick={onRetry}>Try again</Link>
      )}
    </div>
  );
}

export function Note({ kind = 'info', children }: { kind?: 'info' | 'warning'; children: ComponentChildren }) {
  return <div class={'notice ' + kind}>{children}</div>;
}

export function Waiting({ children }: { children: ComponentChildren }) {
  return (
    <p class="waiting" role="status">
      <span class="spinner" aria-hidden="true" />
      {children}
    </p>
  );
}
