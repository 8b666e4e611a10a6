import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';

interface Props {
  summary: string;
  /** Whether it is open at first. */
  open?: boolean;
  children: ComponentChildren;
}

/** What is folded away, and asked for only when somebody looks. */
export function Fold({ summary, open = false, children }: Props) {
  const [seen, setSeen] = useState(open);
  return (
    <details open={open} onToggle={(event) => event.currentTarget.open && setSeen(true)}>
      <summary>{summary}</summary>
      {seen && children}
    </details>
  );
}
