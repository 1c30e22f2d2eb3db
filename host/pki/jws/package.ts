/** A JWS around a signature made elsewhere, as text in UTF-8 (RFC 7515 sections 7.1 and 7.2.1); the payload is not touched. */
import { fromUtf8, utf8 } from '../../../shared/bytes.ts'
import type { SignatureParts } from '../../../shared/operations/sign.ts'
import type { Identity, ToPackage } from '../format.ts'
import { toBase64Url } from '../../../shared/base64url.ts'

const payload = 'content in base64url' as const

export function packageJws(_: Identity, { toBeSigned, signature, contentLength, form }: ToPackage): SignatureParts {
  const header = fromUtf8(toBeSigned.subarray(0, toBeSigned.indexOf(0x2e)))
  const ending = toBase64Url(signature)
  const inside = contentLength === null ? [] : [payload]
  if (form.serialization !== 'json') return [utf8(`${header}.`), ...inside, utf8(`.${ending}`)]
  const signatures = JSON.stringify([{ protected: header, signature: ending }])
  if (contentLength === null) return [utf8(`{"signatures":${signatures}}`)]
  return [utf8('{"payload":"'), ...inside, utf8(`","signatures":${signatures}}`)]
}
