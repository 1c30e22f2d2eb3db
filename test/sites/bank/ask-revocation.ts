/** What the certificate centre says of a certificate: its OCSP responder is asked (RFC 6960), and its list fetched where that does not answer. */
import { Certificate, OCSPRequest } from 'pkijs'
import type { RevocationData } from '../../../host/server/given.ts'
import type { CertificateRevocation } from '../../../host/server/revocation-by.ts'
import { SignatureRefused } from './person.ts'

/** The bank's own setting: addresses in certificates are whoever's wrote them. */
export interface RevocationAddresses {
  ocsp: string
  list: string
}

export interface AskedAbout {
  /** DER. */
  certificate: Uint8Array
  /** DER of the issuers, the certificate's own first. */
  chain: readonly Uint8Array[]
}

/** Empty where nobody answers, so that nothing is known. */
export type AskRevocation = (about: AskedAbout) => Promise<RevocationData>

const patienceMs = 5_000
const sha1 = 'SHA-1'

/** `null`: revocation is not looked at. Each certificate is asked about once: for the documents of one request. */
export function askingAt(addresses: RevocationAddresses | null): AskRevocation | null {
  if (!addresses) return null
  const asked = new Map<string, Promise<RevocationData>>()
  return about => {
    const name = Buffer.from(about.certificate).toString('base64')
    const answer = asked.get(name) ?? ask(about, addresses)
    asked.set(name, answer)
    return answer
  }
}

async function ask({ certificate, chain: [issuer] }: AskedAbout, { ocsp, list }: RevocationAddresses) {
  const body = issuer && (await ocspRequest(certificate, issuer))
  const headers = { 'content-type': 'application/ocsp-request' }
  const response = body ? await fetched(ocsp, { method: 'POST', headers, body }) : null
  if (response) return { ocsp: [response] }
  const crl = await fetched(list)
  return { crls: crl ? [crl] : [] }
}

async function ocspRequest(certificate: Uint8Array, issuer: Uint8Array): Promise<ArrayBuffer> {
  const [about, by] = [certificate, issuer].map(der => Certificate.fromBER(new Uint8Array(der)))
  const request = new OCSPRequest()
  if (about && by) await request.createForCertificate(about, { hashAlgorithm: sha1, issuerCertificate: by })
  return request.toSchema(true).toBER()
}

async function fetched(address: string, init: RequestInit = {}): Promise<Uint8Array | null> {
  try {
    const response = await fetch(address, { ...init, redirect: 'error', signal: AbortSignal.timeout(patienceMs) })
    return response.ok ? new Uint8Array(await response.arrayBuffer()) : null
  } catch {
    return null
  }
}

/** Whoever pays must be sure. @throws SignatureRefused */
export function mustBeGood(revocation: CertificateRevocation): void {
  if (revocation.status === 'good') return
  if (revocation.status !== 'revoked') throw new SignatureRefused('revocationUnknown')
  throw new SignatureRefused(revocation.reason === 'certificateHold' ? 'certificateSuspended' : 'certificateRevoked')
}
