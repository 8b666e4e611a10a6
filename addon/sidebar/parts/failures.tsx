import { useAction, useAnswer } from '../asking';
import type { Delivery } from '../contract';
import { script } from '../google';
import { person } from '../plan/address';
import { count } from '../words';
import { Link } from './button';
import { Trouble, Waiting } from './notice';

interface Props {
  campaignId: string;
  counts: Record<string, number>;
  onResent: () => void;
}

/** The messages that failed, and those of which nobody knows whether they arrived: a person decides on these. */
export function Failures({ campaignId, counts, onResent }: Props) {
  const { failed = 0, unconfirmed = 0 } = counts;
  return (
    <>
      {unconfirmed > 0 && (
        <details>
          <summary>{count(unconfirmed, 'unconfirmed message')}</summary>
          <p class="hint">WhatsApp never said whether these arrived. Sending again may reach somebody twice.</p>
          <Deliveries campaignId={campaignId} status="unconfirmed" many={unconfirmed} onResent={onResent} />
        </details>
      )}
      {failed > 0 && (
        <details>
          <summary>{count(failed, 'failed message')}</summary>
          <Deliveries campaignId={campaignId} status="failed" many={failed} onResent={onResent} />
        </details>
      )}
    </>
  );
}

interface DeliveriesProps {
  campaignId: string;
  status: 'failed' | 'unconfirmed';
  many: number;
  onResent: () => void;
}

function Deliveries({ campaignId, status, many, onResent }: DeliveriesProps) {
  const page = useAnswer(() => script.listDeliveries(campaignId, status, 0), [campaignId, status, many]);
  switch (page.state) {
    case 'waiting':
      return <Waiting>Loading…</Waiting>;
    case 'refused':
      return <Trouble problem={page.problem} onRetry={page.again} />;
    case 'answered':
      return (
        <>
          <ul class="list">
            {page.value.deliveries.map((delivery) => (
              <li key={delivery.id} class="item">
                <FailedDelivery delivery={delivery} onResent={onResent} />
              </li>
            ))}
          </ul>
          {page.value.next !== undefined && <p class="hint">The others stand in the sheet’s status column.</p>}
        </>
      );
  }
}

function FailedDelivery({ delivery, onResent }: { delivery: Delivery; onResent: () => void }) {
  const resending = useAction(async () => {
    await script.resendDelivery(delivery.id);
    onResent();
  });
  return (
    <>
      <span class="item-title">
        {person(delivery.recipient)} (row {delivery.row})
      </span>
      {delivery.error && <span class="item-detail">{delivery.error.message}</span>}
      {delivery.status === 'unconfirmed' && (
        <Link disabled={resending.busy} onClick={() => void resending.run()}>
          Send again
        </Link>
      )}
      {resending.problem && <Trouble problem={resending.problem} />}
    </>
  );
}
