import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { number } from '../words';
import { Link } from './button';

/** What is shown of a text that is longer than most people write. */
const FIRST = 1_000;
const LONG = 1_500;

interface Props {
  text: string;
  children: (shown: string) => ComponentChildren;
}

/** Somebody's words: of very many the first, and the others on request. */
export function Long({ text, children }: Props) {
  const [open, setOpen] = useState(false);
  if (open || text.length <= LONG) {
    return <>{children(text)}</>;
  }
  return (
    <>
      {children(text.slice(0, FIRST).replace(/[\uD800-\uDBFF]$/, ''))}…{' '}
      <Link onClick={() => setOpen(true)}>Show all {number(text.length)} characters</Link>
    </>
  );
}
