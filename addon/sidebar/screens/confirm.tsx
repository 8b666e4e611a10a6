import { useState } from 'preact/hooks';
import { useAction } from '../asking';
import type { Safeguards, Schedule, SendingPlan } from '../contract';
import { script } from '../google';
import { Link, Primary } from '../parts/button';
import { KeepingChoice } from '../parts/keeping';
import { Note, Trouble, Waiting } from '../parts/notice';
import { PlannedTimes } from '../parts/planned-times';
import { SafetyChoice } from '../parts/safety';
import { Screen } from '../parts/screen';
import { later, SendingPlanView } from '../parts/sending-plan';
import { SheetAccess } from '../parts/sheet-access';
import { Steps } from '../parts/steps';
import { When } from '../parts/when';
import { person } from '../plan/address';
import type { Step } from '../plan/follow-ups';
import { nameOf } from '../plan/message';
import { frozenAs, type Plan } from '../plan/plan';
import {
  faultsOf,
  inWords,
  safeguardsOf,
  tooEarly,
  usualSafety,
  type Bounds,
  type Faults,
  type Safety,
} from '../plan/safeguards';
import { actionWords, inWords as scheduleInWords, onlyInWords } from '../plan/schedule-words';
import { keepingOf, onlyOf, readsLater, scheduleOf, timingFaults, usualTiming, type Timing } from '../plan/timing';
import { useOutlook, type Foreseen } from '../plan/use-outlook';
import type { Confirmable } from '../plan/use-reading';
import { instantOf } from '../plan/zone';
import { count, number, regionName, sentenceCase } from '../words';

interface Props {
  plan: Plan;
  draft: Confirmable;
  /** As it was chosen before; absent at first. */
  safety: Safety | undefined;
  onSafety: (safety: Safety) => void;
  onTiming: (timing: Timing) => void;
  onSteps: (steps: Step[]) => void;
  onStep: (place: number) => void;
  onBack: () => void;
  onCheckAgain: () => void;
  onLaunched: (campaignId: string) => void;
}

const FIRST_SHOWN = 3;
const CHECK_AGAIN = [
  '/problems/confirmation-outdated',
  '/problems/not-a-draft',
  '/problems/not-found',
  '/problems/schedule-differs',
];

/** Without rows of its own that are confirmed, a campaign has nothing that others could follow. */
const NO_FOLLOW_UPS = 'Follow-ups go with the rows that you confirm, so none can follow what reads the sheet again.';

/** The last look: how many, from whom, to whom first, what Meta bills, and when. Only here anything is sent. */
export function ConfirmScreen(props: Props) {
  const { plan, draft, safety: chosen, onSafety, onTiming, onSteps, onStep, onBack, onCheckAgain, onLaunched } = props;
  const { campaignId, preview } = draft;
  const zone = plan.tab.timeZone;
  const now = Date.now();
  const [usualTimes] = useState(() => usualTiming(plan.tab, now));
  const timing = plan.timing ?? usualTimes;
  const steps = plan.steps ?? [];
  const schedule = scheduleOf(timing, plan.tab, now);
  const stale = schedule !== null && frozenAs({ ...plan, timing }) !== draft.frozenAs;
  const barred = readsLater(timing) ? NO_FOLLOW_UPS : undefined;
  const foreseen = useOutlook(draft, stale ? null : schedule, timing);
  const bounds = { ready: preview.ready, zone, start: startOf(timing, foreseen, now) };
  const [usual] = useState(() => usualSafety(bounds));
  const safety = chosen ?? usual;
  const safeguards = safeguardsOf(safety, bounds);
  const sending = foreseen.outlook?.plan;
  const launching = useAction(async () => {
    await script.launchCampaign(campaignId, preview.confirmation, schedule!, { ...safeguards!, ...keepingOf(timing) });
    onLaunched(campaignId);
  });
  const hindered = safeguards === null || foreseen.refusal !== undefined || (barred !== undefined && steps.length > 0);
  return (
    <Screen
      title="Confirm"
      step={5}
      onBack={launching.busy ? undefined : onBack}
      footer={
        stale ? (
          <>
            <p class="chosen">{staleWords(timing, steps)}</p>
            <Primary disabled={barred !== undefined && steps.length > 0} onClick={onCheckAgain}>
              Check the rows again
            </Primary>
          </>
        ) : (
          <>
            <Chosen safeguards={safeguards} faults={faultsOf(safety, bounds)} plan={sending} bounds={bounds}>
              {schedule && whenInWords(schedule, timing, plan.tab)}
            </Chosen>
            <Primary
              busy={launching.busy}
              disabled={schedule === null || hindered}
              onClick={() => void launching.run()}
            >
              {launching.busy ? 'Working…' : buttonWords(schedule, timing, preview.ready, sending, safeguards)}
            </Primary>
          </>
        )
      }
    >
      <Summary plan={plan} draft={draft} timing={timing} />
      <When
        timing={timing}
        columns={plan.tab.columns}
        faults={timingFaults(timing, now)}
        now={now}
        onChange={onTiming}
      />
      {!stale && schedule && <Outlooks foreseen={foreseen} schedule={schedule} />}
      <Steps steps={steps} barred={barred} onChange={onSteps} onOpen={onStep} />
      <KeepingChoice
        timing={timing}
        faults={timingFaults(timing, now)}
        onChange={(part) => onTiming({ ...timing, ...part })}
      />
      <SafetyChoice safety={safety} bounds={bounds} onChange={onSafety} />
      <SheetAccess tab={plan.tab} />
      <Note>Send only to people who agreed to get WhatsApp messages from you.</Note>
      <SendingPlanView plan={sending} zone={zone} />
      {launching.problem && (
        <>
          <Trouble problem={launching.problem} />
          {CHECK_AGAIN.includes(launching.problem.type) && <Link onClick={onCheckAgain}>Check the messages again</Link>}
        </>
      )}
    </Screen>
  );
}

