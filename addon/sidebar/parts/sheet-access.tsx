import { useState } from 'preact/hooks';
import { useAnswer } from '../asking';
import { script } from '../google';
import { sheetOf } from '../plan/plan';
import { Link } from './button';
import { Note, Trouble } from './notice';

/** Links the tab and, where the service may not write to it, says with whom to share it. Silent when all is well. */
export function SheetAccess({ tab }: { tab: Tab }) {
  const link = useAnswer(() => script.linkSheet(sheetOf(tab)), [tab.spreadsheetId, tab.sheetId]);
  switch (link.state) {
    case 'waiting':
      return null;
    case 'refused':
      return <Trouble problem={link.problem} onRetry={link.again} />;
    case 'answered':
      return link.value.access === 'writable' ? null : (
        <Note kind="warning">
          <strong>Statuses cannot be written into this sheet yet</strong>
          <p>{link.value.explanation}</p>
          {link.value.shareWith && <Address address={link.value.shareWith} />}
          <Link onClick={link.again}>Check access again</Link>
        </Note>
      );
  }
}

function Address({ address }: { address: string }) {
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
