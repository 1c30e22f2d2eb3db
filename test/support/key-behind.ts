/** What lies on a token for one certificate, as OpenSC's pkcs11-tool finds it, and whether OpenSSL takes what the key there signs. */
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { toPem } from '../../shared/certificate-bundle.ts'
import { inFolder, run } from './openssl.ts'
import { objectsOn, pkcs11Tool } from './pkcs11-tool.ts'
import { userPin } from './soft-hsm.ts'

export interface Found {
  certificates: number
  privateKeys: number
  publicKeys: number
  /** P-256 alone. */
  signs: boolean
}

/** `label`: of the token, with the usual PIN. */
export async function keyBehind(
  host: { env: Readonly<Record<string, string>> },
  label: string,
  certificate: Uint8Array,
): Promise<Found> {
  const ids = (type: 'privkey' | 'pubkey' | 'cert'): string[] =>
    objectsOn(host, label, { pin: userPin, type }).map(line => line.replace('ID:', '').trim())
  const certificates = ids('cert')
  const digest = createHash('sha256').update('who has the key').digest()
  return inFolder({ 'own.pem': toPem('CERTIFICATE', certificate), digest }, async folder => {
    const at = (name: string): string => join(folder, name)
    const isOwn = (id: string): boolean => {
      pkcs11Tool(host, label, '--read-object', '--type', 'cert', '--id', id, '--output-file', at('read.der'))
      return readFileSync(at('read.der')).equals(certificate)
    }
    const own = [...new Set(certificates)].find(isOwn)
    if (own === undefined) return { certificates: 0, privateKeys: 0, publicKeys: 0, signs: false }
    writeFileSync(at('signature'), '')
    const by = [
      '--login',
      '--pin',
      userPin,
      '--sign',
      '--mechanism',
      'ECDSA',
      '--id',
      own,
      '--signature-format',
      'openssl',
    ]
    pkcs11Tool(host, label, ...by, '--input-file', at('digest'), '--output-file', at('signature'))
    const key = ['-verify', '-certin', '-inkey', 'own.pem', '-in', 'digest', '-sigfile', 'signature']
    const { status } = await run(folder, 'openssl', ['pkeyutl', ...key])
    const count = (all: string[]): number => all.filter(id => id === own).length
    return {
      certificates: count(certificates),
      privateKeys: count(ids('privkey')),
      publicKeys: count(ids('pubkey')),
      signs: status === 0,
    }
  })
}
