/** A key and its request on a token that is logged in: what the key is found by, and what is left of it where something goes wrong. */
import assert from 'node:assert/strict'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openEnrolments } from '../../../host/enrolments/enrolments.ts'
import { enrolmentsFolder } from '../../../host/folders.ts'
import { openEnrolmentJob } from '../../../host/operations/enrolment-job.ts'
import { makeRequest, type Making } from '../../../host/operations/make-request.ts'
import { prepareCertificationRequest } from '../../../host/pki/certification-request.ts'
import { ecdsaFromDer } from '../../../host/pki/ecdsa-signature.ts'
import type { NewKey, TokenSession } from '../../../host/token/token.ts'
import { MohurError, type ErrorCode } from '../../../shared/errors.ts'
import { tokenForPin } from '../../support/answering-person.ts'
import { makeKey, type TestKey } from '../../support/make-signer.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const subject = [{ type: 'CN' as const, value: 'Səməd' }]
const origin = 'https://bank.example'
const keepingKey = new Uint8Array(32)

describe('a key and its request', () => {
  const folder = temporaryFolder()
  let keys: Map<string, TestKey>
  let asked: NewKey[]
  let faults: Partial<Record<'generate' | 'sign' | 'destroy', ErrorCode>>
  /** Called while the token makes a key, and while it signs. */
  let during: { generate: () => void; sign: () => void }
  beforeEach(() => {
    keys = new Map()
    asked = []
    faults = {}
    during = { generate: () => undefined, sign: () => undefined }
  })

  const session: Partial<TokenSession> = {
    keys: async () => [...keys].map(([keyId, { publicKey }]) => ({ keyId, publicKey })),
    generateKeyPair: async wanted => {
      asked.push(wanted)
      during.generate()
      if (faults.generate) throw new MohurError(faults.generate)
      const keyId = wanted.keyId ?? assert.fail('no id')
      const key = makeKey(wanted.algorithm)
      keys.set(keyId, key)
      return { keyId, publicKey: key.publicKey }
    },
    sign: async (keyId, _, items) => {
      during.sign()
      if (faults.sign) throw new MohurError(faults.sign)
      return items.map(({ toBeSigned }) => ecdsaFromDer(keys.get(keyId)?.sign(toBeSigned) ?? assert.fail(), 32))
    },
    destroyKeyPair: async keyId => {
      if (faults.destroy) throw new MohurError(faults.destroy)
      keys.delete(keyId)
    },
  }
  const jobOf = (wish: unknown = 1) =>
    openEnrolmentJob({ reference: 'ərizə', subject, asked: wish }, { origin, keepingKey }, folder()) ?? assert.fail()
  function make(more: Partial<Making> = {}, signal = new AbortController().signal, told: string[] = []) {
    const progress = ({ stage }: { stage: string }): void => void told.push(stage)
    const request = { signal, progress, id: 'r', origin, operation: 'requestCertificate' } as const
    return makeRequest({
      algorithm: 'P-256',
      subject,
      prepared: prepareCertificationRequest({ subject }),
      request: { ...request, made: new Set(), signed: [] },
      session: session as TokenSession,
      token: tokenForPin,
      exportable: false,
      job: null,
      seal: null,
      ...more,
    })
  }
  it('is made under an id of 20 bytes of chance, and exportable only where that is wanted', async () => {
    await make()
    await make({ exportable: true })
    const [one, other] = asked.map(({ keyId }) => keyId)
    for (const id of [one, other]) assert.match(id ?? '', /^[\da-f]{40}$/)
    assert.notEqual(one, other)
    assert.deepEqual(
      asked.map(({ exportable }) => exportable),
      [false, true],
    )
  })

  it('is known by its id before it is made, and by itself before it signs', async () => {
    const known: unknown[] = []
    const note = (): void => {
      const { keyId, key, request } = jobOf().begun() ?? assert.fail('nothing was kept')
      known.push([keyId, key, request])
    }
    during = { generate: note, sign: note }
    const { publicKey, request } = await make({ job: jobOf() })
    assert.deepEqual(known, [
      [asked[0]?.keyId, new Uint8Array(), null],
      [undefined, publicKey, null],
    ])
    assert.deepEqual(jobOf().begun()?.request, request)
  })

  it('is taken up where it was broken off, by the key itself whatever its id', async () => {
    faults = { sign: 'TOKEN_REMOVED', destroy: 'TOKEN_REMOVED' }
    await assert.rejects(make({ job: jobOf() }), { code: 'TOKEN_REMOVED' })
    const [[id, key] = assert.fail()] = keys
    keys = new Map([
      ['aa', makeKey('P-256')],
      ['bb', key],
    ])
    faults = {}
    assert.deepEqual((await make({ job: jobOf() })).publicKey, key.publicKey)
    assert.equal(asked.length, 1)
    assert.notEqual(id, 'bb')
  })

  for (const place of ['generate', 'sign'] as const)
    it(`is gone and forgotten, and what went wrong is told, where the token does not ${place}`, async () => {
      faults = { [place]: 'TOKEN_FAILED' }
      await assert.rejects(make({ job: jobOf() }), { code: 'TOKEN_FAILED' })
      assert.deepEqual([keys.size, jobOf('another wish').begun()], [0, null])
      faults.destroy = 'TOKEN_REMOVED'
      await assert.rejects(make({ job: jobOf() }), { code: 'TOKEN_FAILED' })
      assert.throws(() => jobOf('another wish').begun(), { code: 'BAD_PARAMS' })
      await assert.rejects(make(), { code: 'TOKEN_FAILED' })
    })

  it('is not made where nothing of it can be kept', async () => {
    const job = jobOf()
    rmSync(enrolmentsFolder(folder()), { recursive: true })
    writeFileSync(join(folder(), 'enrolments'), '')
    await assert.rejects(make({ job }), { code: 'DATA_UNWRITABLE' })
    assert.deepEqual(asked, [])
  })

  it('keeps the time at which it was begun, and under one name one wish', async () => {
    const begun = new Date('2026-11-01T10:00:00Z')
    const enrolments = openEnrolments(folder(), keepingKey)
    jobOf().keep(tokenForPin, { key: new Uint8Array(), keyId: '02' }, null)
    enrolments.keep({ ...(jobOf().begun() ?? assert.fail()), since: begun })
    await make({ job: jobOf() })
    assert.deepEqual(jobOf().begun()?.since, begun)
    await assert.rejects(make({ job: jobOf('another wish') }), { code: 'BAD_PARAMS' })
    assert.equal(asked.length, 1)
  })

  it('is kept under no name without one, and not where the browser keeps nothing', () => {
    const wish = { subject, asked: 1 }
    assert.equal(openEnrolmentJob({ reference: undefined, ...wish }, { origin, keepingKey }, folder()), null)
    assert.equal(openEnrolmentJob({ reference: 'a', ...wish }, { origin, keepingKey: null }, folder()), null)
  })

  it('goes where its page has gone meanwhile, unless the page gave it a name', async () => {
    const leaving = new AbortController()
    during.generate = () => leaving.abort()
    await assert.rejects(make({}, leaving.signal), { name: 'AbortError' })
    assert.equal(keys.size, 0)
    assert.ok((await make({ job: jobOf() }, leaving.signal)).request.length > 0)
    assert.equal(keys.size, 1)
  })

  it('goes where the request is for another key than the one that signed it', async () => {
    const { publicKey } = makeKey('P-256')
    const prepared = prepareCertificationRequest({ subject })
    await assert.rejects(make({ prepared: () => prepared(publicKey), job: jobOf() }), { code: 'SIGNATURE_WRONG' })
    assert.deepEqual([keys.size, jobOf().begun()], [0, null])
  })

  it('is told to be in the making at least each second, and no longer than it is', async () => {
    const running = new Set<unknown>()
    const { setInterval: begin, clearInterval: end } = globalThis
    const told: string[] = []
    globalThis.setInterval = ((tell: (what: string) => void, everyMs: number, what: string) => {
      assert.ok(everyMs <= 1_000, `${everyMs}`)
      const clock = begin(tell, everyMs, what)
      running.add(clock)
      tell(what)
      return clock
    }) as typeof begin
    globalThis.clearInterval = clock => {
      running.delete(clock)
      end(clock)
    }
    try {
      const seen: number[] = []
      const note = (): void => void seen.push(running.size)
      during = { generate: note, sign: note }
      await make({}, new AbortController().signal, told)
      assert.deepEqual(told, ['generating', 'generating', 'signing'])
      faults.generate = 'TOKEN_FAILED'
      await assert.rejects(make(), { code: 'TOKEN_FAILED' })
      assert.deepEqual([...seen, running.size], [1, 0, 1, 0])
    } finally {
      Object.assign(globalThis, { setInterval: begin, clearInterval: end })
    }
  })
})
