import { useState } from 'preact/hooks';
import { useAnswer } from '../asking';
import type { Upload } from '../plan/file';
import { script } from '../google';
import { Bubble } from './bubble';
import { Secondary } from './button';
import { Trouble, Waiting } from './notice';
import { person } from '../plan/address';

interface Props {
  campaignId: string;
  first: number;
  files: Record<string, Upload>;
  zone: string;
}

/** The messages of the rows that can be sent, one at a time. */
export function RowPreviews({ campaignId, first, files, zone }: Props) {
  const [row, setRow] = useState(first);
  const asked = useAnswer(() => script.previewRow(campaignId, row), [campaignId, row]);
  const shown = asked.state === 'answered' ? asked.value : undefined;
  return (
    <section aria-label="Preview">
      <div class="pager">
        <Secondary disabled={!shown?.previous} onClick={() => setRow(shown!.previous!)}>
          Previous
        </Secondary>
        <span aria-live="polite">Row {row}</span>
        <Secondary disabled={!shown?.next} onClick={() => setRow(shown!.next!)}>
          Next row
        </Secondary>
      </div>
      {asked.state === 'waiting' && <Waiting>Loading the message…</Waiting>}
      {asked.state === 'refused' && <Trouble problem={asked.problem} onRetry={asked.again} />}
      {shown && (
        <>
          <p class="hint">To {person(shown.recipient)}</p>
          <Bubble view={shown.view} label={`Message of row ${shown.row}`} files={files} zone={zone} />
        </>
      )}
    </section>
  );
}
