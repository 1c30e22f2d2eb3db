/** Somebody who registers at the bank over HTTP, with keys in memory: what the wizard does, without a browser. */
import { createPrivateKey, createPublicKey } from 'node:crypto'
import { readKeyFile } from '../../host/key-files/read-key-file.ts'
import { packageCertificationRequest, prepareCertificationRequest } from '../../host/pki/certification-request.ts'
import { utf8 } from '../../shared/bytes.ts'
import { buildCms } from './build-cms.ts'
import { makeKey, type TestSigner } from './make-signer.ts'
import { call, type Answer } from './portal-visitor.ts'

export const person = { name: 'Әлия Серік', number: '900101300123', organisation: 'ТОО «Арна»', years: '2' }

/** What the desk hands out. */
export interface HandedOut {
  userId: string
  code: string
  /** Out of the key file; `null`: there was none. */
  initial: TestSigner | null
}

/** @throws AssertionError unless the desk answers with an act */
export async function handedOut({ status, json }: Answer): Promise<HandedOut> {
  if (status !== 200) throw new Error(`the desk says ${status}`)
  const { userId, code, keyFile } = json as unknown as HandedOut & { keyFile: string | null }
  if (keyFile === null) return { userId, code, initial: null }
  const { privateKey, certificates } = await readKeyFile(Buffer.from(keyFile, 'base64'), utf8(code))
  const key = createPrivateKey({ key: Buffer.from(privateKey), format: 'der', type: 'pkcs8' })
  const publicKey = new Uint8Array(createPublicKey(key).export({ format: 'der', type: 'spki' }))
  const [certificate] = certificates
  if (!certificate) throw new Error('there is no certificate in it')
  return { userId, code, initial: { ...makeKey('P-256'), privateKey: key, publicKey, certificate, chain: [] } }
}

/** DER of a PKCS#10 for a fresh key, in this person's name. */
export function requestFor({ name, number, organisation }: typeof person): Uint8Array {
  const key = makeKey('P-256')
  const info = prepareCertificationRequest({
    subject: [
      { type: 'C', value: 'KZ' },
      { type: 'O', value: organisation },
      { type: 'serialNumber', value: number },
      { type: 'CN', value: name },
    ],
  })(key.publicKey)
  return packageCertificationRequest({ info, algorithm: key.signatureAlgorithm, signature: key.sign(info) })
}

/** Base64 of a CMS by this key with the request in it. */
export const wrapped = (request: Uint8Array, by: TestSigner): string =>
  Buffer.from(buildCms(by, request, { content: request })).toString('base64')

export const place = { token: 'a', label: '', serialNumber: '0001', algorithm: 'P-256' }

export interface Applicant {
  cookie: () => string
  ask: (path: string, body?: unknown) => Promise<Answer>
  enter: (act: Pick<HandedOut, 'userId' | 'code'>) => Promise<Answer>
}

/** A browser of its own; `cookie`: of another's. */
export function applicant(origin: () => string, cookie = ''): Applicant {
  const ask = async (path: string, body?: unknown): Promise<Answer> => {
    const answer = await call(`${origin()}/api/registration${path}`, body, cookie)
    cookie = answer.cookie || cookie
    return answer
  }
  return {
    cookie: () => cookie,
    ask,
    enter: ({ userId, code }) => ask('', { userId, code, years: person.years }),
  }
}

/** How far it is, or what is wrong. */
export const said = ({ status, json }: Answer): unknown => (status === 200 ? json['status'] : json.errors)
