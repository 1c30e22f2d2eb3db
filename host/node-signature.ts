/** What node:crypto is told of a signature by the algorithm's row, beside the key: for making and for verifying alike. */
import { constants, type SigningOptions } from 'node:crypto'
import { hashes, type Padding, type SignatureRow } from '../shared/algorithms.ts'

const paddings: Record<Padding, number> = {
  'PKCS1-v1_5': constants.RSA_PKCS1_PADDING,
  PSS: constants.RSA_PKCS1_PSS_PADDING,
}

export interface NodeSignature {
  /** `null`: what is signed goes in as it is. */
  hash: string | null
  /** MGF1 is made with the hash where nothing is said. */
  options: SigningOptions
}

/** ECDSA signatures are r‖s. `saltLength`: of RSASSA-PSS, exactly; as long as the hash unless told otherwise. */
export function nodeSignature({ prehash, padding }: SignatureRow, saltLength: number | null = null): NodeSignature {
  const hash = prehash && hashes[prehash]
  const rsa = padding && hash ? { padding: paddings[padding] } : {}
  const salt = padding === 'PSS' && hash ? { saltLength: saltLength ?? hash.length } : {}
  return { hash: hash && hash.node, options: { dsaEncoding: 'ieee-p1363', ...rsa, ...salt } }
}
