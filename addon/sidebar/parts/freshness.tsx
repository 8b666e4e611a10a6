import { useContext } from 'preact/hooks';
import { Cells } from '../cells';
import type { TendedLink } from '../contract';
import { freshnessWords, troubleOf } from '../plan/pens';
import { Note } from './notice';

/** How fresh the cells of a tab are, and what keeps them from being so. */
export function FreshnessLine({ link }: { link: TendedLink }) {
  const { at, problem } = useContext(Cells);
  const trouble = troubleOf(link) ?? problem ?? null;
  return (
    <>
      {link.freshness && (
        <p class="fresh">
          <span class={'dot ' + (link.freshness.behind > 0 ? 'sending' : 'read')} aria-hidden="true" />
          {freshnessWords(link.freshness, at)}
        </p>
      )}
      {trouble && (
        <Note kind="warning">
          <strong>{trouble.title}</strong>
          {trouble.detail && <p>{trouble.detail}</p>}
        </Note>
      )}
    </>
  );
}