/** The instant of the first start, in milliseconds; now where it is not known. */
function startOf({ kind, date, time, zone }: Timing, { outlook }: Foreseen, now: number): number {
  if (kind === 'at') {
    return (date && time && instantOf(`${date}T${time}`, zone)) || now;
  }
  const first = outlook?.times[0];
  return first ? Date.parse(first.at) : now;
}

/** Why the rows have to be read again. */
function staleWords({ kind }: Timing, steps: Step[]): string {
  switch (kind) {
    case 'per-row':
      return 'The times are read from your rows before you confirm.';
    case 'new-rows':
      return 'Your rows are looked at once more before you confirm.';
    default:
      return steps.length > 0
        ? 'The follow-ups are made for every row before you confirm.'
        : 'Your rows are read for this before you confirm.';
  }
}

/** What was chosen, beside the button; what goes now needs no words. */
function whenInWords(schedule: Schedule, timing: Timing, tab: Tab): string | undefined {
  if (schedule.type === 'now' || schedule.type === 'at') {
    return undefined;
  }
  const only = onlyOf(timing);
  return `${scheduleInWords(schedule)}${only ? `, ${onlyInWords(only, tab.columns)}` : ''}.`;
}

function buttonWords(
  schedule: Schedule | null,
  { kind }: Timing,
  ready: number,
  plan: SendingPlan | undefined,
  safeguards: Safeguards | null,
): string {
  if (kind === 'now') {
    return sendWords(ready, plan, safeguards);
  }
  return schedule ? actionWords(schedule, ready) : 'Schedule';
}

function Outlooks({ foreseen, schedule }: { foreseen: Foreseen; schedule: Schedule }) {
  const { waiting, refusal, outlook } = foreseen;
  return (
    <>
      {waiting && <Waiting>Working out the times…</Waiting>}
      {refusal && <Trouble problem={refusal} />}
      {outlook && <PlannedTimes schedule={schedule} outlook={outlook} />}
    </>
  );
}

interface ChosenProps {
  /** The schedule, in words. */
  children: string | undefined | null;
  safeguards: Safeguards | null;
  faults: Faults;
  plan: SendingPlan | undefined;
  bounds: Bounds;
}

/** What was chosen for safety, in words beside the button; what is wrong with it may be folded away above. */
function Chosen({ safeguards, faults, plan, bounds, children }: ChosenProps) {
  const fault = faults.canary ?? faults.end ?? faults.halt;
  const warning = tooEarly(safeguards?.sendUntil, plan, bounds);
  return (
    <div class="chosen" role="status">
      {children && <span class="line schedule">{children}</span>}
      {safeguards ? inWords(safeguards, bounds.zone).join(' ') : <span class="why">Safety: {fault}</span>}
      {warning && <span class="line why">{warning}</span>}
    </div>
  );
}

/** What the number of messages means where the rows may be others when it sends. */
function laterWords({ kind, existing }: Timing): string | undefined {
  switch (kind) {
    case 'recurring':
      return 'By the rows as they are now; each time takes those of then.';
    case 'new-rows':
      return existing === 'skip' ? 'Each row gets one when it comes.' : 'By the rows as they are now; more come later.';
    default:
      return undefined;
  }
}

/** How many leave now, and how many have to wait. */
function sendWords(ready: number, plan: SendingPlan | undefined, safeguards: Safeguards | null): string {
  const waiting = later(plan);
  const first = safeguards?.canary?.rows;
  if (first !== undefined) {
    return `Send the first ${number(first)} of ${number(ready)}`;
  }
  return waiting === 0
    ? `Send ${count(ready, 'message')}`
    : `Send ${number(ready - waiting)} now, ${number(waiting)} later`;
}

function Summary({ plan, timing, draft: { preview } }: Pick<Props, 'plan' | 'draft'> & { timing: Timing }) {
  const comesLater = timing.kind === 'new-rows' && timing.existing === 'skip';
  const ready = comesLater ? 0 : preview.ready;
  const first = preview.first.slice(0, FIRST_SHOWN);
  return (
    <dl class="summary">
      <dt>Messages</dt>
      <dd>
        <strong>{comesLater ? 'None yet' : number(ready)}</strong>
        {!comesLater && preview.held > 0 && ` (${count(preview.held, 'row')} held back)`}
        {laterWords(timing) && <span class="line hint">{laterWords(timing)}</span>}
      </dd>
      <dt>{plan.message.kind === 'template' ? 'Template' : 'Message'}</dt>
      <dd>{nameOf(plan.message)}</dd>
      <dt>From</dt>
      <dd>
        {plan.sender.verifiedName}, {plan.sender.displayPhoneNumber}
      </dd>
      {ready > 0 && (
        <>
          <dt>First to</dt>
          <dd>
            {first.map(({ row, recipient }) => (
              <span class="line">
                {person(recipient)} (row {row})
              </span>
            ))}
            {ready > first.length && <span class="line">and {number(ready - first.length)} more</span>}
          </dd>
          <dt>Billed by Meta</dt>
          <dd>
            {preview.billing.map(({ region, category, messages }) => (
              <span class="line">
                {number(messages)} {sentenceCase(category)}, {regionName(region)}
              </span>
            ))}
            <span class="line hint">
              {plan.message.kind === 'template'
                ? 'At Meta’s rates, for each message that is delivered.'
                : 'Answers within 24 hours are free of Meta’s charge.'}
            </span>
          </dd>
        </>
      )}
    </dl>
  );
}
