import { useEffect, useState } from 'preact/hooks';
import { problemOf } from './asking';

/** Google's daily quota of calls is shared by all that a user does (facts, section 3.3), so idle polling slows down. */
const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 15_000;
const SLOWER = 1.4;

/** The wait after an answer: short while things change, longer and longer while they do not. */
export function nextWait(wait: number, changed: boolean): number {
  return changed ? FIRST_WAIT_MS : Math.min(LONGEST_WAIT_MS, wait * SLOWER);
}

/** Asks again and again while the page is seen; `poke` starts anew at once. A refusal is shown and asked over. */
export function usePolling<T>(ask: () => Promise<T>, about: string) {
  const [latest, setLatest] = useState<{ value?: T; problem?: Problem }>({});
  const [round, setRound] = useState(0);
  useEffect(() => {
    let wait = FIRST_WAIT_MS;
    let before = '';
    let timer: ReturnType<typeof setTimeout> | undefined;
    let stopped = false;
    let asking = false;
    const tick = async () => {
      clearTimeout(timer);
      if (asking || document.hidden) {
        return;
      }
      asking = true;
      const answer = await ask().then(
        (value) => ({ value }),
        (error) => ({ problem: problemOf(error) }),
      );
      asking = false;
      if (stopped) {
        return;
      }
      const now = JSON.stringify(answer);
      setLatest((old) => ({ value: old.value, ...answer }));
      wait = nextWait(wait, before !== '' && now !== before);
      before = now;
      timer = setTimeout(tick, wait);
    };
    document.addEventListener('visibilitychange', tick);
    void tick();
    return () => {
      stopped = true;
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', tick);
    };
  }, [about, round]);
  return { ...latest, poke: () => setRound((number) => number + 1) };
}
