/** The second opinion on a request agrees with good ones and sees each turned bit. */
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { checkCertificationRequest } from '../../../host/pki/check-certification-request.ts'

const make = (...key: string[]): Buffer =>
  execFileSync(
    'openssl',
    ['req', '-new', ...key, '-nodes', '-keyout', '/dev/null', '-subj', '/CN=x', '-outform', 'DER'],
    {
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  )

const kinds = {
  'RSA-2048': make('-newkey', 'rsa:2048', '-sha256'),
  'P-256': make('-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-sha256'),
  'P-384': make('-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-384', '-sha384'),
  'P-521': make('-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-521', '-sha512'),
  Ed25519: make('-newkey', 'ed25519'),
}

describe('the second opinion on a certification request', () => {
  for (const [name, request] of Object.entries(kinds)) {
    it(`accepts what openssl made with ${name}`, () => checkCertificationRequest(Uint8Array.from(request)))

    it(`refuses it with a bit turned anywhere (${name})`, async () => {
      for (let at = 5; at < request.length; at += 17) {
        const bad = Uint8Array.from(request)
        bad[at] = (bad[at] ?? 0) ^ 4
        await assert.rejects(checkCertificationRequest(bad), { code: 'SIGNATURE_WRONG' }, `byte ${at}`)
      }
    })
  }
})
