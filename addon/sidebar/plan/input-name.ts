import type { MessageView, TemplateInput } from '../contract';
import { amid, brief } from '../words';

/** Keys of a header's further parts, by their last word. */
const BY_LAST_WORD: Record<string, string> = {
  filename: 'File name that people see',
  name: 'Name of the place',
  address: 'Address of the place',
};

/**
 * What an input is for people: where it stands in the message, and what Meta wants there.
 *
 * @param view of the message, or of the input's card
 */
export function inputName(input: TemplateInput, view: MessageView): string {
  switch (input.kind) {
    case 'text':
      return textName(input);
    case 'image':
      return 'Picture';
    case 'video':
      return 'Video';
    case 'document':
      return 'Document';
    case 'audio':
      return 'Sound';
    case 'latitude':
      return 'Latitude';
    case 'longitude':
      return 'Longitude';
    case 'url-suffix':
      return `${buttonName(input, view)}: end of its address`;
    case 'payload':
      return `${buttonName(input, view)}: hidden answer`;
    case 'coupon-code':
      return `${buttonName(input, view)}: code to copy`;
    case 'flow-token':
      return `${buttonName(input, view)}: flow token`;
    case 'flow-data':
      return `${buttonName(input, view)}: first values of the form`;
    case 'product-id':
      return `${buttonName(input, view)}: product in the picture`;
    case 'expiration':
      return 'The offer ends';
    case 'code':
      return 'Code to log in';
  }
}

function textName(input: TemplateInput): string {
  const [part, last] = [input.part, input.key.split('.').pop() ?? ''];
  if (part === 'header' && BY_LAST_WORD[last]) {
    return BY_LAST_WORD[last];
  }
  const gap = input.label.startsWith('{{') ? input.label : `{{${brief(input.label)}}}`;
  return `${part === 'header' ? 'Header' : 'Text'} ${gap}`;
}

/** By the number behind the word button in its key, as in `button.0.url` and `card.1.button.0.url`. */
function buttonName(input: TemplateInput, view: MessageView): string {
  const number = /(?:^|\.)button\.(\d+)\./.exec(input.key);
  const button = number ? view.buttons?.[Number(number[1])] : undefined;
  return button ? `Button “${amid(button.text)}”` : `Button ${input.label}`;
}
