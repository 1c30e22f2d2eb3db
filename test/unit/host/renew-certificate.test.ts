/** A renewal as the host makes it: what is refused before anybody is asked, and what is left on the token where the old key does not sign. */
import assert from 'node:assert/strict'
import { fingerprintOf } from '../../../host/digests.ts'
import { openEnrolmentJob } from '../../../host/operations/enrolment-job.ts'
import type { Context, HostRequest } from '../../../host/operations/handler.ts'
import { renewCertificate } from '../../../host/operations/renew-certificate.ts'
import { ecdsaFromDer } from '../../../host/pki/ecdsa-signature.ts'
import type { NewKey, TokenSession, WantedKey } from '../../../host/token/token.ts'
import type { MarkedContents, Tokens } from '../../../host/tokens/tokens.ts'
import { utf8 } from '../../../shared/bytes.ts'
import { readCertificate } from '../../../shared/certificate.ts'
import { MohurError, type ErrorCode } from '../../../shared/errors.ts'
import type { Params } from '../../../shared/operations/index.ts'
import type { Answer } from '../../../shared/prompts/index.ts'
import type { TokenForPin } from '../../../shared/token.ts'
import { answering, entry, tokenForPin } from '../../support/answering-person.ts'
import { day, makeLink, usages } from '../../support/make-link.ts'
import { makeKey, makeSigner, type TestKey, type TestSigner } from '../../support/make-signer.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { createAuthority, type Authority } from '../../sites/portal/authority/authority.ts'
import { makeCertificate } from '../../sites/portal/authority/certificate.ts'
import { makeName } from '../../sites/portal/authority/names.ts'

/** One token that holds the old key under the id `01`. */
interface Place {
  token?: Partial<TokenForPin>
  marks?: { retired?: boolean; pinEachTime?: boolean }
  /** On it after the certificate was seen. */
  holds?: boolean
  /** Another token beside it holds the same. */
  twin?: TokenForPin
}

const kinds = ['pkcs11', 'software'] as const
interface Renewing {
  reference?: string
  /** How often the person agrees. */
  times?: number
  wish?: Partial<Params<'renewCertificate'>['key']>
  agreed?: Partial<Answer<'renewCertificate'>>
}

