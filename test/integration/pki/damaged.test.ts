/** T35: damaged certificates and signatures; what is judged good all the same, OpenSSL judges good as well. */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { der } from '../../../host/pki/der.ts'
import { equalBytes, toHex, utf8, type Bytes } from '../../../shared/bytes.ts'
import { children, readDer, type DerNode } from '../../../shared/der.ts'
import { createAuthority } from '../../sites/portal/authority/authority.ts'
import { buildCms } from '../../support/build-cms.ts'
import { firstSeed, report, rounds } from '../../support/endurance.ts'
import { fuzzPki, type FuzzPlan } from '../../support/fuzz-pki.ts'
import { makeKey, makeSigner } from '../../support/make-signer.ts'
import { cmsVerifiers } from '../../support/openssl.ts'

const inputs = rounds({ small: 4_000, full: 5_000_000 })
/** Each costs a process. */
const judged = rounds({ small: 0, full: 1_000 })
const atOnce = 50_000
const chunks = Math.ceil(inputs / atOnce)

/**
 * Without the certificates that are damaged: nobody needs them, or it would not be accepted, and OpenSSL reads nothing at all beside
 * one that it cannot read.
 */
function withoutDamaged(signed: Uint8Array, good: readonly Bytes[]): Uint8Array {
  const isGood = (node: DerNode): boolean => good.some(one => equalBytes(one, new Uint8Array(node.whole)))
  const rebuilt = (node: DerNode): Uint8Array => {
    if (node.depth === certificatesDepth && node.tag === certificatesTag) {
      return der(
        node.tag,
        ...children(node)
          .filter(isGood)
          .map(({ whole }) => whole),
      )
    }
    if (node.depth >= certificatesDepth || (node.tag & constructed) === 0) return node.whole
    return der(node.tag, ...children(node).map(rebuilt))
  }
  try {
    return rebuilt(readDer(signed))
  } catch {
    // Not DER but BER, in which nothing was damaged that OpenSSL would not read.
    return signed
  }
}

/** Where the certificates stand in ContentInfo (RFC 5652 sections 3 and 5.1). */
const certificatesDepth = 3
const certificatesTag = 0xa0
const constructed = 0x20

describe('damaged certificates and signatures', () => {
  const title = `G2: ${inputs} inputs: no error but our own, none takes 50 ms, and none but a signature is accepted${judged > 0 ? ', which OpenSSL accepts as well' : ''}`
  it(title, async () => {
    const authority = await createAuthority()
    const signer = await makeSigner(authority, makeKey('P-256'))
    const signed = buildCms(signer, utf8('Ödəniş tapşırığı № 17'))
    const certificates = [signer.certificate, ...signer.chain]
    const plan = (count: number, seed: number): FuzzPlan => ({ rounds: count, seed, signed, certificates })
    // The slowest of the first ones is the compiler's.
    fuzzPki(plan(500, firstSeed))

    const accepted = new Map<string, Uint8Array>()
    const total = { refused: 0, read: 0, slowestMs: 0 }
    for (let chunk = 0; chunk < chunks; chunk++) {
      const count = Math.min(atOnce, inputs - chunk * atOnce)
      const found = fuzzPki(plan(count, firstSeed * 1_000_003 + chunk))
      assert.deepEqual(
        found.faults.map(({ kind, input, error }) => [kind, toHex(input), String(error)]),
        [],
      )
      total.refused += found.refused
      total.read += found.read
      total.slowestMs = Math.max(total.slowestMs, found.slowestMs)
      for (const { kind, input } of found.accepted) {
        assert.equal(kind, 'signed', `a damaged ${kind} is good: ${toHex(input)}`)
        if (accepted.size < judged) accepted.set(createHash('sha256').update(input).digest('hex'), input)
      }
      // Between two chunks mocha may say that time is up.
      await new Promise(resolve => setImmediate(resolve))
    }
    assert.equal(total.refused + total.read, inputs)
    assert.ok(total.slowestMs < 50, `${total.slowestMs} ms`)

    const { 'openssl cms -cades': verify } = cmsVerifiers
    for (const input of accepted.values()) {
      const outcome = await verify?.({
        signed: withoutDamaged(input, certificates),
        content: null,
        root: authority.root,
      })
      assert.ok(outcome?.accepted, `${toHex(input)}\n${outcome?.output}`)
    }
    const numbers = `${total.refused} refused, ${total.read} read, slowest ${total.slowestMs.toFixed(1)} ms`
    report({ figure: 'G2', result: `${inputs} inputs: ${numbers}; ${accepted.size} accepted, by OpenSSL as well` })
  }).timeout(7_200_000)
})
