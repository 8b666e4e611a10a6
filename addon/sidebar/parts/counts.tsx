import type { Progress } from '../contract';
import { byWord, settled } from '../plan/statuses';
import { number } from '../words';

/** A bar of coloured parts, and the same in numbers, which add up. */
export function Counts({ progress: { counts, total, replies } }: { progress: Progress }) {
  const words = byWord(counts);
  const done = settled(counts);
  const others = total - words.reduce((sum, { messages }) => sum + messages, 0);
  return (
    <>
      <div
        class="bar"
        role="progressbar"
        aria-label="Messages that have left"
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={done}
        aria-valuetext={`${number(done)} of ${number(total)}`}
      >
        {words
          .filter(({ word, messages }) => word !== 'Queued' && messages > 0)
          .map(({ word, messages }) => (
            <span key={word} class={'part ' + word.toLowerCase()} style={{ width: `${(100 * messages) / total}%` }} />
          ))}
      </div>
      <table class="counts">
        <caption class="unseen">Messages by status</caption>
        <tbody>
          {words
            .filter(({ word, messages }) => messages > 0 || ['Read', 'Delivered', 'Sent', 'Failed'].includes(word))
            .map(({ word, messages }) => (
              <tr key={word}>
                <th scope="row">
                  <span class={'dot ' + word.toLowerCase()} aria-hidden="true" />
                  {word}
                </th>
                <td>{number(messages)}</td>
              </tr>
            ))}
          {others > 0 && (
            <tr>
              <th scope="row">
                <span class="dot" aria-hidden="true" />
                Other
              </th>
              <td>{number(others)}</td>
            </tr>
          )}
          <tr class="sum">
            <th scope="row">In all</th>
            <td>{number(total)}</td>
          </tr>
          <tr>
            <th scope="row">Replies</th>
            <td>{number(replies)}</td>
          </tr>
        </tbody>
      </table>
    </>
  );
}
