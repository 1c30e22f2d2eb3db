/** Who signed exactly these bytes, and when: OpenSSL's word, not ours. CMS by RFC 5652, CAdES B-B by ETSI EN 319 122-1. */
import { X509Certificate } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { inFolder, openssl, SignatureRefused, toPem } from './openssl.ts'
import { personOf, type Person } from './person.ts'

export interface SignedBytes {
  /** DER of the CMS. */
  signature: Uint8Array
  /** The bytes that must have been signed, byte for byte; the CMS may hold them or not. */
  content: Uint8Array
  /** DER of the root and of the authorities between it and the signer. */
  authorities: readonly Uint8Array[]
}

export interface Signer extends Person {
  signedAt: Date
}

const signingTime = /object: signingTime \(1\.2\.840\.113549\.1\.9\.5\)\s+set:\s+(?:UTCTIME|GENERALIZEDTIME):(.+)/g

/** @throws SignatureRefused */
export const verifySignature = ({ signature, content, authorities }: SignedBytes): Promise<Signer> =>
  inFolder(async file => {
    await writeFile(file('signature.p7s'), signature)
    await writeFile(file('content'), content)
    await writeFile(file('authorities.pem'), authorities.map(toPem).join(''))
    const input = ['-inform', 'DER', '-in', file('signature.p7s')]
    const structure = await openssl(['cms', '-cmsout', '-print', '-noout', ...input])
    const checks = ['-cades', '-binary', '-purpose', 'any', '-CAfile', file('authorities.pem')]
    const outputs = ['-signer', file('signer.pem'), '-out', file('signed')]
    const detached = structure.includes('eContent: <ABSENT>') ? ['-content', file('content')] : []
    await openssl(['cms', '-verify', ...input, ...checks, ...outputs, ...detached])
    if (!(await readFile(file('signed'))).equals(content)) throw new SignatureRefused('something else was signed')
    const [, time] = [...structure.matchAll(signingTime)].at(-1) ?? []
    if (!time) throw new SignatureRefused('the signature tells no time')
    return { ...personOf(new X509Certificate(await readFile(file('signer.pem')))), signedAt: new Date(time) }
  })
