import type { CampaignDraft, FreeForm, HeaderView, MessageView, Source, Template, TemplateInput } from '../contract';
import type { Upload } from './file';
import { FREE_TEXT, forService, wireNames } from './free-form';
import { cardNumbers } from './groups';

/** What is sent: a template that Meta approved, or free words for people who wrote in the last 24 hours. */
export type Message =
  { kind: 'template'; template: Template } | { kind: 'free-form'; freeForm: FreeForm; file?: Upload };

/** As the service takes it. */
export function contentOf(message: Message): Pick<CampaignDraft, 'template' | 'freeForm'> {
  switch (message.kind) {
    case 'template':
      return { template: { name: message.template.name, language: message.template.language } };
    case 'free-form':
      return { freeForm: forService(message.freeForm) };
  }
}

/** What has to be filled, in the order of the message. */
export function inputsOf(message: Message): TemplateInput[] {
  switch (message.kind) {
    case 'template':
      return message.template.inputs;
    case 'free-form':
      return [...wireNames(message.freeForm.text ?? '')].map(([gap, name]) => ({
        key: `body.${name}`,
        part: 'body',
        kind: 'text',
        label: gap,
      }));
  }
}

/** What the message itself fills, before any column does: a free text brings its file along. */
export function ownSources(message: Message): Record<string, Source> {
  if (message.kind === 'template' || !message.file) {
    return {};
  }
  const { id, kind, filename } = message.file;
  return { 'header.media': { media: id }, ...(kind === 'document' && { 'header.filename': { text: filename } }) };
}

export function viewOf(message: Message): MessageView {
  switch (message.kind) {
    case 'template':
      return message.template.view;
    case 'free-form': {
      const { type, text } = message.freeForm;
      const file = { media: message.file?.id, filename: message.file?.filename };
      return { ...(type !== 'text' && { header: { kind: type, ...file } }), body: text };
    }
  }
}

/** The message with the files and links that are the same in every row, as far as they are chosen. */
export function filledView(message: Message, mapping: Record<string, Source>): MessageView {
  const view = viewOf(message);
  const numbers = cardNumbers(inputsOf(message));
  return {
    ...view,
    header: headerWith(view.header, 'header', mapping),
    cards: view.cards?.map((card, index) => ({
      ...card,
      header: headerWith(card.header, `card.${numbers[index]}.header`, mapping),
    })),
  };
}

function headerWith(header: HeaderView | undefined, key: string, mapping: Record<string, Source>) {
  const file = mapping[`${key}.media`];
  if (!header || !file) {
    return header;
  }
  const filename = mapping[`${key}.filename`]?.text ?? header.filename;
  return { ...header, media: file.media, link: file.text ?? header.link, filename };
}

/** Its name for people. */
export function nameOf(message: Message): string {
  return message.kind === 'template' ? message.template.name : FREE_TEXT;
}

/** Whether the same columns may still fill it. */
export function isSame(one: Message | undefined, other: Message | undefined): boolean {
  return keysOf(one) === keysOf(other);
}

function keysOf(message: Message | undefined): string {
  return message === undefined ? '' : [nameOf(message), ...inputsOf(message).map((input) => input.key)].join('\n');
}
