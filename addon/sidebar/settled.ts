import { useEffect, useState } from 'preact/hooks';

/** How long a field rests before the service is asked about it, in milliseconds. */
const REST = 500;

/** The value, once it has not changed for a moment: nobody asks about every keystroke. */
export function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), REST);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
