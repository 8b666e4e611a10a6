import type { TemplateInput } from '../contract';

/** Inputs that stand together in the message. */
export interface Group {
  title: string;
  inputs: TemplateInput[];
}

/** Grouped as the message has them, from top to bottom; cards are counted from 1 whatever their keys begin with. */
export function groupsOf(inputs: TemplateInput[]): Group[] {
  const cards = cardNumbers(inputs);
  const groups = new Map<string, TemplateInput[]>();
  inputs.forEach((input) => {
    const title = titleOf(input, cards);
    groups.set(title, [...(groups.get(title) ?? []), input]);
  });
  return [...groups].map(([title, members]) => ({ title, inputs: members }));
}

function titleOf(input: TemplateInput, cards: string[]): string {
  if (input.kind === 'code') {
    return 'Code';
  }
  switch (input.part) {
    case 'header':
      return input.kind === 'latitude' || /^header\.(longitude|name|address)$/.test(input.key) ? 'Place' : 'Header';
    case 'body':
      return 'Text';
    case 'button':
      return 'Buttons';
    case 'offer':
      return 'Offer';
    case 'card':
      return `Card ${cards.indexOf(cardOf(input)) + 1}`;
  }
}

/** The numbers of the cards, in order, as the keys have them. */
export function cardNumbers(inputs: TemplateInput[]): string[] {
  const numbers = inputs.filter((input) => input.part === 'card').map(cardOf);
  return [...new Set(numbers)].sort((one, other) => Number(one) - Number(other));
}

/** The second part of `card.1.header.media`. */
export function cardOf(input: TemplateInput): string {
  return input.key.split('.')[1];
}
