/** A renewal as the host makes it: what is refused before anybody is asked, and what is left on the token where the old key does not sign. */
import assert from 'node:assert/strict'
import { fingerprintOf } from '../../../host/digests.ts'
import type { Context, HostRequest } from '../../../host/operations/handler.ts'
import { renewCertificate } from '../../../host/operations/renew-certificate.ts'
import { ecdsaFromDer } from '../../../host/pki/ecdsa-signature.ts'
import type { TokenSession } from '../../../host/token/token.ts'
import type { MarkedContents, Tokens } from '../../../host/tokens/tokens.ts'
import { MohurError, type ErrorCode } from '../../../shared/errors.ts'
import type { TokenForPin } from '../../../shared/token.ts'
import { answering, entry, tokenForPin } from '../../support/answering-person.ts'
import { makeKey, makeSigner, type TestKey, type TestSigner } from '../../support/make-signer.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { createAuthority, type Authority } from '../../sites/portal/authority/authority.ts'

/** One token that holds the old key under the id `01`. */
interface Place {
  token?: Partial<TokenForPin>
  marks?: { retired?: boolean; pinEachTime?: boolean }
  /** On it after the certificate was seen. */
  holds?: boolean
}

describe('a certificate that is renewed', () => {
  const folder = temporaryFolder()
  let authority: Authority
  let old: TestSigner
  before(async () => {
    authority = await createAuthority()
    old = await makeSigner(authority, makeKey('P-256'))
  })

  function placed(signer: TestSigner, { token = {}, marks = {}, holds = true }: Place = {}) {
    const { retired = false, pinEachTime = false } = marks
    const keys = new Map<string, TestKey>([['01', signer]])
    /** What befalls the old key as it signs, and a new one as it is destroyed. */
    const faults: Partial<Record<'sign' | 'destroy', ErrorCode>> = {}
    const asked: string[] = []
    const session: Partial<TokenSession> = {
      keys: async () => [...keys].map(([keyId, { publicKey }]) => ({ keyId, publicKey })),
      keyFor: async ({ keyId }) => (holds ? keyId : Promise.reject(new MohurError('TOKEN_CHANGED'))),
      generateKeyPair: async ({ algorithm }) => {
        asked.push('generate')
        const key = makeKey(algorithm)
        keys.set('02', key)
        return { keyId: '02', publicKey: key.publicKey }
      },
      sign: async (keyId, _, items) => {
        asked.push(`sign ${keyId}`)
        if (keyId === '01' && faults.sign) throw new MohurError(faults.sign)
        return items.map(({ toBeSigned }) => ecdsaFromDer(keys.get(keyId)?.sign(toBeSigned) ?? assert.fail(), 32))
      },
      destroyKeyPair: async keyId => {
        if (faults.destroy) throw new MohurError(faults.destroy)
        keys.delete(keyId)
      },
    }
    const listed = async (): Promise<TokenForPin[]> => [{ ...tokenForPin, ...token }]
    const contents: MarkedContents = {
      certificates: [{ certificate: signer.certificate, keyId: '01', retired }],
      keys: [{ keyId: '01', publicKey: signer.publicKey, pinEachTime }],
      signatures: ['ECDSA-SHA256'],
    }
    const tokens: Partial<Tokens> = {
      listUsable: listed,
      list: listed,
      contents: async () => contents,
      withLogin: (_, work) => work(session as Parameters<typeof work>[0]),
    }
    return { keys, faults, asked, context: { tokens, dataFolder: folder() } as Context }
  }

  /** By a person who agrees so many times. */
  async function renew(
    { certificate }: TestSigner,
    { context }: Pick<ReturnType<typeof placed>, 'context'>,
    { reference, times = 1 }: { reference?: string; times?: number } = {},
  ) {
    const fingerprint = fingerprintOf(certificate)
    const answer = { token: tokenForPin.id, certificate: fingerprint, exportable: false }
    const answers = Array.from({ length: times }, () => ({ ...answer, pin: entry('246813') }))
    const { request, asked } = answering('renewCertificate', answers)
    const more = { id: 'r', progress: () => undefined, keepingKey: new Uint8Array(32), made: new Set(), signed: [] }
    const params = { certificate, key: { algorithm: 'P-256' }, ...(reference ? { reference } : {}) } as const
    const whole = { ...request, ...more } as unknown as HostRequest<'renewCertificate'>
    return { asked, made: renewCertificate(params, whole, context) }
  }

  const refused: Record<string, { signer?: () => Promise<TestSigner>; place?: Place; code: ErrorCode }> = {
    'has expired': {
      signer: () => makeSigner(authority, makeKey('P-256'), { notBefore: new Date('2020-01-01'), days: 365 }),
      code: 'CERTIFICATE_EXPIRED',
    },
    'is out of use': { place: { marks: { retired: true } }, code: 'CERTIFICATE_RETIRED' },
    'has a key that wants its PIN for each signature': {
      place: { marks: { pinEachTime: true } },
      code: 'KEY_UNSUITABLE',
    },
    'lies on a token that cannot make such a key': {
      place: { token: { algorithms: ['RSA-2048'] } },
      code: 'ALGORITHM_UNSUPPORTED',
    },
    'lies on a token whose PIN is locked': { place: { token: { state: 'locked' } }, code: 'PIN_LOCKED' },
  }
  for (const [what, { signer, place, code }] of Object.entries(refused)) {
    it(`is refused before anybody is asked when it ${what}`, async () => {
      const own = (await signer?.()) ?? old
      const { made, asked } = await renew(own, placed(own, place))
      await assert.rejects(made, { code })
      assert.deepEqual(asked, [])
    })
  }

  it('is refused where its key lies nowhere beside it', async () => {
    const other = await makeSigner(authority, makeKey('P-256'))
    const { made, asked } = await renew(old, placed({ ...other, certificate: old.certificate }))
    await assert.rejects(made, { code: 'CERTIFICATE_WITHOUT_KEY' })
    assert.deepEqual(asked, [])
  })

  it('is waited for where no token has it', async () => {
    const { made, asked } = await renew(old, placed(await makeSigner(authority, makeKey('P-256'))))
    await assert.rejects(made, { code: 'USER_REJECTED' })
    assert.deepEqual(asked[0]?.question, { candidates: [], problem: null })
  })

  it('has no new key where the login shows that the old one is gone', async () => {
    const place = placed(old, { holds: false })
    await assert.rejects((await renew(old, place)).made, { code: 'TOKEN_CHANGED' })
    assert.deepEqual(place.asked, [])
  })

  for (const reference of [undefined, 'yenilәmә 1']) {
    it(`leaves no new key where the old one does not sign, ${reference ? 'with' : 'without'} a reference`, async () => {
      const place = placed(old)
      place.faults.sign = 'TOKEN_FAILED'
      await assert.rejects((await renew(old, place, reference ? { reference } : {})).made, { code: 'TOKEN_FAILED' })
      assert.deepEqual(place.asked, ['generate', 'sign 02', 'sign 01'])
      assert.deepEqual([...place.keys.keys()], ['01'])
    })
  }

  it('goes on under its reference with the key that a pulled token kept, in the same window and in another one', async () => {
    const place = placed(old)
    place.faults.destroy = 'TOKEN_REMOVED'
    place.faults.sign = 'TOKEN_REMOVED'
    await assert.rejects((await renew(old, place, { reference: 'yeniləmə', times: 2 })).made, { code: 'USER_REJECTED' })
    const kept = place.keys.get('02')?.publicKey
    delete place.faults.sign
    const { key, signed } = await (await renew(old, place, { reference: 'yeniləmə' })).made
    assert.deepEqual(key, kept)
    assert.equal(place.asked.filter(what => what === 'generate').length, 1)
    const { made, asked } = await renew(old, place, { reference: 'yeniləmə' })
    assert.deepEqual((await made).signed, signed)
    assert.deepEqual(asked, [])
  })
})
