/** The time stamps over the value of a JWS signature (ETSI TS 119 182-1 sections 5.3.1 and 5.3.4), among what nobody signed. */
import { fromBase64, fromUtf8 } from '../../../shared/bytes.ts'
import { fromBase64Url } from '../../../shared/base64url.ts'
import type { Stamp } from '../tsp/timestamp-among.ts'
import { stampedInJws } from './package.ts'
import { readObject } from './read-object.ts'
import type { JwsSignature } from './read.ts'

/** Anybody can put something there: what is not a time stamp says nothing, and one that is broken is told of. */
export function timestampsOn({ signature, unprotected: { etsiU } }: JwsSignature): Stamp[] {
  const stamped = stampedInJws(signature)
  return list(etsiU)
    .map(addedIn)
    .filter(added => Object.hasOwn(added, 'sigTst'))
    .flatMap(({ sigTst }) => {
      const { tstTokens } = fields(sigTst)
      const tokens = list(tstTokens).map(tokenIn)
      return (tokens.length > 0 ? tokens : [broken]).map(token => ({ token, stamped }))
    })
}

const list = (value: unknown): unknown[] => (Array.isArray(value) ? (value as unknown[]) : [])
const fields = (value: unknown): Record<string, unknown> => Object(value) as Record<string, unknown>

/** As an object, or as the text of one in base64url. */
function addedIn(value: unknown): Record<string, unknown> {
  if (typeof value !== 'string') return fields(value)
  try {
    return readObject(fromUtf8(fromBase64Url(value)))
  } catch {
    return {}
  }
}

const broken = new Uint8Array()

/** DER in base64 unless something else is said, which we do not read. */
function tokenIn(value: unknown): Uint8Array {
  const { val } = fields(value)
  try {
    return typeof val === 'string' ? fromBase64(val) : broken
  } catch {
    return broken
  }
}
