import { useEffect, useRef, useState } from 'preact/hooks';
import { Secondary } from './button';
import { Question } from './question';

interface Props {
  /** Of the button that asks; names the question too. */
  label: string;
  question: string;
  yes: string;
  no: string;
  busy: boolean;
  onYes: () => void;
}

/** A button that asks once more before it acts. It has the focus again after a no. */
export function AskFirst({ label, question, yes, no, busy, onYes }: Props) {
  const [asking, setAsking] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const refused = useRef(false);
  useEffect(() => {
    if (refused.current && !asking) {
      place.current?.querySelector('button')?.focus();
    }
  }, [asking]);
  const ask = (wanted: boolean) => {
    refused.current = !wanted;
    setAsking(wanted);
  };
  return (
    <div class="ask" ref={place}>
      {asking ? (
        <Question label={label} words={question} yes={yes} no={no} busy={busy} onYes={onYes} onNo={() => ask(false)} />
      ) : (
        <Secondary onClick={() => ask(true)}>{label}</Secondary>
      )}
    </div>
  );
}
