import { useState } from 'preact/hooks';
import { useAction, useAnswer } from '../asking';
import type { Keeping, Missed, QuietHours } from '../contract';
import { script } from '../google';
import type { Timing, TimingFaults } from '../plan/timing';
import { Secondary } from './button';
import { Choice } from './choice';
import { Field, Select, Text } from './field';
import { Fold } from './fold';
import { Note, Trouble, Waiting } from './notice';

interface Props {
  timing: Timing;
  faults: TimingFaults;
  /** As a campaign was launched: what is usual in the workspace does not concern it any more. */
  launched?: Keeping;
  onChange: (part: Partial<Timing>) => void;
}

/** What holds for a schedule of any kind: when nobody is disturbed, and what becomes of a start that was missed. */
export function KeepingChoice(props: Props) {
  const { timing, launched } = props;
  // Whoever comes back sees what was chosen.
  const [open] = useState(launched !== undefined || timing.quiet !== 'usual' || timing.missed !== '');
  return (
    <div class="keeping">
      <Fold summary="Quiet hours and missed starts" open={open}>
        <div class="indented">
          {launched ? <Quiet {...props} workspace={undefined} /> : <QuietOfWorkspace {...props} />}
          {timing.kind !== 'now' && timing.kind !== 'new-rows' && <MissedChoice {...props} />}
        </div>
      </Fold>
    </div>
  );
}

function QuietOfWorkspace(props: Props) {
  const [kept, setKept] = useState<QuietHours | null>();
  const asked = useAnswer(script.quietHours, []);
  switch (asked.state) {
    case 'waiting':
      return <Waiting>Loading the quiet hours…</Waiting>;
    case 'refused':
      return <Trouble problem={asked.problem} onRetry={asked.again} />;
    case 'answered': {
      const workspace = kept === undefined ? asked.value : kept;
      return (
        <>
          <Quiet {...props} workspace={workspace} />
          <KeepForAll {...props} workspace={workspace} onKept={setKept} />
        </>
      );
    }
  }
}

/** `workspace`: what is usual there; null for none, undefined where it does not matter. */
function Quiet({ timing, faults, onChange, workspace }: Props & { workspace: QuietHours | null | undefined }) {
  const usual = workspace
    ? `As usual here: ${workspace.from.slice(0, 5)} to ${workspace.to.slice(0, 5)}`
    : 'As usual here: none';
  return (
    <>
      <Choice
        legend="Quiet hours"
        name="quiet"
        value={timing.quiet}
        onChange={(quiet) => onChange({ quiet })}
        options={[
          ...(workspace === undefined ? [] : [{ value: 'usual' as const, label: usual }]),
          { value: 'own', label: 'For this campaign' },
          { value: 'none', label: 'None for this campaign' },
        ]}
      />
      {timing.quiet === 'own' && (
        <div class="two">
          <Field label="Quiet from">
            <Text type="time" value={timing.quietFrom} onInput={(quietFrom) => onChange({ quietFrom })} />
          </Field>
          <Field label="Quiet until">
            <Text type="time" value={timing.quietTo} onInput={(quietTo) => onChange({ quietTo })} />
          </Field>
        </div>
      )}
      {faults.quiet && <Note kind="warning">{faults.quiet}</Note>}
      <p class="hint">
        By the recipient’s clock, where the country of the number has one time; else the sheet’s. What would go in these
        hours waits until they end.
      </p>
    </>
  );
}

interface ForAllProps extends Props {
  workspace: QuietHours | null;
  onKept: (quietHours: QuietHours | null) => void;
}

/** Makes this campaign's quiet hours those of the workspace. */
function KeepForAll({ timing, faults, workspace, onChange, onKept }: ForAllProps) {
  const wished = timing.quiet === 'own' ? { from: timing.quietFrom, to: timing.quietTo } : null;
  const keeping = useAction(async () => {
    onKept(await script.keepQuietHours(wished));
    onChange({ quiet: 'usual' });
  });
  const differs = JSON.stringify(wished) !== JSON.stringify(workspace);
  return (
    <>
      {timing.quiet !== 'usual' && differs && !faults.quiet && (
        <Secondary disabled={keeping.busy} onClick={() => void keeping.run()}>
          {keeping.busy ? 'Keeping…' : wished ? 'Use for all campaigns' : 'None for all campaigns'}
        </Secondary>
      )}
      {keeping.problem && <Trouble problem={keeping.problem} />}
    </>
  );
}

const MISSED: { value: string; label: string }[] = [
  { value: '', label: 'Start within an hour, else ask' },
  { value: 'run', label: 'Start as soon as possible' },
  { value: 'skip', label: 'Leave it out and tell me' },
  { value: 'ask', label: 'Ask me always' },
];

function MissedChoice({ timing, launched, onChange }: Props) {
  return (
    <Field label="If Rowcast is down at that time">
      <Select
        value={timing.missed ?? ''}
        onChange={(missed) => onChange({ missed: missed as Missed | '' })}
        // What was chosen once can be changed, not taken back.
        options={MISSED.filter(({ value }) => value !== '' || !launched?.missed)}
      />
    </Field>
  );
}
