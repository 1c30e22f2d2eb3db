/** Certificates of any kind for tests of chains: each link names its issuer and bends what it likes. */
import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import type { Extension } from 'pkijs'
import type { Bytes } from '../../shared/bytes.ts'
import { authorityConstraints, keyUsage, makeCertificate } from '../sites/portal/authority/certificate.ts'
import type { Issuer } from '../sites/portal/authority/issuer.ts'
import { makeName } from '../sites/portal/authority/names.ts'

export interface Link {
  certificate: Bytes
  /** What it issues with. */
  issuer: Issuer
}

export interface LinkOptions {
  /** Default: itself. */
  by?: Link
  extensions?: Extension[]
  notBefore?: Date
  notAfter?: Date
  privateKey?: KeyObject
  /** DER of subjectPublicKeyInfo. */
  publicKey?: Uint8Array
}

export const usages = {
  certificateSigning: keyUsage(0x04, 2),
  signing: keyUsage(0xc0, 6),
  encipherment: keyUsage(0x20, 5),
}
export const authority = (pathLength?: number): Extension[] => [
  authorityConstraints(pathLength),
  usages.certificateSigning,
]
export const day = 86_400_000

/** By default an authority's certificate on a fresh P-256 key, valid now. */
export function makeLink(commonName: string, options: LinkOptions = {}): Link {
  const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const issuer: Issuer = {
    name: makeName([{ type: 'CN', value: commonName }]),
    privateKey: options.privateKey ?? pair.privateKey,
    publicKey: options.publicKey ?? pair.publicKey.export({ format: 'der', type: 'spki' }),
  }
  const certificate = makeCertificate({
    issuer: options.by?.issuer ?? issuer,
    subject: issuer.name,
    publicKey: issuer.publicKey,
    notBefore: options.notBefore ?? new Date(Date.now() - day),
    notAfter: options.notAfter ?? new Date(Date.now() + day),
    extensions: options.extensions ?? authority(),
  })
  return { certificate, issuer }
}
