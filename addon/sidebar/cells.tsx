import { createContext, type ComponentChildren } from 'preact';
import type { TendedLink } from './contract';
import { script } from './google';
import { usePolling, type Latest, type Pace } from './polling';

/** An open sidebar must not eat the day's calls: 20,000 for all that a user does (facts, section 3.3). */
const PACE: Pace = { first: 3_000, longest: 60_000, hidden: 60_000 };

export interface KnownCells extends Latest<TendedLink[]> {
  poke: () => void;
}

/** The linked tabs of this spreadsheet and how fresh their cells are. */
export const Cells = createContext<KnownCells>({ poke: () => {} });

/** Keeps asking while the sidebar is open; with each question the script brings the cells that are its to write. */
export function BringingCells({ children }: { children: ComponentChildren }) {
  return <Cells.Provider value={usePolling(script.bringAllCells, '', PACE)}>{children}</Cells.Provider>;
}
