/** Templates of the kinds that have more than text, as the service describes them. */
const text = (key: string, part: string, label: string, example: string) => ({
  key,
  part,
  kind: 'text',
  label,
  example,
});

const approved = (id: string, name: string, category: string) => ({
  id,
  name,
  language: 'en_GB',
  category,
  status: 'APPROVED',
  quality: 'GREEN',
  sendable: true,
});

export const PICTURE = {
  ...approved('t4', 'spring_picture', 'MARKETING'),
  inputs: [
    { key: 'header.media', part: 'header', kind: 'image', label: 'image' },
    text('body.first_name', 'body', 'first_name', 'Pablo'),
    { key: 'button.0.url', part: 'button', kind: 'url-suffix', label: 'See the offer', example: 'spring' },
    { key: 'button.1.payload', part: 'button', kind: 'payload', label: 'No more offers', optional: true },
  ],
  view: {
    header: { kind: 'image' },
    body: 'Hi {{first_name}}, *spring is here*: everything in green is 20 % off until Sunday.',
    footer: 'Rowcast Demo',
    buttons: [
      { kind: 'url', text: 'See the offer', target: 'https://shop.example/{{1}}' },
      { kind: 'quick-reply', text: 'No more offers' },
    ],
  },
};

export const INVOICE = {
  ...approved('t5', 'invoice', 'UTILITY'),
  inputs: [
    { key: 'header.media', part: 'header', kind: 'document', label: 'document' },
    { key: 'header.filename', part: 'header', kind: 'text', label: 'filename', optional: true },
    text('body.1', 'body', '{{1}}', 'Pablo'),
    text('body.2', 'body', '{{2}}', '€49.90'),
  ],
  view: { header: { kind: 'document' }, body: 'Dear {{1}}, here is your invoice over {{2}}. Thank you!' },
};

export const SHOP = {
  ...approved('t6', 'new_shop', 'MARKETING'),
  inputs: [
    { key: 'header.latitude', part: 'header', kind: 'latitude', label: 'latitude' },
    { key: 'header.longitude', part: 'header', kind: 'longitude', label: 'longitude' },
    { key: 'header.name', part: 'header', kind: 'text', label: 'name' },
    { key: 'header.address', part: 'header', kind: 'text', label: 'address' },
    text('body.1', 'body', '{{1}}', 'Pablo'),
  ],
  view: {
    header: { kind: 'location' },
    body: 'Hello {{1}}, our new shop opens on Saturday.',
  },
};

const card = (number: number, name: string) => ({
  inputs: [
    { key: `card.${number}.header.media`, part: 'card', kind: 'image', label: 'image' },
    text(`card.${number}.body.1`, 'card', '{{1}}', name),
    { key: `card.${number}.button.0.url`, part: 'card', kind: 'url-suffix', label: 'Buy now', example: name },
  ],
  view: {
    header: { kind: 'image' },
    body: `${name}, now {{1}}`,
    buttons: [{ kind: 'url', text: 'Buy now', target: 'https://shop.example/{{1}}' }],
  },
});
const CARDS = [card(0, 'Teapot'), card(1, 'Mug')];

export const CAROUSEL = {
  ...approved('t7', 'two_ideas', 'MARKETING'),
  inputs: [text('body.1', 'body', '{{1}}', 'Pablo'), ...CARDS.flatMap((each) => each.inputs)],
  view: { body: 'Hello {{1}}, two ideas for you:', cards: CARDS.map((each) => each.view) },
};

export const OFFER = {
  ...approved('t8', 'last_chance', 'MARKETING'),
  inputs: [
    { key: 'offer.expiration', part: 'offer', kind: 'expiration', label: 'expiration' },
    text('body.1', 'body', '{{1}}', 'Pablo'),
    { key: 'button.0.coupon', part: 'button', kind: 'coupon-code', label: 'Copy code', example: 'SPRING25' },
  ],
  view: {
    offer: { text: 'Spring offer', code: 'SPRING25', expiresAt: '2026-11-30T18:00:00Z' },
    body: 'Hello {{1}}, 25 % off with this code.',
    buttons: [
      { kind: 'copy-code', text: 'Copy code', target: 'SPRING25' },
      { kind: 'url', text: 'To the shop', target: 'https://shop.example' },
    ],
  },
};

export const LOGIN = {
  ...approved('t9', 'login_code', 'AUTHENTICATION'),
  inputs: [{ key: 'code', part: 'body', kind: 'code', label: 'code', example: '123456' }],
  view: { body: '*{{1}}* is your verification code.', buttons: [{ kind: 'copy-code', text: 'Copy code' }] },
};

export const RICH_TEMPLATES = [PICTURE, INVOICE, SHOP, CAROUSEL, OFFER, LOGIN];
