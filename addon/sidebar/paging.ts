import { useEffect, useState } from 'preact/hooks';
import { useAction, useAnswer } from './asking';

export interface Page<T> {
  items: T[];
  /** Where the next page starts; absent on the last. */
  next?: number;
}

/**
 * A list that comes in pages, from the first. When `about` changes it is asked for anew, and what is known is shown until
 * the answer is there.
 */
export function usePages<T>(ask: (after: number) => Promise<Page<T>>, about: unknown[]) {
  const first = useAnswer(() => ask(0), about);
  const [known, setKnown] = useState<Page<T> | null>(null);
  const answer = first.state === 'answered' ? first.value : null;
  useEffect(() => {
    if (answer) {
      setKnown(answer);
    }
  }, [answer]);
  const loading = useAction(async () => {
    const page = await ask(known?.next ?? 0);
    setKnown((now) => (now && now === known ? { items: [...now.items, ...page.items], next: page.next } : now));
  });
  return { first, known, loading };
}
