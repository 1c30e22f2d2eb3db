/** What a JWS signature is made over (RFC 7515 section 5.1): the protected header of JAdES level B-B, and the payload. */
import { signatureAlgorithms } from '../../../shared/algorithms.ts'
import { concat, toBase64, utf8, type Bytes } from '../../../shared/bytes.ts'
import { MohurError } from '../../../shared/errors.ts'
import { digestOf } from '../../digests.ts'
import type { Form, Identity, ToPrepare } from '../format.ts'
import { toBase64Url } from '../../../shared/base64url.ts'
import { roleAttributes } from './claimed-roles.ts'

const point = utf8('.')

interface ToSign extends Pick<ToPrepare, 'content' | 'signingTime'> {
  form?: Pick<Form, 'role'>
}

/** `header.payload` in base64url. @throws MohurError INTERNAL without the document */
export function prepareJws(identity: Identity, { content, signingTime, form: { role } = {} }: ToSign): Bytes {
  if (!content) throw new MohurError('INTERNAL')
  const header = utf8(JSON.stringify(headerOf(identity, { signingTime, role })))
  return concat([utf8(toBase64Url(header)), point, utf8(toBase64Url(content))])
}

/** ETSI TS 119 182-1 V1.2.1 section 6.3: `iat` took the place of `sigT`, and no extension needs to be understood. */
const headerOf = (
  { certificate, chain, algorithm }: Identity,
  { signingTime, role }: Pick<ToSign, 'signingTime'> & Pick<Form, 'role'>,
): object => ({
  alg: signatureAlgorithms[algorithm].jws,
  iat: Math.floor(signingTime.getTime() / 1000),
  'x5t#S256': toBase64Url(digestOf('SHA-256', certificate)),
  x5c: [certificate, ...chain].map(toBase64),
  ...(role !== undefined && roleAttributes(role)),
})
