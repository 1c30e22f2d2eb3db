/** Those whom the issuing authority certified to answer for it and to stamp, each with a key of its own. */
import type { Extension } from 'pkijs'
import type { Authority } from './authority.ts'
import { extendedKeyUsage, keyUsage, makeCertificate, noCheck } from './certificate.ts'
import { makeIssuer, type Issuer } from './issuer.ts'
import type { Responder } from './responder.ts'
import { serialNumberIn } from './serial-number.ts'
import type { StampSigner } from './stamp-token.ts'

export interface Delegates {
  responder: Responder
  stamps: StampSigner
}

const day = 86_400_000
const signing = keyUsage(0x80, 7)
const forAnswers = [signing, extendedKeyUsage(['1.3.6.1.5.5.7.3.9']), noCheck]
const forStamps = [signing, extendedKeyUsage(['1.3.6.1.5.5.7.3.8'], true)]

export function certifyDelegates({ issuers: { issuing: issuer }, ...authority }: Authority): Delegates {
  const responder = certified('ARMB BSXM OCSP', { issuer, extensions: forAnswers })
  const { identity, certificate } = certified('ARMB BSXM Vaxt möhürü', { issuer, extensions: forStamps })
  return {
    responder: { issuer, ...responder },
    stamps: {
      issuer,
      identity,
      certificates: [certificate, authority.issuing, authority.policy],
      serialNumber: serialNumberIn(certificate),
    },
  }
}

function certified(
  commonName: string,
  { issuer, extensions }: { issuer: Issuer; extensions: Extension[] },
): { identity: Issuer; certificate: Uint8Array<ArrayBuffer> } {
  const identity = makeIssuer(commonName)
  const certificate = makeCertificate({
    issuer,
    subject: identity.name,
    publicKey: identity.publicKey,
    notBefore: new Date(Date.now() - 300_000),
    notAfter: new Date(Date.now() + 90 * day),
    extensions,
  })
  return { identity, certificate }
}