describe('a certificate that is renewed', () => {
  const folder = temporaryFolder()
  let authority: Authority
  let old: TestSigner
  before(async () => {
    authority = await createAuthority()
    old = await makeSigner(authority, makeKey('P-256'))
  })

  function placed(signer: TestSigner, { token = {}, marks = {}, holds = true, twin }: Place = {}) {
    const { retired = false, pinEachTime = false } = marks
    const keys = new Map<string, TestKey>([['01', signer]])
    /** What befalls the old key as it signs, and a new one as it is destroyed. */
    const faults: Partial<Record<'sign' | 'destroy', ErrorCode>> = {}
    const asked: string[] = []
    const made: NewKey[] = []
    const given: { wanted?: WantedKey; signal?: AbortSignal | undefined } = {}
    const session: Partial<TokenSession> = {
      keys: async () => [...keys].map(([keyId, { publicKey }]) => ({ keyId, publicKey })),
      keyFor: async wanted => {
        given.wanted = wanted
        return holds ? wanted.keyId : Promise.reject(new MohurError('TOKEN_CHANGED'))
      },
      generateKeyPair: async wanted => {
        asked.push('generate')
        made.push(wanted)
        const key = makeKey(wanted.algorithm)
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
    const listed = async (): Promise<TokenForPin[]> => [{ ...tokenForPin, ...token }, ...(twin ? [twin] : [])]
    const contents: MarkedContents = {
      certificates: [{ certificate: signer.certificate, keyId: '01', retired }],
      keys: [{ keyId: '01', publicKey: signer.publicKey, pinEachTime }],
      signatures: ['ECDSA-SHA256'],
    }
    const tokens: Partial<Tokens> = {
      listUsable: listed,
      list: listed,
      contents: async () => contents,
      withLogin: (_, work, signal) => {
        given.signal = signal
        return work(session as Parameters<typeof work>[0])
      },
    }
    return { keys, faults, asked, made, given, context: { tokens, dataFolder: folder() } as Context }
  }

  /** By a person who agrees so many times. */
  async function renew(
    { certificate }: TestSigner,
    { context }: Pick<ReturnType<typeof placed>, 'context'>,
    { reference, times = 1, wish = {}, agreed = {} }: Renewing = {},
  ) {
    const fingerprint = fingerprintOf(certificate)
    const answer = { token: tokenForPin.id, certificate: fingerprint, exportable: false, ...agreed }
    const answers = Array.from({ length: times }, () => ({ ...answer, pin: entry('246813') }))
    const { request, asked } = answering('renewCertificate', answers)
    const more = { id: 'r', progress: () => undefined, keepingKey: new Uint8Array(32), made: new Set(), signed: [] }
    const key = { algorithm: 'P-256', ...wish } as const
    const params = { certificate, key, ...(reference ? { reference } : {}) }
    const whole = { ...request, ...more } as unknown as HostRequest<'renewCertificate'>
    return { asked, signal: request.signal, made: renewCertificate(params, whole, context) }
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

  it('has an exportable key where the page, the person and a token of software want that together', async () => {
    const exported: string[] = []
    for (const wish of [{}, { exportable: false }, { exportable: true }])
      for (const [exportable, kind] of [false, true].flatMap(agreed => kinds.map(kind => [agreed, kind] as const))) {
        const place = placed(old, { token: { kind } })
        await (
          await renew(old, place, { wish, agreed: { exportable } })
        ).made
        exported.push(...place.made.filter(key => key.exportable).map(() => JSON.stringify([wish, exportable, kind])))
      }
    assert.deepEqual(exported, ['[{"exportable":true},true,"software"]'])
  })

  it('is signed for by the very key that it is of, in a login that ends with the request', async () => {
    const place = placed(old)
    const { made, signal } = await renew(old, place)
    await made
    assert.deepEqual(place.given.wanted, { keyId: '01', publicKey: new Uint8Array(old.publicKey) })
    assert.equal(place.given.signal, signal)
  })

  it('keeps its name byte for byte, however that is written', async () => {
    const subject = makeName([
      { type: 'CN', value: 'Səməd' },
      // As UTF8String, which nobody would choose for it.
      { type: '2.5.4.5', value: '5XK1A2B' },
    ])
    const { issuer } = makeLink('Centre')
    const times = { notBefore: new Date(Date.now() - day), notAfter: new Date(Date.now() + day) }
    const certificate = makeCertificate({ ...old, issuer, subject, ...times, extensions: [usages.signing] })
    const own = { ...old, certificate }
    const { request } = await (await renew(own, placed(own))).made
    const name = Buffer.from(readCertificate(certificate).subjectDer)
    assert.ok(name.includes('\x0c\x075XK1A2B') && Buffer.from(request).includes(name))
  })

  it('takes no other wish under its reference', async () => {
    const place = placed(old)
    await (
      await renew(old, place, { reference: 'yeniləmə' })
    ).made
    const { made } = await renew(old, place, { reference: 'yeniləmə', wish: { exportable: true } })
    await assert.rejects(made, { code: 'BAD_PARAMS' })
  })

  const twin: TokenForPin = { ...tokenForPin, id: 'b'.repeat(64), serialNumber: '0999' }
  for (const [what, key, offered] of [
    ['the token where its new key lies', 'key', [twin.id]],
    ['each token that has it while no new key is known of', '', [tokenForPin.id, twin.id]],
  ] as const)
    it(`goes on under its reference on ${what}`, async () => {
      const place = placed(old, { twin })
      const params = { certificate: old.certificate, key: { algorithm: 'P-256' }, reference: 'yeniləmə' }
      const { subject } = readCertificate(old.certificate)
      const browser = { origin: 'Mohur', keepingKey: new Uint8Array(32) }
      const job = openEnrolmentJob({ reference: 'yeniləmə', subject, asked: params }, browser, place.context.dataFolder)
      job?.keep(twin, { key: utf8(key), keyId: '02' }, null)
      const { made, asked } = await renew(old, place, { reference: 'yeniləmə', times: 0 })
      await assert.rejects(made, { code: 'USER_REJECTED' })
      const [{ question } = assert.fail()] = asked
      const ids = (question['candidates'] as { token: TokenForPin }[]).map(({ token }) => token.id)
      assert.deepEqual(ids, offered)
    })
})
