import { useContext } from 'preact/hooks';
import { Cells } from '../cells';
import type { TendedLink } from '../contract';
import { freshnessWords, troubleOf } from '../plan/pens';
import { number } from '../words';

/** The linked tabs in short, and the way to the screen that tells more. */
export function SheetSummary({ onOpen }: { onOpen: () => void }) {
  const { value: links = [], at, problem } = useContext(Cells);
  const tended = links.filter((link) => link.pen);
  const trouble = tended.map(troubleOf).find(Boolean) ?? problem;
  return (
    <>
      <h2>Statuses in this sheet</h2>
      <div class="list">
        <button type="button" class="item" onClick={onOpen}>
          <span class="item-title">How statuses reach this sheet</span>
          {tended.length > 0 && (
            <span class="item-detail">
              <span class={'dot ' + (behind(tended) > 0 ? 'sending' : 'read')} aria-hidden="true" />
              {freshnessWords({ behind: behind(tended) }, at)}
              {tended.length > 1 && ` in ${number(tended.length)} tabs`}
            </span>
          )}
          {trouble && <span class="item-detail why">{trouble.title}</span>}
          <span class="item-detail">Who writes, colours, report</span>
        </button>
      </div>
    </>
  );
}

function behind(links: TendedLink[]): number {
  return links.reduce((sum, link) => sum + (link.freshness?.behind ?? 0), 0);
}
