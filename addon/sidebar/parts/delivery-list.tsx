import type { ComponentChildren } from 'preact';
import type { Delivery } from '../contract';
import { usePages, type Page } from '../paging';
import { person } from '../plan/address';
import { wordOf } from '../plan/statuses';
import { Link } from './button';
import { Life } from './life';
import { Trouble, Waiting } from './notice';

interface Props {
  ask: (after: number) => Promise<Page<Delivery>>;
  /** When this changes, the list is asked for anew. */
  about: unknown[];
  zone: string;
  /** What can be done with one of them. */
  action?: (delivery: Delivery) => ComponentChildren;
  /** Below those that are shown. */
  below?: (deliveries: Delivery[]) => ComponentChildren;
}

/** Messages by row: how each stands, why, and on request how it came there. */
export function DeliveryList({ ask, about, zone, action, below }: Props) {
  const { first, known, loading } = usePages(ask, about);
  if (first.state === 'refused') {
    return <Trouble problem={first.problem} onRetry={first.again} />;
  }
  if (!known) {
    return <Waiting>Loading…</Waiting>;
  }
  return (
    <>
      <ul class="list">
        {known.items.map((delivery) => (
          <li key={delivery.id} class="item">
            <DeliveryItem delivery={delivery} zone={zone}>
              {action?.(delivery)}
            </DeliveryItem>
          </li>
        ))}
      </ul>
      {known.next !== undefined && (
        <Link onClick={() => void loading.run()} disabled={loading.busy}>
          Show more
        </Link>
      )}
      {loading.problem && <Trouble problem={loading.problem} />}
      {below?.(known.items)}
    </>
  );
}

interface ItemProps {
  delivery: Delivery;
  zone: string;
  /** Said after the row's number. */
  rowNote?: string;
  children?: ComponentChildren;
}

export function DeliveryItem({ delivery, zone, rowNote = '', children }: ItemProps) {
  const word = wordOf(delivery.status);
  const reason = delivery.sheetTrouble?.message ?? delivery.error?.message;
  return (
    <>
      <span class="item-title">
        {person(delivery.recipient)} (row {delivery.row}
        {rowNote})
      </span>
      <span class="item-detail">
        <span class={'tag ' + word.toLowerCase()}>{word}</span> {reason}
      </span>
      <Life delivery={delivery} zone={zone} />
      {children}
    </>
  );
}

/** The service's page as a list. */
export function paged({ deliveries, next }: { deliveries: Delivery[]; next?: number }): Page<Delivery> {
  return { items: deliveries, next };
}
