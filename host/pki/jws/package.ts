/** A JWS around a signature made elsewhere, alone or beside those of others, as text in UTF-8 (RFC 7515 sections 7.1 and 7.2.1); the payload is not touched. */
import { fromUtf8, toBase64, utf8, type Bytes } from '../../../shared/bytes.ts'
import type { SignatureParts } from '../../../shared/operations/sign.ts'
import type { Identity, ToPackage } from '../format.ts'
import { readJws, type JwsSignature } from './read.ts'
import { toBase64Url } from '../../../shared/base64url.ts'

const payload = 'content in base64url' as const

/** What a time stamp is over: the signature as it is written (ETSI TS 119 182-1 section 5.3.4). */
export const stampedInJws = (signature: Uint8Array): Bytes => utf8(toBase64Url(signature))

export function packageJws(
  _: Identity,
  { toBeSigned, signature, timestamp, contentLength, form, earlier }: ToPackage,
): SignatureParts {
  const header = fromUtf8(toBeSigned.subarray(0, toBeSigned.indexOf(0x2e)))
  const ending = toBase64Url(signature)
  const inside = contentLength === null ? [] : [payload]
  if (form.serialization !== 'json') return [utf8(`${header}.`), ...inside, utf8(`.${ending}`)]
  const others = earlier ? readJws(earlier).signatures.map(asItWas) : []
  const signatures = JSON.stringify([...others, { protected: header, ...unsigned(timestamp), signature: ending }])
  if (contentLength === null) return [utf8(`{"signatures":${signatures}}`)]
  return [utf8('{"payload":"'), ...inside, utf8(`","signatures":${signatures}}`)]
}

/** From whatever serialization, with what was added to it. */
const asItWas = ({ headerText, signature, unprotected }: JwsSignature): object => ({
  protected: headerText,
  ...(Object.keys(unprotected).length > 0 && { header: unprotected }),
  signature: toBase64Url(signature),
})

/** What was added to the signature (section 5.3.1): each in base64url, so that whatever comes later can be over it as it stands. */
function unsigned(timestamp: Bytes | undefined): { header?: { etsiU: string[] } } {
  if (!timestamp) return {}
  const added = { sigTst: { tstTokens: [{ val: toBase64(timestamp) }] } }
  return { header: { etsiU: [toBase64Url(utf8(JSON.stringify(added)))] } }
}
