import { useEffect, useState } from 'preact/hooks';
import { useAction, useAnswer } from '../asking';
import { script } from '../google';
import { Trouble } from './notice';

/** A switch for the colours of the status column. */
export function StatusColours({ sheetId }: { sheetId: number }) {
  const asked = useAnswer(() => script.statusColours(sheetId), [sheetId]);
  const [coloured, setColoured] = useState(false);
  useEffect(() => {
    if (asked.state === 'answered') {
      setColoured(asked.value.coloured);
    }
  }, [asked.state]);
  const switching = useAction(async (wanted: boolean) => {
    setColoured((await script.colourStatuses(sheetId, wanted)).coloured);
  });
  return (
    <>
      <label class="check">
        <input
          type="checkbox"
          checked={coloured}
          disabled={asked.state !== 'answered' || switching.busy}
          onChange={(event) => void switching.run(event.currentTarget.checked)}
        />
        <span>
          <span class="item-title">Colour the status column</span>
          <span class="item-detail">By conditional formatting, below your own rules.</span>
        </span>
      </label>
      {asked.state === 'refused' && <Trouble problem={asked.problem} onRetry={asked.again} />}
      {switching.problem && <Trouble problem={switching.problem} />}
    </>
  );
}
