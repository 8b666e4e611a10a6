import { useAnswer } from '../asking';
import { script } from '../google';
import { penSentence } from '../plan/pens';
import { sheetOf } from '../plan/plan';
import { Link } from './button';
import { Note, Trouble } from './notice';
import { ShareAddress } from './share-address';

/** Links the tab and, where the service may not write to it, says with whom to share it. Silent when all is well. */
export function SheetAccess({ tab }: { tab: Tab }) {
  const link = useAnswer(() => script.linkSheet(sheetOf(tab)), [tab.spreadsheetId, tab.sheetId]);
  switch (link.state) {
    case 'waiting':
      return null;
    case 'refused':
      return <Trouble problem={link.problem} onRetry={link.again} />;
    case 'answered': {
      const { access, explanation, shareWith, pen } = link.value;
      if (access === 'writable') {
        return pen?.kind === 'add-on' ? <p class="hint">{penSentence(pen)}</p> : null;
      }
      return (
        <Note kind="warning">
          <strong>Statuses cannot be written into this sheet yet</strong>
          <p>{explanation}</p>
          {shareWith && <ShareAddress address={shareWith} />}
          <Link onClick={link.again}>Check access again</Link>
        </Note>
      );
    }
  }
}
