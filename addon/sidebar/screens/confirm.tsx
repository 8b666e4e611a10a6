import { useState } from 'preact/hooks';
import { useAction, useAnswer } from '../asking';
import type { Safeguards, SendingPlan } from '../contract';
import { script } from '../google';
import { Link, Primary } from '../parts/button';
import { Note, Trouble } from '../parts/notice';
import { SafetyChoice } from '../parts/safety';
import { Screen } from '../parts/screen';
import { later, SendingPlanView } from '../parts/sending-plan';
import { SheetAccess } from '../parts/sheet-access';
import { firstMoment, scheduleOf, startOf, When } from '../parts/when';
import { person } from '../plan/address';
import { nameOf } from '../plan/message';
import type { Plan } from '../plan/plan';
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
import type { Confirmable } from '../plan/use-reading';
import { count, number, regionName, sentenceCase } from '../words';

interface Props {
  plan: Plan;
  draft: Confirmable;
  /** As it was chosen before; absent at first. */
  safety: Safety | undefined;
  onSafety: (safety: Safety) => void;
  onBack: () => void;
  onCheckAgain: () => void;
  onLaunched: (campaignId: string) => void;
}

const FIRST_SHOWN = 3;
const CHECK_AGAIN = ['/problems/confirmation-outdated', '/problems/not-a-draft', '/problems/not-found'];

/** The last look: how many, from whom, to whom first, what Meta bills, and when. Only here anything is sent. */
export function ConfirmScreen({ plan, draft, safety: chosen, onSafety, onBack, onCheckAgain, onLaunched }: Props) {
  const { campaignId, preview } = draft;
  const zone = plan.tab.timeZone;
  const [moment, setMoment] = useState(() => firstMoment(zone, Date.now()));
  const schedule = scheduleOf(moment, Date.now());
  const startsAt = startOf(moment, Date.now());
  const sending = usePlan(draft, startsAt);
  const bounds = { ready: preview.ready, zone, start: startsAt === null ? Date.now() : Date.parse(startsAt) };
  const [usual] = useState(() => usualSafety(bounds));
  const safety = chosen ?? usual;
  const safeguards = safeguardsOf(safety, bounds);
  const launching = useAction(async () => {
    await script.launchCampaign(campaignId, preview.confirmation, schedule!, safeguards!);
    onLaunched(campaignId);
  });
  const action = moment.later
    ? `Schedule ${count(preview.ready, 'message')}`
    : sendWords(preview.ready, sending, safeguards);
  return (
    <Screen
      title="Confirm"
      step={5}
      onBack={launching.busy ? undefined : onBack}
      footer={
        <>
          <Chosen safeguards={safeguards} faults={faultsOf(safety, bounds)} plan={sending} bounds={bounds} />
          <Primary
            busy={launching.busy}
            disabled={schedule === null || safeguards === null}
            onClick={() => void launching.run()}
          >
            {launching.busy ? 'Working…' : action}
          </Primary>
        </>
      }
    >
      <Summary plan={plan} draft={draft} />
      <When moment={moment} now={Date.now()} onChange={setMoment} />
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

interface ChosenProps {
  safeguards: Safeguards | null;
  faults: Faults;
  plan: SendingPlan | undefined;
  bounds: Bounds;
}

/** What was chosen for safety, in words beside the button; what is wrong with it may be folded away above. */
function Chosen({ safeguards, faults, plan, bounds }: ChosenProps) {
  const fault = faults.canary ?? faults.end ?? faults.halt;
  const warning = tooEarly(safeguards?.sendUntil, plan, bounds);
  return (
    <div class="chosen" role="status">
      {safeguards ? inWords(safeguards, bounds.zone).join(' ') : <span class="why">Safety: {fault}</span>}
      {warning && <span class="line why">{warning}</span>}
    </div>
  );
}

/** When they go: as it was checked for now, asked anew for a later start. A plan that cannot be had hinders nobody. */
function usePlan({ campaignId, preview }: Confirmable, startsAt: string | null): SendingPlan | undefined {
  const asked = useAnswer(
    async () => (startsAt === null ? preview : script.previewCampaign(campaignId, 0, startsAt)),
    [campaignId, startsAt],
  );
  return asked.state === 'answered' ? asked.value.plan : startsAt === null ? preview.plan : undefined;
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

function Summary({ plan, draft: { preview } }: Pick<Props, 'plan' | 'draft'>) {
  const first = preview.first.slice(0, FIRST_SHOWN);
  return (
    <dl class="summary">
      <dt>Messages</dt>
      <dd>
        <strong>{number(preview.ready)}</strong>
        {preview.held > 0 && ` (${count(preview.held, 'row')} held back)`}
      </dd>
      <dt>{plan.message.kind === 'template' ? 'Template' : 'Message'}</dt>
      <dd>{nameOf(plan.message)}</dd>
      <dt>From</dt>
      <dd>
        {plan.sender.verifiedName}, {plan.sender.displayPhoneNumber}
      </dd>
      <dt>First to</dt>
      <dd>
        {first.map(({ row, recipient }) => (
          <span class="line">
            {person(recipient)} (row {row})
          </span>
        ))}
        {preview.ready > first.length && <span class="line">and {number(preview.ready - first.length)} more</span>}
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
    </dl>
  );
}
