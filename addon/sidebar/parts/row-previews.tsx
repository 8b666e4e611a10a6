import { useState } from 'preact/hooks';
import { useAnswer } from '../asking';
import type { RowPreview } from '../contract';
import type { Pictures } from '../plan/plan';
import { script } from '../google';
import { Bubble } from './bubble';
import { Secondary } from './button';
import { Trouble, Waiting } from './notice';
import { person } from '../plan/address';

interface Props {
  campaignId: string;
  first: number;
  pictures: Pictures;
}

/** The messages of the rows that can be sent, one at a time. */
export function RowPreviews({ campaignId, first, pictures }: Props) {
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
      {shown && <Shown preview={shown} pictures={pictures} />}
    </section>
  );
}

function Shown({ preview, pictures }: { preview: RowPreview; pictures: Pictures }) {
  return (
    <>
      <p class="hint">To {person(preview.recipient)}</p>
      <Bubble view={preview.view} label={`Message of row ${preview.row}`} pictures={pictures} />
    </>
  );
}
