import type { ComponentChildren } from 'preact';

/** A labelled control; the label goes round it, so that no id is needed. */
export function Field({ label, hint, children }: { label: string; hint?: string; children: ComponentChildren }) {
  return (
    <label class="field">
      <span class="label">{label}</span>
      {children}
      {hint && <span class="hint">{hint}</span>}
    </label>
  );
}

interface SelectProps {
  value: string;
  onChange: (value: string) => void;
  options: { value: string; label: string }[];
  /** Shown where nothing is chosen yet. */
  prompt?: string;
  /** True where going back to nothing is a choice too. */
  optional?: boolean;
  label?: string;
}

export function Select({ value, onChange, options, prompt, optional = false, label }: SelectProps) {
  return (
    <select value={value} aria-label={label} onChange={(event) => onChange(event.currentTarget.value)}>
      {prompt !== undefined && (
        <option value="" disabled={!optional}>
          {prompt}
        </option>
      )}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}

interface TextProps {
  value: string;
  onInput: (value: string) => void;
  type?: 'text' | 'password' | 'search' | 'date' | 'time' | 'datetime-local' | 'number' | 'url';
  placeholder?: string;
  label?: string;
  min?: string;
  max?: string;
  maxLength?: number;
}

export function Text({ value, onInput, type = 'text', placeholder, label, min, max, maxLength }: TextProps) {
  // Preact types each kind of input apart; these take the same attributes.
  const kind = { type } as { type: 'text' };
  return (
    <input
      {...kind}
      value={value}
      placeholder={placeholder}
      aria-label={label}
      min={min}
      max={max}
      step={type === 'number' ? 'any' : undefined}
      maxLength={maxLength}
      autocomplete="off"
      spellcheck={false}
      onInput={(event) => onInput(event.currentTarget.value)}
    />
  );
}
