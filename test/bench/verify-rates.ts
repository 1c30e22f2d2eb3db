/** How many signatures of each format are verified in a second, beside a program that knows the format, in the same run: told, and no gate. */
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { formats } from '../../host/pki/formats.ts'
import type { Form } from '../../host/pki/format.ts'
import { toPem } from '../../shared/certificate-bundle.ts'
import { utf8 } from '../../shared/bytes.ts'
import { createAuthority } from '../sites/portal/authority/authority.ts'
import { makePdf } from '../support/make-pdf.ts'
import { makeKey, makeSigner } from '../support/make-signer.ts'
import { payment } from '../support/make-xades.ts'
import { signWith } from '../support/sign-with.ts'

const many = 1_000
/** A process for each takes long enough. */
const some = 100

interface Rate {
  name: string
  form: Form
  content: Uint8Array<ArrayBuffer>
  /** Words of a shell; `null`: nobody who would be fair. */
  peer: string | null
}

const small = utf8('840.00 AZN')
const rates: readonly Rate[] = [
  {
    name: 'cms',
    form: { format: 'cms' },
    content: small,
    peer: 'openssl cms -verify -cades -binary -purpose any -inform DER -in cms -CAfile root.pem -out /dev/null',
  },
  { name: 'jws', form: { format: 'jws' }, content: small, peer: null },
  {
    name: 'xades',
    form: { format: 'xades', packaging: 'enveloped' },
    content: payment,
    peer: 'xmlsec1 --verify --trusted-pem root.pem --id-attr:Id http://uri.etsi.org/01903/v1.3.2#:SignedProperties xades',
  },
  // Without the path of the certificate, for which it wants a store of NSS.
  { name: 'pades', form: { format: 'pades' }, content: makePdf(), peer: 'pdfsig -nocert pades' },
  { name: 'asice', form: { format: 'asice', inside: 'cades' }, content: small, peer: null },
]

/** Each of a small document with its chain. @param home a folder for files */
export async function verifiedInASecond(home: string): Promise<string[]> {
  const authority = await createAuthority()
  const signer = await makeSigner(authority, makeKey('P-256'))
  writeFileSync(join(home, 'root.pem'), toPem('CERTIFICATE', authority.root))
  const told: string[] = []
  for (const { name, form, content, peer } of rates) {
    const signed = await signWith(signer, { form, documents: [{ name: 'a', type: 'text/plain', content }] })
    const input = { signed, content: null, roots: [authority.root], now: new Date() }
    const ours = perSecond(many, () => {
      for (let count = 0; count < many; count += 1)
        if (!formats[form.format].verify(input).every(({ valid }) => valid)) throw new Error(`${name} is not valid`)
    })
    writeFileSync(join(home, name), signed)
    const loop = `for count in $(seq ${some}); do ${peer} >found 2>&1 || exit 1; done`
    const theirs = peer && perSecond(some, () => execFileSync('bash', ['-c', loop], { cwd: home }))
    const beside = peer && theirs ? `; ${peer.split(' ')[0]}, a process each, ${theirs.toFixed(0)}` : ''
    told.push(`    ${name} signatures verified in a second ${ours.toFixed(0)}${beside}`)
  }
  return told
}

function perSecond(count: number, work: () => void): number {
  const since = performance.now()
  work()
  return (1_000 * count) / (performance.now() - since)
}
