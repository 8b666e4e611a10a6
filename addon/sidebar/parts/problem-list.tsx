import { useEffect, useState } from 'preact/hooks';
import { useAction } from '../asking';
import type { Preview, RowProblem } from '../contract';
import { script } from '../google';
import { count } from '../words';
import { Link } from './button';
import { Trouble } from './notice';

interface Props {
  campaignId: string;
  sheetId: number;
  preview: Preview;
  onAgain: () => void;
}

/** Every problem with its cell: a click shows the cell, and after mending it the rows are checked again. */
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
      <ul class="list">
        {page.problems.map((problem) => (
          <li>
            <Problem problem={problem} onClick={() => void jumping.run(problem)} />
          </li>
        ))}
      </ul>
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

function Problem({ problem, onClick }: { problem: RowProblem; onClick: () => void }) {
  return (
    <button type="button" class="item" onClick={onClick}>
      <span class="item-detail">
        <span class={problem.blocks ? 'tag failed' : 'tag warning'}>{problem.blocks ? 'Not sent' : 'Note'}</span>{' '}
        {problem.cell ? `Cell ${problem.cell}` : `Row ${problem.row}`}
        {problem.column && ` · ${problem.column}`}
      </span>
      <span class="item-title">{problem.message}</span>
      <span class="item-detail">{problem.fix}</span>
    </button>
  );
}
