import { useCallback, useEffect, useState } from 'preact/hooks';
import { problemOf } from './asking';

/** How often to ask, in milliseconds. */
export interface Pace {
  /** While things change. */
  first: number;
  /** While they do not, at most. */
  longest: number;
  /** While nobody looks; absent for not at all. */
  hidden?: number;
}

/** Google's daily quota of calls is shared by all that a user does (facts, section 3.3), so idle polling slows down. */
const FOR_EYES: Pace = { first: 2_000, longest: 15_000 };
const SLOWER = 1.4;

/** The wait after an answer: short while things change, longer and longer while they do not. */
export function nextWait(wait: number, changed: boolean, pace: Pace = FOR_EYES): number {
  return changed ? pace.first : Math.min(pace.longest, wait * SLOWER);
}

export interface Latest<T> {
  value?: T;
  problem?: Problem;
  /** When the last answer came. */
  at?: Date;
}

/**
 * Asks again and again while the page is seen; `poke` starts anew at once, `put` does so with an answer that is known
 * already. A refusal is shown and asked over.
 */
export function usePolling<T>(ask: () => Promise<T>, about: string, pace: Pace = FOR_EYES) {
  const [latest, setLatest] = useState<Latest<T>>({});
  const [round, setRound] = useState(0);
  useEffect(() => {
    let wait = pace.first;
    let before = '';
    let timer: ReturnType<typeof setTimeout> | undefined;
    let stopped = false;
    let asking = false;
    const tick = async () => {
      clearTimeout(timer);
      if (asking || (document.hidden && pace.hidden === undefined)) {
        return;
      }
      asking = true;
      const answer = await ask().then(
        (value) => ({ value, problem: undefined }),
        (error) => ({ problem: problemOf(error) }),
      );
      asking = false;
      if (stopped) {
        return;
      }
      const now = JSON.stringify(answer);
      setLatest((old) => ({ value: old.value, ...answer, at: new Date() }));
      wait = nextWait(wait, before !== '' && now !== before, pace);
      before = now;
      timer = setTimeout(tick, document.hidden ? pace.hidden : wait);
    };
    document.addEventListener('visibilitychange', tick);
    void tick();
    return () => {
      stopped = true;
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', tick);
    };
  }, [about, round]);
  const poke = useCallback(() => setRound((number) => number + 1), []);
  const put = useCallback((value: T) => {
    setLatest({ value, at: new Date() });
    poke();
  }, []);
  return { ...latest, poke, put };
}
