/** A certificate for a public key whose private half is on a token, made by OpenSSL: an authority of one afternoon. */
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { toPem } from '../../shared/certificate-bundle.ts'
import type { Bytes } from '../../shared/bytes.ts'
import { inFolder, run } from './openssl.ts'

/** `publicKey`: DER of subjectPublicKeyInfo. DER, the leaf first. */
export const certificateFor = (publicKey: Bytes, commonName: string): Promise<{ leaf: Bytes; issuer: Bytes }> =>
  inFolder({ 'public.pem': toPem('PUBLIC KEY', publicKey) }, async folder => {
    const openssl = async (args: string[]): Promise<void> => {
      const { status, output } = await run(folder, 'openssl', args)
      assert.equal(status, 0, output)
    }
    const issuer = ['-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', 'issuer.key', '-subj', '/CN=Issuer']
    await openssl(['req', ...issuer, '-outform', 'DER', '-out', 'issuer.der'])
    const leaf = ['-new', '-subj', `/CN=${commonName}`, '-force_pubkey', 'public.pem', '-days', '30']
    const by = ['-CA', 'issuer.der', '-CAkey', 'issuer.key']
    await openssl(['x509', ...leaf, ...by, '-outform', 'DER', '-out', 'leaf.der'])
    const read = async (name: string): Promise<Bytes> => new Uint8Array(await readFile(join(folder, name)))
    return { leaf: await read('leaf.der'), issuer: await read('issuer.der') }
  })
