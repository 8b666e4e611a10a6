interface Props<T extends string> {
  legend: string;
  /** Of the group of radio buttons; no other group on the screen has it. */
  name: string;
  value: T;
  options: { value: T; label: string; hint?: string }[];
  onChange: (value: T) => void;
}

/** One of a few, each with a line of its own. */
export function Choice<T extends string>({ legend, name, value, options, onChange }: Props<T>) {
  return (
    <fieldset class="choices">
      <legend class="label">{legend}</legend>
      {options.map((option) => (
        <label class="item" key={option.value}>
          <input type="radio" name={name} checked={value === option.value} onChange={() => onChange(option.value)} />
          <span>
            {option.label}
            {option.hint && <span class="item-detail">{option.hint}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
