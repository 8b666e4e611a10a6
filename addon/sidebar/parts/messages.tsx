import type { Progress } from '../contract';
import { script } from '../google';
import { count, number } from '../words';
import { DeliveryList, paged } from './delivery-list';
import { Fold } from './fold';
import { Unconfirmed } from './unconfirmed';

interface Props {
  campaignId: string;
  progress: Progress;
  zone: string;
  onResent: () => void;
}

/** Pauses after which a person wants to see what failed. */
const LOOK_AT_FAILED = ['canary', 'failure-rate'];

/** The messages of a campaign: what wants a person first, then all. */
export function Messages({ campaignId, progress, zone, onResent }: Props) {
  const { failed = 0, unconfirmed = 0 } = progress.counts;
  const { total, pause } = progress;
  return (
    <>
      {unconfirmed > 0 && <Unconfirmed campaignId={campaignId} many={unconfirmed} zone={zone} onResent={onResent} />}
      {failed > 0 && (
        <Fold summary={count(failed, 'failed message')} open={LOOK_AT_FAILED.includes(pause?.code ?? '')}>
          <DeliveryList
            ask={async (after) => paged(await script.listDeliveries(campaignId, 'failed', after))}
            about={[campaignId, failed]}
            zone={zone}
          />
        </Fold>
      )}
      {total > 0 && (
        <Fold summary={total === 1 ? 'The message' : `All ${number(total)} messages`}>
          <DeliveryList
            ask={async (after) => paged(await script.listDeliveries(campaignId, 'all', after))}
            about={[campaignId, progress.status]}
            zone={zone}
          />
        </Fold>
      )}
    </>
  );
}
