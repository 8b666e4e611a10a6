import { useAnswer } from '../asking';
import { script } from '../google';
import { count } from '../words';
import { DeliveryItem } from './delivery-list';
import { Trouble } from './notice';

/** Messages whose status has no place in the sheet: it is kept here, with the reason. `about` changes when they may. */
export function NotInSheet({ campaignId, about, zone }: { campaignId: string; about: string; zone: string }) {
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
                <DeliveryItem delivery={delivery} zone={zone} rowNote=" when it was sent" />
              </li>
            ))}
          </ul>
        </details>
      );
    }
  }
}
