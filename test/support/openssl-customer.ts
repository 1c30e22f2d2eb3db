/** Somebody with curl and OpenSSL, as a customer of the certificate centre and of the bank. */
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { createHash, X509Certificate } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { applicant } from '../e2e/journey/enrol.ts'
import type { Site } from '../sites/site.ts'
import { application, atDesk, call, visit, type Answer, type Visitor } from './portal-visitor.ts'

/** The subject that the centre wants, in OpenSSL's words. */
export const subject = [
  ['C', 'AZ'],
  ['O', applicant.organisationName],
  ['organizationIdentifier', `VATAZ-${applicant.voen}`],
  ['OU', applicant.unit],
  ['title', applicant.position],
  ['serialNumber', applicant.fin],
  ['SN', applicant.surname],
  ['GN', applicant.name],
  ['CN', `${applicant.surname} ${applicant.name} ${applicant.patronymic}`],
  ['emailAddress', applicant.email],
]

/** What `-newkey` is told. */
const newKeys = { 'RSA-2048': ['rsa:2048'], 'P-256': ['ec', '-pkeyopt', 'ec_paramgen_curve:P-256'] } as const

/** `folder`: for the files of OpenSSL. */
export function opensslCustomer(sites: () => Record<'portal' | 'bank', Site>, folder: () => string) {
  const file = (name: string): string => join(folder(), name)
  const openssl = (args: string[]): Promise<unknown> => promisify(execFile)('openssl', args)

  const portal = async (path: string, body?: unknown): Promise<Answer> =>
    call(`${origin()}${path}`, body, path.startsWith('/api/desk/') ? await atDesk(origin()) : '')
  const bank = (path: string, body?: unknown, cookie?: string): Promise<Answer> =>
    call(`${sites().bank.origin}${path}`, body, cookie)

  /** PEM of a request with a fresh key. */
  async function makeRequest(name: string, parts = subject, newKey: readonly string[] = newKeys['RSA-2048']) {
    const text = `/${parts.map(([type, value]) => `${type}=${value}`).join('/')}`
    const output = ['-keyout', file(`${name}.key`), '-out', file(`${name}.csr`)]
    await openssl(['req', '-new', '-newkey', ...newKey, '-nodes', '-utf8', '-subj', text, ...output])
    return readFile(file(`${name}.csr`), 'utf8')
  }

  const origin = (): string => sites().portal.origin

  /** Who has sent a request, and its registration number. */
  async function enrol(name: string, algorithm: keyof typeof newKeys): Promise<{ visitor: Visitor; number: string }> {
    const visitor = visit(origin)
    await visitor.confirm()
    const request = await makeRequest(name, subject, newKeys[algorithm])
    const { json } = await visitor.call('/api/requests', { ...application, algorithm, request })
    return { visitor, number: String(json['number']) }
  }

  /** The registration number. */
  const register = async (name: string): Promise<string> => (await enrol(name, 'RSA-2048')).number

  /** A certificate by the centre for a key of OpenSSL's, as name.key and name.pem; resolves with the registration number. */
  async function certify(name: string, algorithm: keyof typeof newKeys = 'RSA-2048'): Promise<string> {
    const { visitor, number } = await enrol(name, algorithm)
    assert.equal((await portal(`/api/desk/requests/${number}/approve`, {})).status, 200)
    assert.equal((await visitor.pay()).status, 200)
    const response = await visitor.download('/api/found/certificate.p7b')
    await writeFile(file(`${name}.p7b`), new Uint8Array(await response.arrayBuffer()))
    await openssl(['pkcs7', '-inform', 'DER', '-in', file(`${name}.p7b`), '-print_certs', '-out', file(`${name}.pem`)])
    return number
  }

  /** Base64 of a detached CAdES signature by OpenSSL. */
  async function sign(name: string, content: string | Uint8Array): Promise<string> {
    await writeFile(file('content'), content)
    const certificates = ['-signer', file(`${name}.pem`), '-inkey', file(`${name}.key`)]
    const input = ['-in', file('content'), '-outform', 'DER', '-out', file('signature')]
    await openssl(['cms', '-sign', '-cades', '-binary', ...certificates, ...input])
    return readFile(file('signature'), 'base64')
  }

  /** An authentication token by OpenSSL (Web eID, format 1.0). */
  async function loginToken(name: string, { origin, challenge }: { origin: string; challenge: unknown }) {
    const digest = (text: unknown): Buffer => createHash('sha256').update(String(text)).digest()
    await writeFile(file('login'), Buffer.concat([digest(origin), digest(challenge)]))
    await openssl(['dgst', '-sha256', '-sign', file(`${name}.key`), '-out', file('login.sig'), file('login')])
    const certificate = new X509Certificate(await readFile(file(`${name}.pem`)))
    return {
      unverifiedCertificate: certificate.raw.toString('base64'),
      algorithm: 'RS256',
      signature: await readFile(file('login.sig'), 'base64'),
      format: 'web-eid:1.0',
      appVersion: 'https://example.az/1',
    }
  }

  /** For the bank's challenge, which the cookie's browser was given. */
  async function offeredToken(name: string): Promise<{ token: object; cookie: string }> {
    const { json, cookie } = await bank('/api/login/challenge', {})
    const token = await loginToken(name, { origin: sites().bank.origin, challenge: json['challenge'] })
    return { token, cookie }
  }

  async function logIn(name: string): Promise<Answer> {
    const { token, cookie } = await offeredToken(name)
    return bank('/api/login', { token }, cookie)
  }

  return { file, openssl, portal, bank, makeRequest, register, certify, sign, loginToken, offeredToken, logIn }
}
