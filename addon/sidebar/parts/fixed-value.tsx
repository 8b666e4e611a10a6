import type { InputKind, TemplateInput } from '../contract';
import { Text } from './field';

interface Props {
  name: string;
  input: TemplateInput;
  value: string;
  onInput: (value: string) => void;
}

interface Control {
  type: 'text' | 'number' | 'datetime-local' | 'url';
  placeholder?: string;
  maxLength?: number;
  min?: string;
  max?: string;
}

const LINK: Control = { type: 'url', placeholder: 'https://…', maxLength: 1024 };
const TEXT: Control = { type: 'text', placeholder: 'Text for every row', maxLength: 1024 };

/** Lengths: whatsapp facts, section 2.5. */
const CONTROLS: Partial<Record<InputKind, Control>> = {
  image: LINK,
  video: LINK,
  document: LINK,
  audio: LINK,
  latitude: { type: 'number', min: '-90', max: '90', placeholder: '51.5072' },
  longitude: { type: 'number', min: '-180', max: '180', placeholder: '-0.1276' },
  expiration: { type: 'datetime-local' },
  'coupon-code': { type: 'text', maxLength: 20, placeholder: 'Code for every row' },
  code: { type: 'text', maxLength: 15, placeholder: 'Code for every row' },
};

/** The control for what is the same in every row, fitting its kind. */
export function FixedValue({ name, input, value, onInput }: Props) {
  return <Text label={`Text for ${name}`} value={value} onInput={onInput} {...(CONTROLS[input.kind] ?? TEXT)} />;
}
