/* How screens wait for an answer. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { Refused } from './google';

export type Asked<T> = { state: 'waiting' } | { state: 'answered'; value: T } | { state: 'refused'; problem: Problem };

/** The words of a refusal; anything else is a fault of the page and goes on its way. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Refused) {
    return error.problem;
  }
  throw error;
}

/** Asks when the screen opens and whenever `about` changes; `again` asks once more. A late answer is dropped. */
export function useAnswer<T>(ask: () => Promise<T>, about: unknown[]): Asked<T> & { again: () => void } {
  const [asked, setAsked] = useState<Asked<T>>({ state: 'waiting' });
  const [round, setRound] = useState(0);
  useEffect(() => {
    let current = true;
    setAsked({ state: 'waiting' });
    ask().then(
      (value) => current && setAsked({ state: 'answered', value }),
      (error) => current && setAsked({ state: 'refused', problem: problemOf(error) }),
    );
    return () => {
      current = false;
    };
  }, [...about, round]);
  return { ...asked, again: useCallback(() => setRound((number) => number + 1), []) };
}

/** An action behind a button: while it runs, starting it again does nothing, so a double click acts once. */
export function useAction<A extends unknown[]>(act: (...args: A) => Promise<void>) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const running = useRef(false);
  const run = async (...args: A) => {
    if (running.current) {
      return;
    }
    running.current = true;
    setBusy(true);
    setProblem(null);
    try {
      await act(...args);
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      running.current = false;
      setBusy(false);
    }
  };
  return { run, busy, problem };
}
