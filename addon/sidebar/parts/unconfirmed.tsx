import { useAction } from '../asking';
import type { Delivery } from '../contract';
import { script } from '../google';
import { person } from '../plan/address';
import { count } from '../words';
import { AskFirst } from './ask-first';
import { DeliveryList, paged } from './delivery-list';
import { Fold } from './fold';
import { Trouble } from './notice';

interface Props {
  campaignId: string;
  many: number;
  zone: string;
  onResent: () => void;
}

/** Messages of which nobody knows whether they arrived: a person decides on each. */
export function Unconfirmed({ campaignId, many, zone, onResent }: Props) {
  return (
    <Fold summary={count(many, 'unconfirmed message')}>
      <p class="hint">
        The connection broke while these were sent, and WhatsApp never said whether they arrived. Rowcast does not send
        them again by itself, since people may get them twice. Look at each: if somebody has not got it, send it again.
      </p>
      <DeliveryList
        ask={async (after) => paged(await script.listDeliveries(campaignId, 'unconfirmed', after))}
        about={[campaignId, many]}
        zone={zone}
        action={(delivery) => <SendAgain delivery={delivery} onResent={onResent} />}
        below={(deliveries) =>
          deliveries.length > 1 && <SendAllAgain deliveries={deliveries} many={many} onResent={onResent} />
        }
      />
    </Fold>
  );
}

function SendAgain({ delivery, onResent }: { delivery: Delivery; onResent: () => void }) {
  const resending = useAction(async () => {
    await script.resendDelivery(delivery.id);
    onResent();
  });
  return (
    <>
      <AskFirst
        label={`Send again to row ${delivery.row}`}
        question={`Send again to ${person(delivery.recipient)}? If the first one arrived after all, they get it twice.`}
        yes={resending.busy ? 'Sending…' : 'Send it again'}
        no="Leave it"
        busy={resending.busy}
        onYes={() => void resending.run()}
      />
      {resending.problem && <Trouble problem={resending.problem} />}
    </>
  );
}

/** All that are shown, one after the other; the first refusal ends it, and the list says which are left. */
function SendAllAgain({ deliveries, many, onResent }: { deliveries: Delivery[] } & Pick<Props, 'many' | 'onResent'>) {
  const resending = useAction(async () => {
    try {
      for (const delivery of deliveries) {
        await script.resendDelivery(delivery.id);
      }
    } finally {
      onResent();
    }
  });
  const people = count(deliveries.length, 'person', 'people');
  const shown = deliveries.length < many ? 'those shown' : 'all';
  return (
    <>
      <AskFirst
        label={`Send again to ${shown} (${deliveries.length})`}
        question={`Send again to ${people}? WhatsApp may have delivered some of these messages already: those people get it twice.`}
        yes={resending.busy ? 'Sending…' : `Send again to ${people}`}
        no="Leave them"
        busy={resending.busy}
        onYes={() => void resending.run()}
      />
      {resending.problem && <Trouble problem={resending.problem} />}
    </>
  );
}
