import type { Message } from '../plan/message';

/** A template, or free words. */
export function Kinds({ kind, onChange }: { kind: Message['kind']; onChange: (kind: Message['kind']) => void }) {
  return (
    <fieldset class="choices">
      <legend class="label">What to send</legend>
      <label class="item">
        <input type="radio" name="kind" checked={kind === 'template'} onChange={() => onChange('template')} />
        <span>
          <span class="item-title">A template</span>
          <span class="item-detail">To everybody who agreed to hear from you.</span>
        </span>
      </label>
      <label class="item">
        <input type="radio" name="kind" checked={kind === 'free-form'} onChange={() => onChange('free-form')} />
        <span>
          <span class="item-title">Free text</span>
          <span class="item-detail">Only to people who wrote in the last 24 hours.</span>
        </span>
      </label>
    </fieldset>
  );
}
