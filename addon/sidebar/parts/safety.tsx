import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { faultsOf, mostFirst, type Bounds, type Safety } from '../plan/safeguards';
import { localAt } from '../plan/zone';
import { number } from '../words';
import { Field, Text } from './field';
import { Note } from './notice';

interface Props {
  safety: Safety;
  bounds: Bounds;
  onChange: (safety: Safety) => void;
}

/** What keeps a campaign from doing harm; folded away, so that the simple path stays short. */
export function SafetyChoice({ safety, bounds, onChange }: Props) {
  const change = (part: Partial<Safety>) => onChange({ ...safety, ...part });
  const faults = faultsOf(safety, bounds);
  // Whoever comes back sees what was chosen.
  const [open] = useState(safety.canary || safety.end);
  return (
    <details class="safety" open={open}>
      <summary>
        Safety
        <span class="item-detail">Send a few first, stop at a time, pause when many fail</span>
      </summary>
      {mostFirst(bounds.ready) > 0 && (
        <Switch
          on={safety.canary}
          label="Send a few first"
          fault={faults.canary}
          onChange={(canary) => change({ canary })}
        >
          <CanaryChoice safety={safety} most={mostFirst(bounds.ready)} onChange={change} />
        </Switch>
      )}
      <Switch on={safety.end} label="Stop sending at" fault={faults.end} onChange={(end) => change({ end })}>
        <EndChoice safety={safety} bounds={bounds} onChange={change} />
      </Switch>
      <Switch
        on={safety.halt}
        label="Pause by itself when many fail"
        fault={faults.halt}
        onChange={(halt) => change({ halt })}
      >
        <Field
          label="Failures in 100 messages"
          hint="Counted once 20 messages have gone. You are told why, and can go on."
        >
          <Text type="number" value={safety.percent} min="1" max="100" onInput={(percent) => change({ percent })} />
        </Field>
      </Switch>
    </details>
  );
}

interface SwitchProps {
  on: boolean;
  label: string;
  fault?: string;
  onChange: (on: boolean) => void;
  children: ComponentChildren;
}

/** One safeguard, with what belongs to it while it is on. */
function Switch({ on, label, fault, onChange, children }: SwitchProps) {
  return (
    <div class="safeguard">
      <label class="check">
        <input type="checkbox" checked={on} onChange={(event) => onChange(event.currentTarget.checked)} />
        <span>{label}</span>
      </label>
      {on && <div class="safeguard-parts">{children}</div>}
      {on && fault && <Note kind="warning">{fault}</Note>}
    </div>
  );
}

interface PartProps {
  safety: Safety;
  onChange: (part: Partial<Safety>) => void;
}

function CanaryChoice({ safety, most, onChange }: PartProps & { most: number }) {
  return (
    <>
      <Field label="How many first" hint={`From 1 to ${number(most)}, from the top of the sheet.`}>
        <Text type="number" value={safety.first} min="1" max={String(most)} onInput={(first) => onChange({ first })} />
      </Field>
      <fieldset class="choices">
        <legend class="label">Then</legend>
        <label class="item">
          <input type="radio" name="then" checked={safety.then === 'ask'} onChange={() => onChange({ then: 'ask' })} />
          <span>Ask me before the rest goes</span>
        </label>
        <label class="item">
          <input
            type="radio"
            name="then"
            checked={safety.then === 'continue'}
            onChange={() => onChange({ then: 'continue' })}
          />
          <span>Go on by itself if they arrive</span>
        </label>
      </fieldset>
    </>
  );
}

function EndChoice({ safety, bounds: { zone, start }, onChange }: PartProps & { bounds: Bounds }) {
  return (
    <>
      <div class="two">
        <Field label="End date">
          <Text
            type="date"
            value={safety.date}
            min={localAt(start, zone).slice(0, 10)}
            onInput={(date) => onChange({ date })}
          />
        </Field>
        <Field label="End time">
          <Text type="time" value={safety.time} onInput={(time) => onChange({ time })} />
        </Field>
      </div>
      <p class="hint">{`In ${zone.replace(/_/g, ' ')}, the sheet’s time zone. What has not left by then is not sent.`}</p>
    </>
  );
}
