/**
 * A signature by the host's whole path without a token of the person's: a key made on a software token in a folder that is
 * thrown away, and a certification request signed with it, checked here with Node's own cryptography.
 */
import { randomBytes, verify } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { toHex, utf8 } from '../../shared/bytes.ts'
import { children, readDer } from '../../shared/der.ts'
import { toErrorMessage } from '../../shared/errors.ts'
import { product } from '../../shared/product.ts'
import type { Answer, Question } from '../../shared/prompts/index.ts'
import { broken, cures, ok, type Finding } from './finding.ts'
import { connectHost, type HostStart } from './host-connection.ts'

export const testSignatureLink = 'test signature'

export async function examineSigning({ launcher, args }: HostStart): Promise<Finding> {
  const folder = mkdtempSync(join(tmpdir(), 'mohur-doctor-'))
  const since = performance.now()
  try {
    const { request, key } = await makeRequest({
      launcher,
      args,
      env: { ...process.env, HOME: folder, XDG_DATA_HOME: folder },
    })
    if (!isSigned(request, key)) return broken(testSignatureLink, 'the signature is wrong', cures.install)
    const took = Math.round(performance.now() - since)
    return ok(testSignatureLink, `P-256 on a throw-away software token in ${took} ms; your tokens were not touched`)
  } catch (error) {
    const { code } = toErrorMessage(error)
    return broken(testSignatureLink, `the host answers ${code}`, cures.install)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function makeRequest(start: HostStart): Promise<{ request: Uint8Array; key: Uint8Array }> {
  const connection = await connectHost(start)
  try {
    return await connection.call({
      operation: 'requestCertificate',
      origin: 'http://localhost',
      params: { subject: [{ type: 'CN', value: `${product.name} test` }], key: { algorithm: 'P-256' } },
      answers: { requestCertificate: onSoftwareToken },
    })
  } finally {
    await connection.close()
  }
}

/** A PIN that nobody knows, for a token that nobody keeps. */
function onSoftwareToken({ tokens }: Question<'requestCertificate'>): Answer<'requestCertificate'> {
  const token = tokens.find(place => place.newPin)?.token.id ?? ''
  return { token, pin: { pin: utf8(`Aa1${toHex(randomBytes(8))}`), lastTryConfirmed: false }, exportable: false }
}

/** RFC 2986 section 4: certificationRequestInfo, signatureAlgorithm, signature. */
function isSigned(request: Uint8Array, key: Uint8Array): boolean {
  const [info, , signature] = children(readDer(request))
  if (!info || !signature) return false
  const publicKey = { key: Buffer.from(key), format: 'der', type: 'spki' } as const
  return verify('sha256', info.whole, publicKey, signature.content.subarray(1))
}
