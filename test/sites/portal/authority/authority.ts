/** A certificate centre of three levels with keys of its own, made fresh or brought back: root, policy, issuing. */
import type { KeyObject } from 'node:crypto'
import * as asn1js from 'asn1js'
import { ExtKeyUsage, type Extension } from 'pkijs'
import { addressExtensions, type Addresses } from './addresses.ts'
import { makeBundle } from './bundle.ts'
import { authorityConstraints, extendedKeyUsage, keyUsage, makeCertificate } from './certificate.ts'
import { checkRequest, parseRequest, publicKeyDer, requestedExtensions } from './certification-request.ts'
import { issuerWith, makeIssuer, type Issuer, type IssuerKeys } from './issuer.ts'
import { makeName, type SubjectPart } from './names.ts'

type Der = Uint8Array<ArrayBuffer>

export interface Application {
  /** DER of the PKCS#10 request. */
  request: Uint8Array
  /** What the centre knows of the person, instead of what the request says. */
  subject?: SubjectPart[]
  days: number
  /** Default: five minutes ago, so that clocks may differ a little. */
  notBefore?: Date
  /** Of what the certificate shall say where more is known of it; default: nothing. */
  addresses?: Addresses
}

export const levels = ['root', 'policy', 'issuing'] as const
export type Level = (typeof levels)[number]
const names: Readonly<Record<Level, string>> = {
  root: 'AZ Root Authority (RCA)',
  policy: 'AZ Policy Authority (PCA)',
  issuing: 'ARMB BSXM',
}

export interface Authority extends Record<Level, Der> {
  /** Those whose certificates these are. */
  issuers: Record<Level, Issuer>
  /** @throws RequestRefused */
  issue(application: Application): Promise<Der>
  /** PKCS#7 certs-only: the leaf and its chain. */
  bundle(leaf: Uint8Array): Der
}

const day = 86_400_000
const year = 365 * day
const keyUsages = { certificateAndCrlSigning: keyUsage(0x06, 1), signing: keyUsage(0xc0, 6) }
const subjectAltName = '2.5.29.17'
const extKeyUsage = '2.5.29.37'
/** clientAuth, emailProtection, documentSigning, smart card logon, and the roles of Kazakh certificates. */
const purposes = /^(1\.3\.6\.1\.5\.5\.7\.3\.(2|4|36)|1\.3\.6\.1\.4\.1\.311\.20\.2\.2|1\.2\.398\.3\.3\.4\..+)$/

export async function createAuthority({ keys = 'P-256' }: { keys?: IssuerKeys } = {}): Promise<Authority> {
  const [root, policy, issuing] = levels.map(level => makeIssuer(names[level], keys)) as [Issuer, Issuer, Issuer]
  return assemble(
    { root, policy, issuing },
    {
      root: certifyAuthority(root, root),
      policy: certifyAuthority(policy, root, 1),
      issuing: certifyAuthority(issuing, policy, 0),
    },
  )
}

/** The centre that these keys and certificates were made for. */
export function restoreAuthority(kept: Record<Level, { privateKey: KeyObject; certificate: Der }>): Authority {
  const issuer = (level: Level): Issuer => issuerWith(names[level], kept[level].privateKey)
  const { root, policy, issuing } = kept
  return assemble(
    { root: issuer('root'), policy: issuer('policy'), issuing: issuer('issuing') },
    { root: root.certificate, policy: policy.certificate, issuing: issuing.certificate },
  )
}

const assemble = (issuers: Record<Level, Issuer>, certificates: Record<Level, Der>): Authority => ({
  ...certificates,
  issuers,
  issue: application => issueFrom(issuers.issuing, application),
  bundle: leaf => makeBundle([leaf, certificates.issuing, certificates.policy, certificates.root]),
})

function certifyAuthority(subject: Issuer, issuer: Issuer, pathLength?: number): Der {
  return makeCertificate({
    issuer,
    subject: subject.name,
    publicKey: subject.publicKey,
    notBefore: new Date(Date.now() - 5 * year),
    notAfter: new Date(Date.now() + 10 * year),
    extensions: [authorityConstraints(pathLength), keyUsages.certificateAndCrlSigning],
  })
}

async function issueFrom(issuer: Issuer, { request, subject, days, notBefore, addresses }: Application): Promise<Der> {
  const parsed = parseRequest((await checkRequest(request)).request)
  const from = notBefore ?? new Date(Date.now() - 300_000)
  return makeCertificate({
    issuer,
    subject: subject ? makeName(subject) : parsed.subject,
    publicKey: publicKeyDer(parsed),
    notBefore: from,
    notAfter: new Date(from.getTime() + days * day),
    extensions: [
      keyUsages.signing,
      ...requestedExtensions(parsed).flatMap(copyExtension),
      ...(addresses ? addressExtensions(addresses) : []),
    ],
  })
}

/** Names are copied, purposes only as far as this centre gives them; everything else is the centre's to decide. */
function copyExtension(extension: Extension): Extension[] {
  if (extension.extnID === subjectAltName) return [extension]
  if (extension.extnID !== extKeyUsage) return []
  const { result } = asn1js.fromBER(extension.extnValue.valueBlock.valueHexView)
  const given = new ExtKeyUsage({ schema: result }).keyPurposes.filter(purpose => purposes.test(purpose))
  return given.length > 0 ? [extendedKeyUsage(given)] : []
}
