import { useEffect, useRef, useState } from 'preact/hooks';
import { Link, Secondary } from './button';

interface Props {
  /** Of the button that asks; names the question too. */
  label: string;
  question: string;
  yes: string;
  no: string;
  busy: boolean;
  onYes: () => void;
}

/** A button that asks once more before it acts. */
export function AskFirst({ label, question, yes, no, busy, onYes }: Props) {
  const [asking, setAsking] = useState(false);
  const words = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (asking) {
      words.current?.focus();
    }
  }, [asking]);
  if (!asking) {
    return <Secondary onClick={() => setAsking(true)}>{label}</Secondary>;
  }
  return (
    <div class="notice warning" role="group" aria-label={label}>
      <p ref={words} tabIndex={-1}>
        {question}
      </p>
      <div class="pager">
        <Secondary disabled={busy} onClick={onYes}>
          {yes}
        </Secondary>
        <Link disabled={busy} onClick={() => setAsking(false)}>
          {no}
        </Link>
      </div>
    </div>
  );
}
