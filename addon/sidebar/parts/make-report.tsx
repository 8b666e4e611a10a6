import { useState } from 'preact/hooks';
import { useAction } from '../asking';
import { script } from '../google';
import { AskFirst } from './ask-first';
import { Secondary } from './button';
import { Trouble } from './notice';

/** A tab of charts over the status columns; one that somebody reshaped is replaced only after asking. */
export function MakeReport({ sheetId }: { sheetId: number }) {
  const [report, setReport] = useState<Report | null>(null);
  const making = useAction(async (anew: boolean) => setReport(await script.makeReport(sheetId, anew)));
  const reshaped = report?.state === 'reshaped';
  return (
    <>
      <p class="hint">A tab with charts: how far messages came, and why some failed. It counts by itself.</p>
      {!reshaped && (
        <Secondary disabled={making.busy} onClick={() => void making.run(false)}>
          {making.busy ? 'Making the report…' : 'Make a report'}
        </Secondary>
      )}
      {report && (
        <p role="status" class="hint">
          {words(report)}
        </p>
      )}
      {reshaped && (
        <AskFirst
          label="Make it anew"
          question={`Replace the tab “${report.title}”? What you changed there is lost.`}
          yes={making.busy ? 'Making the report…' : 'Yes, replace it'}
          no="Keep mine"
          busy={making.busy}
          onYes={() => void making.run(true)}
        />
      )}
      {making.problem && <Trouble problem={making.problem} />}
    </>
  );
}

function words({ state, title }: Report): string {
  switch (state) {
    case 'made':
      return `The report is in the tab “${title}”.`;
    case 'made-anew':
      return `The report in the tab “${title}” is made anew.`;
    case 'standing':
      return `The report in the tab “${title}” is up to date.`;
    case 'reshaped':
      return `The tab “${title}” was changed by somebody, or columns that it counts are gone.`;
  }
}
