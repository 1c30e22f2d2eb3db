/** What C_Sign is given for what is to be signed, by the algorithm's row (PKCS#11 v3.0 mechanisms sections 2.1.6, 2.3.8, 2.3.14). */
import { hashes, type SignatureRow } from '../../shared/algorithms.ts'
import { concat } from '../../shared/bytes.ts'
import { digestOf } from '../digests.ts'

/** The bytes themselves where the mechanism hashes; else their digest, within a DigestInfo where the padding wants it. */
export function signInput({ prehash, padding }: SignatureRow, toBeSigned: Uint8Array): Uint8Array {
  if (prehash === null) return toBeSigned
  const digest = digestOf(prehash, toBeSigned)
  return padding === 'DigestInfo' ? concat([hashes[prehash].digestInfo, digest]) : digest
}
