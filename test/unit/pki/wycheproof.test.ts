/** Project Wycheproof's vectors of signatures, valid ones and all the ways in which one may be wrong, judged by our own verification. */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { verifySignature } from '../../../host/pki/verify-signature.ts'
import type { SignatureAlgorithm } from '../../../shared/algorithms.ts'
import { fromHex } from '../../../shared/bytes.ts'

const folder = join(import.meta.dirname, '../../vectors/wycheproof')

interface Vector {
  tcId: number
  comment: string
  msg: string
  sig: string
  /** `acceptable`: a signature that old programs made so; we need not take it. */
  result: 'valid' | 'invalid' | 'acceptable'
}

const families = { ECDSA: 'ECDSA', EDDSA: '', 'RSASSA-PKCS1-v1_5': 'RSA', 'RSASSA-PSS': 'RSA-PSS' }

interface Vectors {
  algorithm: keyof typeof families
  numberOfTests: number
  testGroups: { publicKeyDer: string; sha?: string; tests: Vector[] }[]
}

const read = (name: string): Vectors => JSON.parse(gunzipSync(readFileSync(join(folder, name))).toString()) as Vectors

const algorithmOf = (algorithm: Vectors['algorithm'], sha = ''): SignatureAlgorithm =>
  algorithm === 'EDDSA' ? 'Ed25519' : (`${families[algorithm]}-${sha.replace('-', '')}` as SignatureAlgorithm)

describe("Project Wycheproof's signatures", () => {
  const names = readdirSync(folder).filter(name => name.endsWith('.json.gz'))

  it('G9: are more than 7,000', () => {
    assert.ok(names.reduce((sum, name) => sum + read(name).numberOfTests, 0) > 7_000)
  })

  for (const name of names) {
    it(`G9: ${name.replace('.json.gz', '')}: each valid one is accepted, and no other`, () => {
      const { algorithm, testGroups, numberOfTests } = read(name)
      const form = name.includes('p1363') ? 'r‖s' : 'ASN.1'
      let judged = 0
      for (const { publicKeyDer, sha, tests } of testGroups) {
        const given = { publicKey: fromHex(publicKeyDer), algorithm: algorithmOf(algorithm, sha), form } as const
        for (const { tcId, comment, msg, sig, result } of tests) {
          const accepted = verifySignature({ ...given, toBeSigned: fromHex(msg), signature: fromHex(sig) })
          if (result !== 'acceptable') assert.equal(accepted, result === 'valid', `${tcId}: ${comment}`)
          judged++
        }
      }
      assert.equal(judged, numberOfTests)
    })
  }
})
