import { useEffect, useRef } from 'preact/hooks';
import { Link, Secondary } from './button';

interface Props {
  /** What is asked about, for whoever cannot see it. */
  label: string;
  words: string;
  yes: string;
  no: string;
  busy: boolean;
  onYes: () => void;
  onNo: () => void;
}

/** A question before something is done; it takes the focus. */
export function Question({ label, words, yes, no, busy, onYes, onNo }: Props) {
  const asked = useRef<HTMLParagraphElement>(null);
  useEffect(() => asked.current?.focus(), []);
  return (
    <div class="notice warning" role="group" aria-label={label}>
      <p ref={asked} tabIndex={-1}>
        {words}
      </p>
      <div class="pager">
        <Secondary disabled={busy} onClick={onYes}>
          {yes}
        </Secondary>
        <Link disabled={busy} onClick={onNo}>
          {no}
        </Link>
      </div>
    </div>
  );
}
