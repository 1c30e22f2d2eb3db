/** The time stamp of the only signer of a CMS, and the bytes that it should be of. */
import assert from 'node:assert/strict'
import { signatureTimestamp } from '../../host/pki/cms/identifiers.ts'
import { readSignedData } from '../../host/pki/cms/read.ts'
import { children, readOid } from '../../shared/der.ts'

export function timestampIn(signed: Uint8Array): { token: Uint8Array; stamped: Uint8Array } {
  const [info, ...others] = readSignedData(signed).signers
  assert.ok(info?.unsignedAttributes && others.length === 0)
  const [attribute] = children(info.unsignedAttributes)
  const [type, values] = attribute ? children(attribute) : []
  assert.ok(type && values && readOid(type) === signatureTimestamp)
  const [token, ...more] = children(values)
  assert.ok(token && more.length === 0)
  return { token: token.whole, stamped: info.signature }
}
