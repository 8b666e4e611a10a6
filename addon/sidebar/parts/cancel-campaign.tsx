import { useEffect, useRef, useState } from 'preact/hooks';
import { Link, Secondary } from './button';

/** Asks once more before it cancels. */
export function CancelCampaign({ busy, onCancel }: { busy: boolean; onCancel: () => void }) {
  const [asking, setAsking] = useState(false);
  const question = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (asking) {
      question.current?.focus();
    }
  }, [asking]);
  if (!asking) {
    return <Secondary onClick={() => setAsking(true)}>Cancel campaign</Secondary>;
  }
  return (
    <div class="notice warning" role="group" aria-label="Cancel campaign">
      <p ref={question} tabIndex={-1}>
        Send nothing more of this campaign? Messages that have left cannot be called back.
      </p>
      <div class="pager">
        <Secondary disabled={busy} onClick={onCancel}>
          {busy ? 'Cancelling…' : 'Yes, cancel it'}
        </Secondary>
        <Link disabled={busy} onClick={() => setAsking(false)}>
          Keep it
        </Link>
      </div>
    </div>
  );
}
