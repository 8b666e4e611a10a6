import { useState } from 'preact/hooks';
import { useAnswer } from '../asking';
import type { RowPreview } from '../contract';
import { script } from '../google';
import { Bubble } from './bubble';
import { Secondary } from './button';
import { Trouble, Waiting } from './notice';

/** The messages of the rows that can be sent, one at a time. */
export function RowPreviews({ campaignId, first }: { campaignId: string; first: number }) {
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
      {shown && <Shown preview={shown} />}
    </section>
  );
}

function Shown({ preview }: { preview: RowPreview }) {
  return (
    <>
      <p class="hint">To {preview.recipient}</p>
      <Bubble view={preview.view} label={`Message of row ${preview.row}`} />
    </>
  );
}
