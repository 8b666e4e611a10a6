import { useAnswer } from '../asking';
import { script } from '../google';
import { Trouble } from './notice';

/**
 * Sees to it that the add-on hears of new rows where a campaign waits for some, and tells when it does not. A service that is
 * older knows no such campaigns.
 */
export function RowTriggersNote() {
  const asked = useAnswer(async () => script.tendTriggers((await script.readTab()).spreadsheetId), []);
  if (asked.state === 'refused' && asked.problem.type !== '/problems/not-found') {
    return <Trouble problem={asked.problem} onRetry={asked.again} />;
  }
  const problem = asked.state === 'answered' ? asked.value.problem : undefined;
  return problem ? <Trouble problem={problem} onRetry={asked.again} /> : null;
}
