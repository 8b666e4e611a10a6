import { useAnswer } from '../asking';
import { script } from '../google';
import { person } from '../plan/address';
import { count, moment } from '../words';
import { Long } from './long';
import { Trouble, Waiting } from './notice';

/** What people answered. Their words are shown as text only. */
export function Replies({ campaignId, many, zone }: { campaignId: string; many: number; zone: string }) {
  if (many === 0) {
    return null;
  }
  return (
    <details>
      <summary>{count(many, 'reply', 'replies')}</summary>
      <ReplyList campaignId={campaignId} many={many} zone={zone} />
    </details>
  );
}

function ReplyList({ campaignId, many, zone }: { campaignId: string; many: number; zone: string }) {
  const page = useAnswer(() => script.listReplies(campaignId, null), [campaignId, many]);
  switch (page.state) {
    case 'waiting':
      return <Waiting>Loading replies…</Waiting>;
    case 'refused':
      return <Trouble problem={page.problem} onRetry={page.again} />;
    case 'answered':
      return (
        <>
          <ul class="list">
            {page.value.replies.map((reply) => (
              <li key={reply.id} class="item">
                <span class="item-detail">
                  {person(reply.from)}, {moment(reply.receivedAt, zone)}
                </span>
                <span class="item-title">
                  <Long text={reply.text}>{(shown) => shown}</Long>
                </span>
              </li>
            ))}
          </ul>
          {page.value.next && <p class="hint">Later replies stand in the sheet’s reply column.</p>}
        </>
      );
  }
}
