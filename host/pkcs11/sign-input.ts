/** How C_Sign makes a signature by the algorithm's row (PKCS#11 v3.0 mechanisms sections 2.1.6, 2.1.10, 2.3.8, 2.3.14). */
import { hashes, signatureAlgorithms, type SignatureAlgorithm, type SignatureRow } from '../../shared/algorithms.ts'
import { concat, type Bytes } from '../../shared/bytes.ts'
import { digestOf } from '../digests.ts'
import type { Mechanism } from './cryptoki.ts'
import { maskMechanisms, mechanisms } from './constants.ts'
import { packedStructure, ulong } from './packed-structure.ts'

export type SignMechanism = SignatureRow['mechanisms'][number]

/** With its parameter. */
export const mechanismFor = (algorithm: SignatureAlgorithm, { name }: SignMechanism): Mechanism => {
  const { padding, hash }: SignatureRow = signatureAlgorithms[algorithm]
  return { name, parameter: padding === 'PSS' ? pssParameter(hashes[hash]) : null }
}

/** CK_RSA_PKCS_PSS_PARAMS: hash, mask and the length of the salt. */
const pssParameter = ({ mechanism, maskMechanism, length }: (typeof hashes)[keyof typeof hashes]): Bytes =>
  new Uint8Array(packedStructure([mechanisms[mechanism], maskMechanisms[maskMechanism], length].map(ulong)))

/** The bytes themselves where the mechanism hashes; else their digest, within a DigestInfo where the mechanism wants it. */
export function signInput({ prehash }: SignatureRow, { input }: SignMechanism, toBeSigned: Uint8Array): Uint8Array {
  if (prehash === null || input === 'message') return toBeSigned
  const digest = digestOf(prehash, toBeSigned)
  return input === 'DigestInfo' ? concat([hashes[prehash].digestInfo, digest]) : digest
}
