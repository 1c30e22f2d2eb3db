/** What the bank says of a signature, held against OpenSSL: signatures of chance, good ones and bad ones of every kind. */
import assert from 'node:assert/strict'
import { authoritiesOf } from '../../e2e/journey/sites.ts'
import { SignatureRefused } from '../../sites/bank/person.ts'
import { verifySignature } from '../../sites/bank/verify-signature.ts'
import { createAuthority } from '../../sites/portal/authority/authority.ts'
import { acceptedByOpenssl, type Detached } from '../../support/accepted-by-openssl.ts'
import { buildCms, signingCertificateOf, sortAttributes, type Bend } from '../../support/build-cms.ts'
import { rounds } from '../../support/endurance.ts'
import { makeKey, makeSigner, type TestSigner } from '../../support/make-signer.ts'

/** A thousand at full size. */
const count = rounds({ small: 50, full: 1_000 })
const dayMs = 86_400_000

interface Case extends Detached {
  what: string
}

/** Mulberry32. */
function chance(seed: number): (below: number) => number {
  let state = seed
  return below => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below)
  }
}

describe('the bank’s verdict', function () {
  this.timeout(120_000)

  it('is OpenSSL’s on signatures of chance', async () => {
    const authority = await createAuthority()
    const authorities = authoritiesOf(authority)
    const cases = await makeCases(authority)
    const found = await acceptedByOpenssl(cases, authorities)
    const differ: string[] = []
    for (const [index, { what, signature, content }] of cases.entries()) {
      const isGood = await verifySignature({ signature, content, authorities, askRevocation: null }).then(
        () => true,
        (error: unknown) => {
          if (error instanceof SignatureRefused) return false
          throw error
        },
      )
      if (isGood !== found.has(index)) differ.push(`${index}, ${what}: the bank ${isGood ? 'accepts' : 'refuses'}`)
      if (isGood !== what.startsWith('good')) differ.push(`${index}, ${what}: ${isGood}`)
    }
    assert.deepEqual(differ, [])
    // Each of six good ones and of eleven bad ones: whoever refused or took all of one kind would be seen.
    assert.equal(new Set(cases.map(({ what }) => what)).size, 17)
    assert.ok(found.size > count / 4 && found.size < (count * 3) / 4)
  })
})

async function makeCases(authority: Awaited<ReturnType<typeof createAuthority>>): Promise<Case[]> {
  const random = chance(11)
  const pick = <T>(from: readonly T[]): T => from[random(from.length)] as T
  const persons = await Promise.all(
    (['P-256', 'P-384', 'RSA-2048'] as const).map(key => makeSigner(authority, makeKey(key))),
  )
  const stranger = await makeSigner(await createAuthority(), makeKey('P-256'))
  const past = { days: 1, notBefore: new Date(Date.now() - 3 * dayMs) }
  const expired = await makeSigner(authority, makeKey('P-256'), past)
  const flipped = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => {
    const bent = new Uint8Array(bytes)
    const at = random(bent.length)
    bent[at] = (bent[at] ?? 0) ^ (1 << random(8))
    return bent
  }
  const otherThan = (signer: TestSigner): TestSigner =>
    persons.find(one => one.algorithm !== signer.algorithm) ?? signer
  /** What is bent, of a good one by this signer over this content. */
  const bends: Record<string, (signer: TestSigner, content: Uint8Array) => Bend> = {
    'another signature value': () => ({ signature: flipped }),
    'another digest': (_, content) => ({ digested: flipped(content) }),
    'attributes changed after signing': () => ({ toBeSigned: flipped }),
    'another signer named': signer => ({
      sid: otherThan(signer).certificate,
      certificates: [otherThan(signer).certificate, ...signer.chain],
    }),
    'no signing-certificate attribute': () => ({
      attributes: ({ contentType, messageDigest, signingTime }) =>
        sortAttributes([contentType, messageDigest, signingTime]),
    }),
    'another signing-certificate attribute': signer => ({
      attributes: good =>
        sortAttributes(
          Object.values({ ...good, signingCertificate: signingCertificateOf(otherThan(signer).certificate) }),
        ),
    }),
  }
  const bad: Record<string, (content: Uint8Array) => Omit<Case, 'what'>> = {
    'another document': content => ({
      signature: buildCms(pick(persons), flipped(content), { content: null }),
      content,
    }),
    'another key': content => {
      const [one, { privateKey }] = [persons[0] as TestSigner, stranger]
      return { signature: buildCms({ ...one, privateKey }, content, { content: null }), content }
    },
    'another authority': content => ({ signature: buildCms(stranger, content, { content: null }), content }),
    'an expired certificate': content => ({ signature: buildCms(expired, content, { content: null }), content }),
    'cut off': content => {
      const whole = buildCms(pick(persons), content, { content: null })
      return { signature: whole.subarray(0, random(whole.length)), content }
    },
  }
  const kinds = [...Object.keys(bends), ...Object.keys(bad)]
  let turn = 0
  return Array.from({ length: count }, () => {
    const content = Uint8Array.from({ length: 1 + random(400) }, () => random(256))
    const hash = pick(['sha256', 'sha384'] as const)
    const signer = pick(persons)
    // Every kind in its turn, so that none is left to chance.
    const what = random(2) === 0 ? 'good' : (kinds[turn++ % kinds.length] as string)
    const bent = bad[what]?.(content)
    if (bent) return { what, ...bent }
    const bend = bends[what]?.(signer, content)
    return {
      what: bend ? what : `good, ${signer.algorithm} by ${hash}`,
      signature: buildCms(signer, content, { hash, statedHash: hash, content: null, ...bend }),
      content,
    }
  })
}
