import { useAnswer } from '../asking';
import type { Delivery } from '../contract';
import { script } from '../google';
import { person } from '../plan/address';
import { count, sentenceCase } from '../words';
import { Trouble } from './notice';

/** Messages whose status has no place in the sheet: it is kept here, with the reason. `about` changes when they may. */
export function NotInSheet({ campaignId, about }: { campaignId: string; about: string }) {
  const page = useAnswer(() => script.listNotInSheet(campaignId, 0), [campaignId, about]);
  switch (page.state) {
    case 'waiting':
      return null;
    case 'refused':
      return <Trouble problem={page.problem} onRetry={page.again} />;
    case 'answered': {
      const { deliveries, next } = page.value;
      const many =
        next === undefined ? count(deliveries.length, 'status', 'statuses') : `More than ${deliveries.length} statuses`;
      return deliveries.length === 0 ? null : (
        <details>
          <summary>{many} not in the sheet</summary>
          <ul class="list">
            {deliveries.map((delivery) => (
              <li key={delivery.id} class="item">
                <Homeless delivery={delivery} />
              </li>
            ))}
          </ul>
        </details>
      );
    }
  }
}

function Homeless({ delivery }: { delivery: Delivery }) {
  return (
    <>
      <span class="item-title">
        {person(delivery.recipient)} (row {delivery.row} when it was sent)
      </span>
      <span class="item-detail">
        <span class={'tag ' + delivery.status}>{sentenceCase(delivery.status)}</span> {delivery.sheetTrouble?.message}
      </span>
    </>
  );
}
