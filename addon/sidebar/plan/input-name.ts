import type { Template, TemplateInput } from '../contract';

/** What an input is for people: where it stands in the message, and what Meta wants there. */
export function inputName(input: TemplateInput, template: Template): string {
  switch (input.kind) {
    case 'text':
      return `${input.part === 'header' ? 'Header' : 'Text'} ${input.label}`;
    case 'image':
    case 'video':
    case 'document':
      return `Header: address of the ${input.kind}`;
    case 'url-suffix':
      return `${buttonName(input, template)}: end of its address`;
    case 'payload':
      return `${buttonName(input, template)}: hidden answer`;
  }
}

/** By the number in its key, as in `button.0.url`. */
function buttonName(input: TemplateInput, template: Template): string {
  const button = template.view.buttons?.[Number(input.key.split('.')[1])];
  return button ? `Button “${button.text}”` : `Button ${input.label}`;
}
