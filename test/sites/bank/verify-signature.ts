/** Who signed exactly these bytes, and when: OpenSSL's word, not ours. CMS by RFC 5652, CAdES B-B by ETSI EN 319 122-1. */
import { execFile } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

export interface SignedBytes {
  /** DER of the CMS. */
  signature: Uint8Array
  /** The bytes that must have been signed, byte for byte; the CMS may hold them or not. */
  content: Uint8Array
  /** DER of the root and of the authorities between it and the signer. */
  authorities: readonly Uint8Array[]
}

export interface Signer {
  /** Common name. */
  name: string
  /** The person's number in the subject (FIN, IIN); empty when there is none. */
  number: string
  organisation: string
  /** SHA-256 of the certificate, hexadecimal. */
  fingerprint: string
  signedAt: Date
}

const signingTime = /object: signingTime \(1\.2\.840\.113549\.1\.9\.5\)\s+set:\s+(?:UTCTIME|GENERALIZEDTIME):(.+)/g

/** The signature does not hold; the message is OpenSSL's. */
export class SignatureRefused extends Error {}

/** @throws SignatureRefused */
export async function verifySignature({ signature, content, authorities }: SignedBytes): Promise<Signer> {
  const folder = await mkdtemp(join(tmpdir(), 'bank-'))
  const file = (name: string): string => join(folder, name)
  try {
    await writeFile(file('signature.p7s'), signature)
    await writeFile(file('content'), content)
    await writeFile(file('authorities.pem'), authorities.map(toPem).join(''))
    const input = ['-inform', 'DER', '-in', file('signature.p7s')]
    const structure = await run(['cms', '-cmsout', '-print', '-noout', ...input])
    const checks = ['-cades', '-binary', '-purpose', 'any', '-CAfile', file('authorities.pem')]
    const outputs = ['-signer', file('signer.pem'), '-out', file('signed')]
    const detached = structure.includes('eContent: <ABSENT>') ? ['-content', file('content')] : []
    await run(['cms', '-verify', ...input, ...checks, ...outputs, ...detached])
    if (!(await readFile(file('signed'))).equals(content)) throw new SignatureRefused('something else was signed')
    return describe(new X509Certificate(await readFile(file('signer.pem'))), structure)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function run(args: readonly string[]): Promise<string> {
  try {
    return (await promisify(execFile)('openssl', args, { maxBuffer: 256 * 1024 * 1024 })).stdout
  } catch (error) {
    throw new SignatureRefused(String((error as { stderr?: string }).stderr ?? error).trim(), { cause: error })
  }
}

function toPem(der: Uint8Array): string {
  return new X509Certificate(der).toString()
}

function describe(certificate: X509Certificate, structure: string): Signer {
  const part = (name: string): string => new RegExp(`^${name}=(.*)$`, 'm').exec(certificate.subject)?.[1] ?? ''
  const [, time] = [...structure.matchAll(signingTime)].at(-1) ?? []
  if (!time) throw new SignatureRefused('the signature tells no time')
  return {
    name: part('CN'),
    number: part('serialNumber'),
    organisation: part('O'),
    fingerprint: certificate.fingerprint256.replaceAll(':', '').toLowerCase(),
    signedAt: new Date(time),
  }
}
