import { useEffect, useState } from 'preact/hooks';
import { useAction } from '../asking';
import type { Preview, RowProblem } from '../contract';
import { script } from '../google';
import { reasonsOf, type Reason } from '../plan/reasons';
import { brief, count, number } from '../words';
import { Link } from './button';
import { Trouble } from './notice';

interface Props {
  campaignId: string;
  sheetId: number;
  preview: Preview;
  onAgain: () => void;
}

/** Every problem by its reason, with its cell: a click shows the cell, and after mending it the rows are checked again. */
export function ProblemList({ campaignId, sheetId, preview, onAgain }: Props) {
  const [page, setPage] = useState<Pick<Preview, 'problems' | 'next'>>(preview);
  useEffect(() => setPage(preview), [preview]);
  const jumping = useAction(async (problem: RowProblem) => {
    await script.jumpToCell(sheetId, problem.cell ?? `A${problem.row}`);
  });
  const loading = useAction(async () => {
    const more = await script.previewCampaign(campaignId, page.next!);
    setPage({ problems: [...page.problems, ...more.problems], next: more.next });
  });
  if (page.problems.length === 0) {
    return <p class="hint">No problems found in {count(preview.rows, 'row')}.</p>;
  }
  return (
    <section aria-labelledby="problems">
      <div class="heading-row">
        <h2 id="problems">Problems</h2>
        <Link onClick={onAgain}>Check again</Link>
      </div>
      {reasonsOf(page.problems).map((reason) => (
        <ReasonBlock key={reason.code} reason={reason} onJump={(problem) => void jumping.run(problem)} />
      ))}
      {page.next !== undefined && (
        <Link onClick={() => void loading.run()} disabled={loading.busy}>
          Show more problems
        </Link>
      )}
      {jumping.problem && <Trouble problem={jumping.problem} />}
      {loading.problem && <Trouble problem={loading.problem} />}
    </section>
  );
}

/** Rows shown of a reason before the others are folded away. */
const SHOWN = 3;

function ReasonBlock({ reason, onJump }: { reason: Reason; onJump: (problem: RowProblem) => void }) {
  const { words, blocks, problems } = reason;
  const rest = problems.slice(SHOWN);
  return (
    <>
      <h3>
        <span class={blocks ? 'tag failed' : 'tag warning'}>{blocks ? 'Not sent' : 'Note'}</span> {words} (
        {count(problems.length, 'row')})
      </h3>
      <Problems problems={problems.slice(0, SHOWN)} onJump={onJump} />
      {rest.length > 0 && (
        <details>
          <summary>{number(rest.length)} more</summary>
          <Problems problems={rest} onJump={onJump} />
        </details>
      )}
    </>
  );
}

function Problems({ problems, onJump }: { problems: RowProblem[]; onJump: (problem: RowProblem) => void }) {
  return (
    <ul class="list">
      {problems.map((problem) => (
        <li key={problem.row + (problem.cell ?? '')}>
          <button type="button" class="item" onClick={() => onJump(problem)}>
            <span class="item-detail">
              {problem.cell ? `Cell ${problem.cell}` : `Row ${problem.row}`}
              {problem.column && ` · ${brief(problem.column)}`}
            </span>
            <span class="item-title">{problem.message}</span>
            <span class="item-detail">{problem.fix}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
