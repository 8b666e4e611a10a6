import { useState } from 'preact/hooks';
import { useAction, useAnswer } from '../asking';
import type { ImportResult, Suppression } from '../contract';
import { script } from '../google';
import { Link, Primary, Secondary } from '../parts/button';
import { Field, Text } from '../parts/field';
import { Fold } from '../parts/fold';
import { Note, Trouble, Waiting } from '../parts/notice';
import { Screen } from '../parts/screen';
import { importWords, suppressionWords } from '../plan/people';
import { browserZone, moment } from '../words';

/** Who must not be written to, over all sheets: look up, add, lift, and bring in or take out as a file. */
export function SuppressionsScreen({ onBack }: { onBack: () => void }) {
  const tab = useAnswer(script.readTab, []);
  return (
    <Screen title="Do not send" onBack={onBack}>
      <p class="hint">No campaign of any sheet writes to these people. A change counts for the very next message.</p>
      {tab.state === 'waiting' && <Waiting>Loading…</Waiting>}
      {tab.state === 'refused' && <Trouble problem={tab.problem} onRetry={tab.again} />}
      {tab.state === 'answered' && <Listed region={tab.value.region} />}
    </Screen>
  );
}

function Listed({ region }: { region: string }) {
  const [typed, setTyped] = useState('');
  const [query, setQuery] = useState('');
  const first = useAnswer(() => script.listSuppressions(query, region, null), [query]);
  const [more, setMore] = useState<{ of: string; list: Suppression[]; next?: string }>();
  const loading = useAction(async (next: string) => {
    const page = await script.listSuppressions(query, region, next);
    const before = more?.of === query ? more.list : [];
    setMore({ of: query, list: [...before, ...page.suppressions], next: page.next });
  });
  const again = () => {
    setMore(undefined);
    first.again();
  };
  const adding = useAction(async () => {
    await script.suppress(typed.trim().replace(/[\s().-]/g, ''), '');
    setTyped('');
    setQuery('');
    again();
  });
  const shownMore = more?.of === query ? more : undefined;
  const next = shownMore ? shownMore.next : first.state === 'answered' ? first.value.next : undefined;
  return (
    <>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          setQuery(typed.trim());
        }}
      >
        <Field label="Phone number or WhatsApp user ID">
          <Text value={typed} type="search" onInput={setTyped} maxLength={200} />
        </Field>
        <Primary submit>{typed.trim() === '' ? 'Show all' : 'Look up'}</Primary>
      </form>
      {first.state === 'waiting' && <Waiting>Looking…</Waiting>}
      {first.state === 'refused' && <Trouble problem={first.problem} onRetry={first.again} />}
      {first.state === 'answered' && (
        <>
          {first.value.suppressions.length === 0 && (
            <p class="empty">{query === '' ? 'Nobody is on the list.' : 'This person is not on the list.'}</p>
          )}
          {query !== '' && first.value.suppressions.length === 0 && (
            <Secondary onClick={() => void adding.run()} disabled={adding.busy}>
              Never send to {query}
            </Secondary>
          )}
          <ul class="list">
            {[...first.value.suppressions, ...(shownMore?.list ?? [])].map((one) => (
              <li key={one.recipient}>
                <Entry one={one} onLifted={again} />
              </li>
            ))}
          </ul>
          {next !== undefined && (
            <Link onClick={() => void loading.run(next)} disabled={loading.busy}>
              Show more
            </Link>
          )}
        </>
      )}
      {adding.problem && <Trouble problem={adding.problem} />}
      {loading.problem && <Trouble problem={loading.problem} />}
      <Fold summary="Bring in or take out as a file">
        <ImportFile region={region} onTaken={again} />
        <ExportFile />
      </Fold>
    </>
  );
}

function Entry({ one, onLifted }: { one: Suppression; onLifted: () => void }) {
  const lifting = useAction(async () => {
    await script.liftSuppression(one.recipient);
    onLifted();
  });
  return (
    <div class="item">
      <span class="item-title">{one.recipient}</span>
      <span class="item-detail">{suppressionWords(one)}</span>
      <span class="item-detail">Since {moment(one.since, browserZone())}</span>
      <Link onClick={() => void lifting.run()} disabled={lifting.busy}>
        Allow messages again<span class="unseen"> to {one.recipient}</span>
      </Link>
      {lifting.problem && <Trouble problem={lifting.problem} />}
    </div>
  );
}

function ImportFile({ region, onTaken }: { region: string; onTaken: () => void }) {
  const [result, setResult] = useState<ImportResult>();
  const taking = useAction(async (file: File) => {
    setResult(undefined);
    setResult(await script.importList('suppressions', await file.text(), region));
    onTaken();
  });
  return (
    <>
      <p class="hint">
        A CSV file with a number a line, and if you like a reason and a date, as 2026-01-31. Bringing the same file
        again changes nothing.
      </p>
      <label class="secondary">
        Choose a file
        <input
          type="file"
          class="unseen"
          accept=".csv,.txt,text/csv,text/plain"
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            // Emptied, so that choosing the same file again is a choice too.
            event.currentTarget.value = '';
            if (file) {
              void taking.run(file);
            }
          }}
        />
      </label>
      {taking.busy && <Waiting>Taking the file…</Waiting>}
      {taking.problem && <Trouble problem={taking.problem} />}
      {result && (
        <Note kind={result.wrong > 0 ? 'warning' : 'info'}>
          <p>{importWords(result)}.</p>
          {result.told.slice(0, 20).map(({ line, detail }) => (
            <p key={line}>
              Line {line}: {detail}
            </p>
          ))}
        </Note>
      )}
    </>
  );
}

function ExportFile() {
  const [address, setAddress] = useState<string>();
  const making = useAction(async () => {
    const csv = await script.exportSuppressions();
    setAddress(URL.createObjectURL(new Blob([csv], { type: 'text/csv' })));
  });
  return (
    <>
      {address ? (
        <p>
          <a href={address} download="do-not-send.csv">
            Save do-not-send.csv
          </a>
        </p>
      ) : (
        <Secondary onClick={() => void making.run()} disabled={making.busy}>
          Make a file of the list
        </Secondary>
      )}
      {making.problem && <Trouble problem={making.problem} />}
    </>
  );
}
