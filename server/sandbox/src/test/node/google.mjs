// What an application does that was written for Google with Google's own Node client: the client is used as its README says; its
// options for the root address and for the OAuth endpoints point it at the sandbox. Any answer that is not Google's ends the story.
import assert from 'node:assert/strict'
import { auth, sheets as sheetsClient } from '@googleapis/sheets'

const [sandbox, clientId, clientSecret, email] = process.argv.slice(2)
const step = (name) => console.log(`googleapis: ${name}`)

step('is allowed by a person, with PKCE')
const client = new auth.OAuth2({
  clientId,
  clientSecret,
  redirectUri: 'http://127.0.0.1:9/callback',
  endpoints: {
    oauth2AuthBaseUrl: `${sandbox}/o/oauth2/v2/auth`,
    oauth2TokenUrl: `${sandbox}/token`,
    oauth2RevokeUrl: `${sandbox}/revoke`,
  },
})
const { codeVerifier, codeChallenge } = await client.generateCodeVerifierAsync()
const authorizationUrl = client.generateAuthUrl({
  access_type: 'offline',
  prompt: 'consent',
  scope: ['https://www.googleapis.com/auth/spreadsheets', 'openid', 'email'],
  state: 'a state',
  code_challenge: codeChallenge,
  code_challenge_method: 'S256',
})
const consent = await fetch(`${sandbox}/sandbox/google/consents`, {
  method: 'POST',
  body: JSON.stringify({ authorizationUrl, email, allow: true }),
})
const back = new URL((await consent.json()).location)
assert.equal(back.searchParams.get('state'), 'a state')
const { tokens } = await client.getToken({ code: back.searchParams.get('code'), codeVerifier })
assert.ok(tokens.refresh_token && tokens.expiry_date > Date.now())
assert.equal(JSON.parse(Buffer.from(tokens.id_token.split('.')[1], 'base64url')).email, email)

step('refreshes a token that has ended')
client.setCredentials({ ...tokens, access_token: 'ended', expiry_date: Date.now() - 1000 })
const sheets = sheetsClient({ version: 'v4', auth: client, rootUrl: `${sandbox}/` })

step('creates a spreadsheet and finds its tab')
const created = await sheets.spreadsheets.create({
  requestBody: { properties: { title: 'Guests' }, sheets: [{ properties: { title: "Ben's guests" } }] },
})
const spreadsheetId = created.data.spreadsheetId
assert.match(created.data.spreadsheetUrl, new RegExp(spreadsheetId))
const got = await sheets.spreadsheets.get({ spreadsheetId, fields: 'sheets.properties(sheetId,title)' })
const sheetId = got.data.sheets[0].properties.sheetId
assert.equal(got.data.sheets[0].properties.title, "Ben's guests")

step('writes, appends, reads and clears values')
const update = await sheets.spreadsheets.values.update({
  spreadsheetId,
  range: "'Ben''s guests'!A1:C2",
  valueInputOption: 'RAW',
  includeValuesInResponse: true,
  requestBody: { values: [['Name', 'Phone', 'Status'], ['Asha', '+447400123456', '=1+1']] },
})
assert.equal(update.data.updatedCells, 6)
assert.deepEqual(update.data.updatedData.values[1], ['Asha', '+447400123456', '=1+1'])
const appended = await sheets.spreadsheets.values.append({
  spreadsheetId,
  range: "'Ben''s guests'!A1",
  valueInputOption: 'USER_ENTERED',
  insertDataOption: 'INSERT_ROWS',
  requestBody: { values: [['Ben', '', '=1+1']] },
})
assert.equal(appended.data.updates.updatedRange, "'Ben''s guests'!A3:C3")
const read = await sheets.spreadsheets.values.batchGet({
  spreadsheetId,
  ranges: ["'Ben''s guests'!A:A", "'Ben''s guests'!C2:C3"],
  valueRenderOption: 'UNFORMATTED_VALUE',
})
assert.deepEqual(read.data.valueRanges.map((range) => range.values), [[['Name'], ['Asha'], ['Ben']], [['=1+1'], [2]]])
await sheets.spreadsheets.values.clear({ spreadsheetId, range: "'Ben''s guests'!C3" })

step('tags a column, sorts, and writes where the column stands now')
await sheets.spreadsheets.batchUpdate({
  spreadsheetId,
  requestBody: {
    requests: [
      {
        createDeveloperMetadata: {
          developerMetadata: {
            metadataKey: 'status',
            visibility: 'DOCUMENT',
            location: { dimensionRange: { sheetId, dimension: 'COLUMNS', startIndex: 2, endIndex: 3 } },
          },
        },
      },
      { insertDimension: { range: { sheetId, dimension: 'COLUMNS', startIndex: 1, endIndex: 2 } } },
    ],
  },
})
const lookup = { developerMetadataLookup: { metadataKey: 'status' } }
const found = await sheets.spreadsheets.developerMetadata.search({ spreadsheetId, requestBody: { dataFilters: [lookup] } })
assert.equal(found.data.matchedDeveloperMetadata[0].developerMetadata.location.dimensionRange.startIndex, 3)
const byFilter = await sheets.spreadsheets.values.batchUpdateByDataFilter({
  spreadsheetId,
  requestBody: {
    valueInputOption: 'RAW',
    data: [{ dataFilter: lookup, majorDimension: 'COLUMNS', values: [[null, 'Read']] }],
  },
})
assert.equal(byFilter.data.totalUpdatedCells, 1)
const status = await sheets.spreadsheets.values.get({ spreadsheetId, range: "'Ben''s guests'!D1:D2" })
assert.deepEqual(status.data.values, [['Status'], ['Read']])

step('copies a tab to another spreadsheet')
const other = await sheets.spreadsheets.create({ requestBody: {} })
const copied = await sheets.spreadsheets.sheets.copyTo({
  spreadsheetId,
  sheetId,
  requestBody: { destinationSpreadsheetId: other.data.spreadsheetId },
})
assert.equal(copied.data.title, "Copy of Ben's guests")

step('meets errors in their form')
const failure = async (promise) => promise.then(() => assert.fail('should have failed'), (error) => error)
const wrongRange = await failure(sheets.spreadsheets.values.get({ spreadsheetId, range: 'Nowhere!A1' }))
assert.equal(wrongRange.status, 400)
assert.equal(wrongRange.message, 'Unable to parse range: Nowhere!A1')
const unknown = await failure(sheets.spreadsheets.get({ spreadsheetId: 'none' }))
assert.equal(unknown.status, 404)
assert.equal(unknown.response.data.error.status, 'NOT_FOUND')

step('is not allowed any more after it revoked')
await client.revokeCredentials()
client.setCredentials({ refresh_token: tokens.refresh_token })
const revoked = await failure(sheets.spreadsheets.get({ spreadsheetId }))
assert.equal(revoked.response.data.error, 'invalid_grant')
