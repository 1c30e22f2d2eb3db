/** Those who are on a signature card of the bank, and one who is not: with keys in memory, and OpenSSL to sign. */
import { execFileSync } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { toPem } from '../../shared/certificate-bundle.ts'
import type { CardRow } from '../sites/bank/signature-card.ts'
import type { Authority } from '../sites/portal/authority/authority.ts'
import { loginTokenOf } from './login-token.ts'
import { makeKey, makeSigner, type TestSigner } from './make-signer.ts'
import { call } from './portal-visitor.ts'

export type Hand = 'accountant' | 'director' | 'deputy' | 'stranger'

/** Their numbers in certificates. */
export const numbers: Record<Hand, string> = {
  accountant: '1AAAAAA',
  director: '2BBBBBB',
  deputy: '3CCCCCC',
  stranger: '4DDDDDD',
}

export const card: CardRow[] = [
  { number: numbers.accountant, place: 1, upTo: null },
  { number: numbers.director, place: 1, upTo: null },
  { number: numbers.director, place: 2, upTo: null },
  { number: numbers.deputy, place: 2, upTo: 100_000 },
]

export interface BankHands {
  signer(name: Hand): TestSigner
  /** The cookie of a session at this bank. */
  logIn(origin: string, name: Hand): Promise<string>
  /** Base64 of a CAdES signature beside these bytes. */
  signatureOf(name: Hand, content: Uint8Array): Promise<string>
  /** Base64 of the same with this person's signature beside those that are there. */
  signatureBeside(name: Hand, earlier: Uint8Array): Promise<string>
}

/** `folder`: for the files of OpenSSL. */
export async function bankHands(authority: Authority, folder: string): Promise<BankHands> {
  const at = (name: string): string => join(folder, name)
  const signers = new Map<Hand, TestSigner>()
  for (const [name, number] of Object.entries(numbers) as [Hand, string][]) {
    const subject = [{ type: 'serialNumber' as const, value: number }]
    const signer = await makeSigner(authority, makeKey('P-256'), { commonName: name, subject })
    signers.set(name, signer)
    await writeFile(at(`${name}.pem`), toPem('CERTIFICATE', signer.certificate))
    await writeFile(at(`${name}.key`), signer.privateKey.export({ format: 'pem', type: 'pkcs8' }))
  }
  const signer = (name: Hand): TestSigner => signers.get(name) as TestSigner
  const byOf = (name: Hand): string[] => ['-signer', at(`${name}.pem`), '-inkey', at(`${name}.key`)]
  return {
    signer,
    logIn: async (origin, name) => {
      const { json, cookie } = await call(`${origin}/api/login/challenge`, {})
      const challenge = String(json['challenge'])
      const token = loginTokenOf(signer(name), { origin, challenge })
      return (await call(`${origin}/api/login`, { token }, cookie)).cookie
    },
    signatureOf: async (name, content) => {
      await writeFile(at('content'), content)
      const by = [...byOf(name), '-in', at('content')]
      return execFileSync('openssl', ['cms', '-sign', '-cades', '-binary', '-outform', 'DER', ...by]).toString('base64')
    },
    signatureBeside: async (name, earlier) => {
      await writeFile(at('earlier'), earlier)
      const from = [...byOf(name), '-in', at('earlier'), '-inform', 'DER', '-outform', 'DER']
      return execFileSync('openssl', ['cms', '-resign', '-cades', '-binary', ...from]).toString('base64')
    },
  }
}
