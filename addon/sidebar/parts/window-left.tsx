import { useEffect, useState } from 'preact/hooks';
import { windowLeft } from '../plan/conversation';

const TICK = 20_000;

/** Whether free answers may be given, and how long yet; counts down by itself. */
export function useWindow(closesAt: string | undefined): string | null {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), TICK);
    return () => clearInterval(timer);
  }, [closesAt]);
  return windowLeft(closesAt, now);
}

export function WindowLeft({ closesAt }: { closesAt?: string }) {
  const left = useWindow(closesAt);
  return (
    <span class={'window ' + (left ? 'open' : 'closed')}>{left ? `Answer freely for ${left}` : 'Templates only'}</span>
  );
}
