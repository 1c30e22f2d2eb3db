/** The type declarations of `mohur/server`: what its sources and the table of operations say, and nothing that they are made of. */
import type * as z from 'zod'
import { keyFamilyNames } from '../../shared/key-algorithms.ts'
import { operations } from '../../shared/operations/index.ts'
import { crlReasonNames, revocationFaults } from '../../shared/revocation.ts'
import { loginReasons } from '../../host/pki/verify-authentication-token.ts'
import { requestReasons } from '../../host/pki/verify-certification-request.ts'
import { declaredIn } from './declared-in.ts'
import { operationFieldDocs, schemaFieldDocs } from './field-docs.ts'
import { named, typeText } from './type-text.ts'

const server = declaredIn('host/server')
const pki = declaredIn('host/pki')
const shared = declaredIn('shared')
const words = (values: readonly string[]): string => values.map(value => `'${value}'`).join(' | ')

const [read] = operations.verify.result.shape.results.element.options
const said = (schema: z.ZodObject): string =>
  typeText(schema, { direction: 'received', docs: operationFieldDocs('shared/operations/verify.ts', 'result') })

function namePartText(): string {
  const { schema, file, constant } = named.NamePart
  return typeText(schema, { direction: 'received', docs: schemaFieldDocs(file, constant), declaring: 'NamePart' })
}

export const serverTypes =
  (): string => `/** Signatures, logins and certification requests, verified in Node.js as the Mohur program does it. */

/** Bytes as they are handed over; Node's buffers are such. */
${server('given.ts', 'BytesLike')}
/** Bytes as you get them: in memory of their own, whatever this version of TypeScript calls that. */
export type Bytes = ReturnType<Uint8Array['slice']>
export type KeyFamily = ${words(keyFamilyNames)}
/** Names and numbers for the log. */
export type ErrorDetails = Readonly<Record<string, string | number | boolean>>

/** What is thrown for a value that the caller gives: a root that is no certificate, say. A value of another type is a \`TypeError\`. */
export declare class MohurError extends Error {
  readonly name: 'MohurError'
  /** Stable: \`BAD_PARAMS\`, \`CERTIFICATE_UNREADABLE\`. */
  readonly code: string
  /** \`field\`, and \`reason\` or \`index\`. */
  readonly details: ErrorDetails
}

export type NamePart = ${namePartText()}

${server('given.ts', 'RevocationData')}

/** Why a certificate was revoked (RFC 5280 section 5.3.1). */
export type CrlReason = ${words(crlReasonNames)}
/** Why nothing is known of it. */
export type RevocationFault = ${words(revocationFaults)}

${['RevocationNotChecked', 'NotRevoked', 'Revoked', 'RevocationUnknown', 'CertificateRevocation']
  .map(name => server('revocation-by.ts', name))
  .join('\n\n')}

${server('verify-signatures.ts', 'SignaturesToVerify')}

/** As \`verify\` has it for pages. */
export type VerifiedSigner = ${said(read.shape.signers.element.omit({ revocation: true }))}

export type DocumentTimestamp = ${said(read.shape.documentTimestamps.element)}

export type ContainedFile = ${said(read.shape.files.unwrap().element)}

${server('verify-signatures.ts', 'Signer')}

${server('verify-signatures.ts', 'Unreadable')}

${server('verify-signatures.ts', 'VerifiedSignatures')}

/**
 * Who signed what, and whether it holds: CMS, JWS, XML, PDF and ASiC-E. What is wrong with what is signed is in the result; what is
 * wrong with anything else is thrown.
 */
export declare function verifySignatures(given: SignaturesToVerify): Promise<VerifiedSignatures>

${server('verify-login.ts', 'LoginToVerify')}

/** Why a token lets nobody in; several may hold at once. \`signatureWrong\`: it was made for another origin or another challenge, which it does not tell, or by another key. */
export type LoginReason = ${words(loginReasons)}

${server('verify-login.ts', 'VerifiedLogin')}

${server('verify-login.ts', 'RefusedLogin')}

/**
 * Who logs in, by an authentication token in the format \`web-eid:1.0\`. A token is good for as long as its challenge is: draw 32 bytes by
 * chance for each login, keep them with the browser's session and for some minutes, and forget them before you call this, whatever
 * comes of it. Nothing of that is done here.
 */
export declare function verifyLogin(given: LoginToVerify): Promise<VerifiedLogin | RefusedLogin>

${server('verify-request.ts', 'RequestToVerify')}

${pki('verify-certification-request.ts', 'RequestedKey')}

${shared('certificate-extensions.ts', 'Extension')}

${pki('verify-certification-request.ts', 'ReadRequest')}

/**
 * Why a request is refused. \`unreadable\`: it is no PKCS#10 in DER, or says one thing twice. \`keyWeak\`: RSA of less than 2048 bits, with an
 * exponent below 3, of the faulty library of CVE-2017-15361 (ROCA), or of primes that lie close together.
 */
export type RequestReason = ${words(requestReasons)}

${server('verify-request.ts', 'VerifiedRequest')}

${server('verify-request.ts', 'RefusedRequest')}

/** What a certification request (PKCS#10) asks for, and whether whoever made it holds the key. */
export declare function verifyRequest(given: RequestToVerify): Promise<VerifiedRequest | RefusedRequest>
`
