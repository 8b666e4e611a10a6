// What an application does that was written for Meta with somebody else's client: the client is used as its README says, and
// its own option for the base address points it at the sandbox. Any answer that is not Meta's ends the story with an error.
import assert from 'node:assert/strict'
import { WhatsAppClient, buildTemplateSendPayload } from '@kapso/whatsapp-cloud-api'

const [baseUrl, accessToken, phoneNumberId, businessAccountId, to] = process.argv.slice(2)
const client = new WhatsAppClient({ baseUrl, accessToken, graphVersion: 'v24.0' })
const step = (name) => console.log(`kapso: ${name}`)

step('lists templates, page by page')
const names = []
let after
do {
  const page = await client.templates.list({ businessAccountId, limit: 4, after })
  names.push(...page.data.map((template) => template.name))
  after = page.paging?.next ? page.paging.cursors.after : undefined
} while (after)
assert.ok(names.includes('spring_sale') && names.includes('appointment_reminder'), `listed ${names}`)

step('uploads, describes and downloads a picture')
const bytes = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
const upload = await client.media.upload({
  phoneNumberId,
  type: 'image',
  file: new Blob([bytes], { type: 'image/png' }),
  fileName: 'dot.png',
})
const described = await client.media.get({ mediaId: upload.id })
assert.equal(described.mimeType ?? described.mime_type, 'image/png')
assert.equal(Number(described.fileSize ?? described.file_size), bytes.length)
const downloaded = await client.media.download({ mediaId: upload.id, auth: 'always' })
assert.deepEqual(Buffer.from(downloaded), bytes)
const unauthorised = await client.media.download({ mediaId: upload.id, auth: 'never', as: 'response' })
assert.equal(unauthorised.status, 401)

step('sends a template with a picture, values and a link')
const sale = await client.messages.sendTemplate({
  phoneNumberId,
  to,
  template: buildTemplateSendPayload({
    name: 'spring_sale',
    language: 'en_US',
    header: { type: 'image', image: { id: upload.id } },
    body: ['Maria', '25%', 'SPRING25'].map((text) => ({ type: 'text', text })),
    buttons: [{ type: 'button', subType: 'url', index: 0, parameters: [{ type: 'text', text: 'maria' }] }],
  }),
})
assert.match(sale.messages[0].id, /^wamid\./)

step('sends a text, a picture and a question')
for (const sent of [
  await client.messages.sendText({ phoneNumberId, to, body: 'Hello from another client' }),
  await client.messages.sendImage({ phoneNumberId, to, image: { id: upload.id, caption: 'A dot' } }),
  await client.messages.sendInteractiveButtons({
    phoneNumberId,
    to,
    bodyText: 'Coming?',
    buttons: [{ id: 'yes', title: 'Yes' }],
  }),
]) {
  assert.equal(sent.contacts[0].input, to)
  assert.match(sent.messages[0].id, /^wamid\./)
}

step('is told what was wrong, in the words its errors are made of')
await assert.rejects(
  client.messages.sendTemplate({ phoneNumberId, to, template: { name: 'no_such', language: { code: 'en_US' } } }),
  (error) => error.code === 132001 && /no_such/.test(error.details),
)

step('makes and takes away a template')
const created = await client.templates.create({
  businessAccountId,
  name: 'from_another_client',
  language: 'en_US',
  category: 'UTILITY',
  components: [{ type: 'BODY', text: 'Your table is ready.' }],
})
assert.equal(created.status, 'PENDING')
const gone = await client.templates.delete({ businessAccountId, name: 'from_another_client' })
assert.equal(gone.success, true)

step('takes the picture away')
assert.equal((await client.media.delete({ mediaId: upload.id })).success, true)
