/** A root, an issuer under it, a person, and an authority for time stamps: what is known of their revocation, and a CMS by the person. */
import { sign } from 'node:crypto'
import { digestOf } from '../../host/digests.ts'
import { packageSignedData } from '../../host/pki/cms/package.ts'
import { prepareSignedData } from '../../host/pki/cms/prepare.ts'
import type { ValidationData } from '../../host/pki/format.ts'
import { utf8, type Bytes } from '../../shared/bytes.ts'
import type { KnownCertificate } from './ask-revocation.ts'
import { asAuthority, asPerson, bendCertificate, daysFromNow, type Bent } from './bend-certificate.ts'
import { joinParts } from './join-parts.ts'
import { hoursFromNow } from './make-revocation.ts'
import { goodPurposes, timestampInfo, timestampSource, timestampToken } from './make-timestamp.ts'

export const root = bendCertificate('Root', { extensions: asAuthority() })
export const issuing = bendCertificate('Issuing', { by: root, extensions: asAuthority() })
export const person = bendCertificate('Aygün', { by: issuing, extensions: asPerson() })
export const expired = bendCertificate('Rəşad', { by: issuing, notAfter: daysFromNow(-0.05), extensions: asPerson() })
export const stamps = timestampSource(goodPurposes, { notBefore: daysFromNow(-20) })
const stamper = { certificate: stamps.signer.certificate }

export const ofIssuing = { certificate: issuing, issuer: root }
export const ofPerson = { certificate: person, issuer: issuing }
export const ofExpired = { certificate: expired, issuer: issuing }
export const ofStamper = { certificate: stamper, issuer: stamps.issuer }
export const allGood: KnownCertificate[] = [ofPerson, ofIssuing, ofExpired, ofStamper]
/** All are good but this one. */
export const except = (one: KnownCertificate): KnownCertificate[] => [
  one,
  ...allGood.filter(({ certificate }) => certificate !== one.certificate),
]

export const chain = [issuing.certificate, root.certificate]
export const stampedAt = hoursFromNow(-2)
export const document = utf8('Ödəniş tapşırığı № 17')

interface Made {
  by?: Bent
  isStamped?: boolean
  /** Of the issuers in `certificates`. */
  issuers?: readonly Bytes[]
  validation?: ValidationData
  /** What becomes of the token before it goes inside. */
  bendToken?: (token: Bytes) => Bytes
}

/** Of two hours ago. */
export const tokenOver = (stamped: Uint8Array): Bytes =>
  timestampToken(stamps, timestampInfo(stamped, { time: stampedAt.toISOString().replace(/[-:T]|\.\d+/g, '') }))

/** Stamped two hours ago. */
export function signed({
  by = person,
  isStamped = true,
  issuers = chain,
  validation,
  bendToken = token => token,
}: Made = {}): Bytes {
  const identity = { certificate: by.certificate, chain: issuers, algorithm: 'ECDSA-SHA256' } as const
  const toBeSigned = prepareSignedData(identity, { digest: digestOf('SHA-256', document), signingTime: stampedAt })
  const signature = new Uint8Array(sign('sha256', toBeSigned, by.privateKey))
  const timestamp = isStamped ? bendToken(tokenOver(signature)) : undefined
  const about = { toBeSigned, signature, timestamp, validation, contentLength: document.length }
  return joinParts(packageSignedData(identity, about), document)
}
