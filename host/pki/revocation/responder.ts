/** Who may answer for an issuer (RFC 6960 section 4.2.2.2): the issuer itself, or whom it certified for that and nothing else. */
import { createHash } from 'node:crypto'
import { equalBytes } from '../../../shared/bytes.ts'
import { readDer, type DerNode } from '../../../shared/der.ts'
import type { KeyUsage } from '../../../shared/certificate.ts'
import { extensionTypes } from '../../../shared/certificate-extensions.ts'
import { canonicalName } from '../canonical-name.ts'
import { linkSignature } from '../path/link-signature.ts'
import { readLink, type Link } from '../path/link.ts'
import { keyBits } from './certificate-id.ts'
import type { BasicResponse } from './ocsp-response.ts'
import { checkSigned } from './signed-part.ts'
import { Unusable } from './unusable.ts'

const forOcsp = '1.3.6.1.5.5.7.3.9'
/** Its certificate is not to be asked about (section 4.2.2.2.1): otherwise another answer would be needed to believe this one. */
const noCheck = '1.3.6.1.5.5.7.48.1.5'
const understood = new Set<string>([...Object.values(extensionTypes), noCheck])

/** More certificates than any responder sends are not looked at. */
const mostCertificates = 8

/** That the answer is signed by one who may. @throws Unusable */
export function checkResponder(response: BasicResponse, issuer: Link, now: Date): void {
  const sent = response.certificates.slice(0, mostCertificates).flatMap(der => readLink(der) ?? [])
  const meant = [issuer, ...sent].filter(link => isNamed(link, response.responder))
  if (meant.length === 0) throw new Unusable('responderMissing')
  const allowed = meant.find(link => mayAnswer(link, issuer, now))
  if (!allowed) throw new Unusable('responderNotAllowed')
  checkSigned(response, allowed.facts.publicKey)
}

function isNamed({ subject, facts: { publicKey } }: Link, responder: DerNode): boolean {
  const value = readDer(responder.content)
  if (responder.tag === 0xa1) return canonicalName(value) === subject
  const digest = createHash('sha1').update(keyBits(publicKey)).digest()
  return value.tag === 0x04 && equalBytes(value.content, digest)
}

function mayAnswer(link: Link, issuer: Link, now: Date): boolean {
  if (equalBytes(link.facts.publicKey, issuer.facts.publicKey) && link.subject === issuer.subject) return true
  const { notBefore, notAfter } = link.facts
  return (
    isForAnswers(link) &&
    now >= notBefore &&
    now <= notAfter &&
    link.issuer === issuer.subject &&
    linkSignature(link.certificate, issuer.facts.publicKey) === 'good'
  )
}

const signing: readonly KeyUsage[] = ['digitalSignature', 'nonRepudiation']

function isForAnswers({ extensions, facts: { extendedKeyUsage, keyUsage } }: Link): boolean {
  return (
    extendedKeyUsage !== null &&
    extendedKeyUsage.includes(forOcsp) &&
    (keyUsage === null || keyUsage.some(usage => signing.includes(usage))) &&
    extensions.some(({ type }) => type === noCheck) &&
    extensions.every(({ type, critical }) => !critical || understood.has(type))
  )
}
