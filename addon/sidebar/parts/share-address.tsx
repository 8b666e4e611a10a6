import { useState } from 'preact/hooks';
import { Link } from './button';

/** An address to share a spreadsheet with. */
export function ShareAddress({ address }: { address: string }) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(address);
    setCopied(true);
  };
  return (
    <p class="address">
      <code>{address}</code>
      <Link onClick={copy}>Copy address</Link>
      <span role="status">{copied ? 'Copied' : ''}</span>
    </p>
  );
}
