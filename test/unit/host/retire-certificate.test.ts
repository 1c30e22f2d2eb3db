/** A certificate that goes out of use as the host does it: when it is marked, and what is removed from its token. */
import assert from 'node:assert/strict'
import type { Context, HostRequest } from '../../../host/operations/handler.ts'
import { retireCertificate } from '../../../host/operations/retire-certificate.ts'
import type { MarkedSession, Tokens } from '../../../host/tokens/tokens.ts'
import type { Bytes } from '../../../shared/bytes.ts'
import { MohurError, type ErrorCode } from '../../../shared/errors.ts'
import type { Answer } from '../../../shared/prompts/index.ts'
import type { TokenForPin } from '../../../shared/token.ts'
import type { TokenObject } from '../../../shared/token-object.ts'
import type { Login } from '../../../host/token/token.ts'
import { answering, asText, entry, tokenForPin } from '../../support/answering-person.ts'
import { makeKey, makeSigner, type TestSigner } from '../../support/make-signer.ts'
import { createAuthority, type Authority } from '../../sites/portal/authority/authority.ts'

const onlyMarked = { token: null, serialNumber: '' }
const removing = { token: tokenForPin.id, serialNumber: ` ${tokenForPin.serialNumber} ` }

describe('a certificate that goes out of use', () => {
  let authority: Authority
  let own: TestSigner
  let beside: TestSigner
  before(async () => {
    authority = await createAuthority()
    own = await makeSigner(authority, makeKey('P-256'))
    beside = await makeSigner(authority, makeKey('P-256'))
  })

  const certificate = (id: string, bytes: Bytes): TokenObject =>
    ({ kind: 'certificate', id, label: id, private: false, certificate: bytes, hasKey: true, retired: false }) as const
  const keyPair = (id: string, publicKey: Bytes | null): TokenObject => ({
    kind: 'keyPair',
    id,
    label: id,
    private: true,
    keyId: id,
    algorithm: 'P-256',
    keyName: 'P-256',
    publicKey,
    hasCertificate: true,
    exportable: false,
  })

  /** What is done to a token with these objects when the person gives these answers. */
  async function retire(
    objects: readonly TokenObject[],
    answers: readonly (Omit<Answer<'retireCertificate'>, 'pin'> & { lastTryConfirmed?: boolean })[],
    {
      wanted = own.certificate,
      faults = {},
      tries = 'unknown',
    }: {
      wanted?: Bytes
      faults?: Partial<Record<'login' | 'delete', ErrorCode>>
      tries?: TokenForPin['pin']['tries']
    } = {},
  ) {
    const done: string[] = []
    const logins: (Omit<Login, 'pin'> & { pin: string | null; isBrokenOffWithIt: boolean })[] = []
    const token = { ...tokenForPin, pin: { ...tokenForPin.pin, tries } }
    const certificates = objects.flatMap(object =>
      object.kind === 'certificate' ? [{ certificate: object.certificate, keyId: '', retired: false }] : [],
    )
    const session: Partial<MarkedSession> = {
      objects: async () => [...objects],
      deleteObject: async id => {
        if (faults.delete) throw new MohurError(faults.delete)
        done.push(`delete ${id}`)
      },
    }
    const tokens: Partial<Tokens> = {
      list: async () => (objects.length > 0 ? [token] : []),
      contents: async () => ({ certificates, keys: [], signatures: [] }),
      markRetired: (_, retired) => void done.push(retired ? 'mark' : 'unmark'),
      withLogin: async (login, work, signal) => {
        logins.push({ ...login, pin: asText(login.pin), isBrokenOffWithIt: signal === request.signal })
        if (faults.login) throw new MohurError(faults.login)
        done.push('login')
        return work(session as MarkedSession)
      },
    }
    const { request, asked } = answering(
      'retireCertificate',
      answers.map(({ lastTryConfirmed = false, ...answer }) => ({
        ...answer,
        pin: entry(answer.token === null ? null : '246813', lastTryConfirmed),
      })),
    )
    const outcome = retireCertificate(
      { certificate: wanted },
      request as HostRequest<'retireCertificate'>,
      { tokens } as Context,
    )
    const result = await outcome.catch((error: MohurError) => error.code)
    return { done, logins, result, questions: asked.map(({ question }) => question) }
  }

  const both = () => [
    certificate('old', own.certificate),
    keyPair('key', own.publicKey),
    certificate('other', beside.certificate),
    keyPair('other key', beside.publicKey),
  ]

  it('is marked and nothing else where the person ticks nothing, and no login is made', async () => {
    const { done, result } = await retire(both(), [onlyMarked])
    assert.deepEqual([done, result], [['mark'], { retired: true, removed: false }])
  })

  it('is marked where no connected token holds it, and nothing is offered to be removed', async () => {
    for (const objects of [[], both().slice(2)]) {
      const { done, result, questions } = await retire(objects, [onlyMarked])
      assert.deepEqual([done, result], [['mark'], { retired: true, removed: false }])
      assert.deepEqual(questions, [{ places: [], problem: null }])
    }
  })

  it('goes from its token with its key, the key first, and with nothing else', async () => {
    const { done, result, questions } = await retire(both(), [removing])
    assert.deepEqual(done, ['login', 'mark', 'delete key', 'delete old'])
    assert.deepEqual(result, { retired: true, removed: true })
    assert.deepEqual(questions, [{ places: [{ token: tokenForPin, keyStays: false }], problem: null }])
  })

  it('leaves its key where another certificate uses it, and says so before', async () => {
    const second = await makeSigner(authority, own)
    const { done, questions } = await retire([...both(), certificate('second', second.certificate)], [removing])
    assert.deepEqual(done, ['login', 'mark', 'delete old'])
    assert.deepEqual(questions, [{ places: [{ token: tokenForPin, keyStays: true }], problem: null }])
  })

  it('is neither marked nor removed before the serial number and the PIN were right', async () => {
    const wrong = await retire(both(), [{ ...removing, serialNumber: '0124' }])
    assert.deepEqual([wrong.done, wrong.result], [[], 'USER_REJECTED'])
    assert.deepEqual(wrong.questions.at(-1)?.['problem'], {
      code: 'CONFIRMATION_WRONG',
      details: { missing: 'serialNumber' },
    })
    const mistyped = await retire(both(), [removing], { faults: { login: 'PIN_INCORRECT' } })
    assert.deepEqual([mistyped.done, mistyped.result], [[], 'USER_REJECTED'])
    const elsewhere = await retire(both(), [{ ...removing, token: 'b'.repeat(64) }])
    assert.deepEqual([elsewhere.done, elsewhere.result], [[], 'USER_REJECTED'])
  })

  it('stays marked where the token removes nothing', async () => {
    const { done, result } = await retire(both(), [removing], { faults: { delete: 'TOKEN_FAILED' } })
    assert.deepEqual([done, result], [['login', 'mark'], 'TOKEN_FAILED'])
  })

  it('is somebody’s, not an authority’s, and can be read, or nobody is asked', async () => {
    const refused = { wanted: authority.root }
    const authoritys = await retire(both(), [onlyMarked], refused)
    assert.deepEqual(authoritys, { done: [], logins: [], result: 'NO_CERTIFICATE', questions: [] })
    const { done, result } = await retire(both(), [onlyMarked], { wanted: Uint8Array.of(0x30, 0) })
    assert.deepEqual([done, result], [[], 'CERTIFICATE_UNREADABLE'])
  })

  it('is removed by one login with what was typed, which ends with the request', async () => {
    const { logins } = await retire(both(), [removing])
    const login = { token: tokenForPin.id, pin: '246813', lastTryConfirmed: false, setPin: false }
    assert.deepEqual(logins, [{ ...login, isBrokenOffWithIt: true }])
  })

  it('costs no last try that the person did not agree to', async () => {
    const { logins, result, questions } = await retire(both(), [removing], { tries: 'final' })
    assert.deepEqual([logins, result], [[], 'USER_REJECTED'])
    assert.deepEqual(questions.at(-1)?.['problem'], { code: 'PIN_LAST_TRY', details: {} })
    const agreed = await retire(both(), [{ ...removing, lastTryConfirmed: true }], { tries: 'final' })
    assert.deepEqual(agreed.result, { retired: true, removed: true })
  })

  it('is removed from no token that was not shown to hold it', async () => {
    const { logins, result, questions } = await retire(both().slice(2), [removing])
    assert.deepEqual([logins, result], [[], 'USER_REJECTED'])
    assert.deepEqual(questions.at(-1)?.['problem'], { code: 'TOKEN_REMOVED', details: {} })
  })

  it('goes where certificates and keys beside it cannot be read, and takes none of them along', async () => {
    const strange = [certificate('broken', Uint8Array.of(0x30, 0)), keyPair('hidden', null)]
    const { done, result } = await retire([...strange, ...both()], [removing])
    assert.deepEqual(done, ['login', 'mark', 'delete key', 'delete old'])
    assert.deepEqual(result, { retired: true, removed: true })
  })
})
