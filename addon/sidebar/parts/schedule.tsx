import { useState } from 'preact/hooks';
import { useAction } from '../asking';
import type { Campaign, Keeping, Progress, Schedule } from '../contract';
import { script } from '../google';
import { inWords, localInWords, missedInWords, quietInWords, zoneName } from '../plan/schedule-words';
import { keepingOf, scheduleOf, timingFaults, timingOf, usualTiming, type Timing } from '../plan/timing';
import { localAt, offsetOf } from '../plan/zone';
import { count } from '../words';
import { Link, Secondary } from './button';
import { KeepingChoice } from './keeping';
import { Trouble } from './notice';
import { WhenFields } from './when-fields';

interface Props {
  campaign: Campaign;
  progress: Progress;
  onMoved: (campaign: Campaign) => void;
}

/** When a campaign sends, and the way to change that while it may still be changed. */
export function ScheduleView({ campaign, progress, onMoved }: Props) {
  const [changing, setChanging] = useState(false);
  const { schedule, quietHours, missed } = campaign;
  if (!schedule || schedule.type === 'now') {
    return null;
  }
  const next = nextOf(campaign, progress);
  const over = progress.status === 'done' || progress.status === 'cancelled';
  return (
    <section aria-label="Schedule">
      <h2>Schedule</h2>
      <p>{inWords(schedule)}.</p>
      {next && (
        <p class="next">
          {schedule.type === 'recurring' ? 'Next' : 'Starts'}:{' '}
          <strong>{localInWords(localAt(next.at, next.zone))}</strong>
          <span class="item-detail">{`${zoneName(next.zone)}, ${offsetOf(next.at, next.zone)} · ${localAt(next.at, 'UTC').slice(11)} UTC`}</span>
        </p>
      )}
      {campaign.runs !== undefined && (
        <p>{campaign.runs === 0 ? 'No run yet.' : `${count(campaign.runs, 'run')} so far.`}</p>
      )}
      {!over && !changing && (
        <>
          <p class="hint">
            {quietInWords(quietHours)} {schedule.type !== 'new-rows' && missedInWords(missed)}
          </p>
          {movable(campaign, progress) && (
            <Secondary onClick={() => setChanging(true)}>
              {frozen(schedule) ? 'Change the quiet hours' : 'Change the schedule'}
            </Secondary>
          )}
        </>
      )}
      {changing && (
        <ChangeSchedule
          campaign={campaign}
          schedule={schedule}
          onMoved={(moved) => {
            setChanging(false);
            onMoved(moved);
          }}
          onLeave={() => setChanging(false)}
        />
      )}
    </section>
  );
}

/** When it starts or runs next; undefined where nothing of the kind is to come. */
function nextOf({ schedule, sheet, nextRunAt }: Campaign, { status, startsAt, pause }: Progress) {
  const zone = schedule && 'zone' in schedule ? schedule.zone : sheet.timeZone;
  const waits = status === 'scheduled' || (status === 'paused' && pause?.code !== 'start-missed');
  const at = nextRunAt ?? (waits && (schedule?.type === 'at' || schedule?.type === 'recurring') ? startsAt : undefined);
  return at === undefined || status === 'done' || status === 'cancelled' ? undefined : { at: Date.parse(at), zone };
}

/** A start at a time is moved before it only; what goes on over days at any time. */
function movable({ schedule }: Campaign, { status, total, counts }: Progress): boolean {
  const nothingLeft = (counts.queued ?? 0) === total;
  return schedule?.type === 'at' ? status === 'scheduled' || (status === 'paused' && nothingLeft) : true;
}

/** Its rows are frozen for it, so that only what holds beside it can change. */
function frozen({ type }: Schedule): boolean {
  return type === 'per-row' || type === 'new-rows';
}

/** Only what was changed, for the rest is left as it is. */
function changed(before: Timing, after: Timing): Keeping {
  const [was, is] = [keepingOf(before), keepingOf(after)];
  return {
    ...(JSON.stringify(was.quietHours) !== JSON.stringify(is.quietHours) && { quietHours: is.quietHours }),
    ...(was.missed !== is.missed && { missed: is.missed }),
  };
}

interface ChangeProps {
  campaign: Campaign;
  schedule: Schedule;
  onMoved: (campaign: Campaign) => void;
  onLeave: () => void;
}

function ChangeSchedule({ campaign, schedule, onMoved, onLeave }: ChangeProps) {
  const { sheet, quietHours, missed } = campaign;
  const now = Date.now();
  const tab = { timeZone: sheet.timeZone, region: '' };
  const [before] = useState(() => timingOf(schedule, quietHours, missed, usualTiming(tab, now)));
  const [timing, setTiming] = useState(before);
  const change = (part: Partial<Timing>) => setTiming({ ...timing, ...part });
  const faults = timingFaults(timing, now);
  const wanted = scheduleOf(timing, tab, now);
  const moving = useAction(async () => {
    const moved = frozen(schedule) ? schedule : wanted!;
    onMoved(await script.moveSchedule(campaign.id, { schedule: moved, ...changed(before, timing) }));
  });
  return (
    <div class="change">
      {!frozen(schedule) && <WhenFields timing={timing} columns={[]} faults={faults} now={now} onChange={change} />}
      <KeepingChoice timing={timing} faults={faults} launched={{ missed }} onChange={change} />
      {moving.problem && <Trouble problem={moving.problem} />}
      <div class="pager start">
        <Secondary disabled={wanted === null || moving.busy} onClick={() => void moving.run()}>
          {moving.busy ? 'Saving…' : 'Save the schedule'}
        </Secondary>
        <Link disabled={moving.busy} onClick={onLeave}>
          Leave it as it was
        </Link>
      </div>
    </div>
  );
}
