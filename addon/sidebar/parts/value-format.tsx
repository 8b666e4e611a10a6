import type { Source } from '../contract';
import { Select } from './field';

interface Props {
  name: string;
  source: Source;
  onChange: (source: Source) => void;
}

const FORMATS = [
  { value: 'text', label: 'Text, as in the sheet' },
  { value: 'currency', label: 'An amount of money' },
  { value: 'date-time', label: 'A date or time' },
];

/** Says to WhatsApp that a value is money or a date. Most never need it, so it is folded away. */
export function ValueFormat({ name, source, onChange }: Props) {
  const { format = 'text', currency = '' } = source;
  const change = (chosen: string) =>
    onChange({ ...source, format: chosen === 'text' ? undefined : (chosen as Source['format']), currency: undefined });
  return (
    <details class="more" open={format !== 'text'}>
      <summary>Format</summary>
      <Select label={`Format of ${name}`} value={format} onChange={change} options={FORMATS} />
      {format === 'currency' && (
        <Select
          label={`Currency of ${name}`}
          value={currency}
          onChange={(code) => onChange({ ...source, currency: code })}
          options={currencies()}
          prompt="Choose a currency"
        />
      )}
    </details>
  );
}

/** ISO 4217 codes with their names, as the browser knows them. */
function currencies() {
  const names = new Intl.DisplayNames('en', { type: 'currency' });
  return Intl.supportedValuesOf('currency').map((code) => ({ value: code, label: `${code}: ${names.of(code)}` }));
}
