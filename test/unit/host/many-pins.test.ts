/** A key that wants its PIN for each signature: how many documents of one request it signs, before a token is touched. */
import assert from 'node:assert/strict'
import { signAgreed, type Agreed } from '../../../host/operations/sign-agreed.ts'
import { MohurError, type ErrorCode } from '../../../shared/errors.ts'
import { limits } from '../../../shared/limits.ts'
import type { Candidate } from '../../../shared/token.ts'
import { entry } from '../../support/answering-person.ts'
import { candidate, token } from '../extension/questions.ts'

const eachTime: Candidate = { ...candidate('a', 'RSA-SHA256'), pinEachTime: true }
const most = limits.pinsInOneRequest

/** What comes of so many documents, and how often the token was logged in to: it is pulled as soon as it is asked for. */
async function signing(count: number, one = eachTime, form: object = { format: 'cms' }) {
  const indexes = Array.from({ length: count }, (_, index) => index)
  const isTogether = 'format' in form && form.format === 'asice'
  let logins = 0
  const agreed = {
    params: { ...form, documents: indexes.map(index => ({ name: `${index}`, type: '', size: 1 })) },
    request: {
      origin: 'https://bank.example',
      signal: new AbortController().signal,
      keep: () => ({ add: () => undefined }),
      deliver: () => undefined,
    },
    context: {
      tokens: {
        withBatch: async () => {
          logins++
          throw new MohurError('TOKEN_REMOVED')
        },
      },
    },
    candidates: [one],
    look: async () => [one],
    looked: { checkAgreed: () => undefined },
    contents: { agreed: () => [] },
  } as unknown as Agreed
  const checksum = isTogether ? { checksum: 1 } : {}
  const documents = indexes.map(index => ({ index, digest: new Uint8Array(32), ...checksum }))
  const answer = { token: one.token.id, certificate: one.fingerprint, pin: entry('246813'), documents }
  const code = await signAgreed(answer as Parameters<typeof signAgreed>[0], agreed).then(
    () => null,
    (error: MohurError): [ErrorCode, object] => [error.code, error.details],
  )
  return { code, logins }
}

const refused = { code: ['KEY_UNSUITABLE', { attribute: 'CKA_ALWAYS_AUTHENTICATE' }], logins: 0 }
const tried = { code: ['TOKEN_REMOVED', {}], logins: 1 }

describe('a key that wants its PIN for each signature', () => {
  it('signs no more documents of one request than as many PINs may be typed in one: no token is touched for more', async () => {
    assert.deepEqual(await signing(most), tried)
    assert.deepEqual(await signing(most + 1), refused)
  })

  it('signs any number of them where the PIN is typed on the token, or one signature is for all', async () => {
    const onDevice = { ...eachTime, token: { ...token, pin: { ...token.pin, onDevice: true } } }
    assert.deepEqual(await signing(most + 1, onDevice), tried)
    assert.deepEqual(await signing(most + 1, eachTime, { format: 'asice' }), tried)
    assert.deepEqual(await signing(most + 1, { ...eachTime, pinEachTime: false }), tried)
  })
})
