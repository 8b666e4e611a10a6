import type { CanaryState, Pause, Progress } from '../contract';
import { waitingOf } from '../plan/actions';
import { moment, number } from '../words';
import { Note } from './notice';

/** What kept a start from being made. */
const START_ASKS: Record<string, string> = {
  'start-missed': 'The start was missed',
  'columns-changed': 'The columns have changed',
  'sheet-unreadable': 'The sheet cannot be read',
};

/** Why nothing leaves, and the way on. */
export function Paused({ progress, pause, zone }: { progress: Progress; pause: Pause; zone: string }) {
  const { canary } = progress;
  if (pause.code === 'canary' && canary) {
    return <CanaryAsks canary={canary} waiting={waitingOf(progress)} />;
  }
  const asks = START_ASKS[pause.code];
  return (
    <Note kind="warning">
      <strong>
        {asks ?? (pause.code === 'by-hand' ? 'You paused this campaign' : 'Rowcast paused this campaign')}
      </strong>
      <p>{pause.message}</p>
      <p class="hint">Since {moment(pause.at, zone)}. Nothing leaves until you resume it.</p>
    </Note>
  );
}

function CanaryAsks({ canary, waiting }: { canary: CanaryState; waiting: number }) {
  return (
    <Note kind="warning">
      <strong>{fateOf(canary)}</strong>
      <p>
        {canary.failed > 0 && 'Look below at what failed. '}
        {waiting === 1 ? 'The other message waits' : `The other ${number(waiting)} messages wait`} for you: send the
        rest, or cancel.
      </p>
    </Note>
  );
}

/** How the first rows do while they go, and how they did. */
export function CanaryLine({ canary }: { canary: CanaryState }) {
  switch (canary.state) {
    case 'running':
      return (
        <p class="hint" role="status">
          {fateOf(canary)} {canary.then === 'ask' ? 'Then you are asked.' : 'The rest follows if they arrive.'}
        </p>
      );
    case 'waiting':
      return null;
    case 'passed':
      return <p class="hint">{fateOf(canary)}</p>;
  }
}

/** As "The first 10: 9 arrived, 1 failed." */
export function fateOf({ rows, delivered, failed, pending }: CanaryState): string {
  const fates = [
    `${number(delivered)} arrived`,
    failed > 0 && `${number(failed)} failed`,
    pending > 0 && `${number(pending)} on the way`,
  ].filter(Boolean);
  return `${rows === 1 ? 'The first one' : `The first ${number(rows)}`}: ${fates.join(', ')}.`;
}
