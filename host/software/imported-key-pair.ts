/** A key pair that was made elsewhere: taken only when we could have made it, and when its halves belong together. */
import { createPrivateKey, createPublicKey, verify, type KeyObject } from 'node:crypto'
import { hashes, signatureAlgorithms } from '../../shared/algorithms.ts'
import { keyAlgorithms, type KeyAlgorithm } from '../../shared/key-algorithms.ts'
import { utf8, type Bytes } from '../../shared/bytes.ts'
import { readKeyAlgorithm } from '../../shared/certificate.ts'
import { readDer } from '../../shared/der.ts'
import { MohurError } from '../../shared/errors.ts'
import { messageSigner } from './sign-message.ts'

/** Smaller ones are old mistakes (RFC 8017 section 3.1 allows them; SP 800-56B does not). */
const smallestExponent = 65_537n

export interface ImportedKeyPair {
  algorithm: KeyAlgorithm
  publicKey: Bytes
  /** Written anew without what else was in it; to be overwritten by the caller. */
  pkcs8: Buffer
}

/** `privateKey`: PKCS#8 DER (RFC 5958), overwritten by the caller. @throws MohurError KEY_UNSUITABLE with a `reason` */
export function importedKeyPair(privateKey: Bytes): ImportedKeyPair {
  const key = readPrivateKey(privateKey)
  const publicHalf = createPublicKey(key)
  const publicKey = Uint8Array.from(publicHalf.export({ type: 'spki', format: 'der' }))
  const algorithm = readKeyAlgorithm(readDer(publicKey))
  if (!algorithm) throw unsuitable('algorithm')
  if ((key.asymmetricKeyDetails?.publicExponent ?? smallestExponent) < smallestExponent) throw unsuitable('exponent')
  const pkcs8 = key.export({ type: 'pkcs8', format: 'der' })
  if (!makesGoodSignatures(algorithm, pkcs8, publicHalf)) {
    pkcs8.fill(0)
    throw unsuitable('halves')
  }
  return { algorithm, publicKey, pkcs8 }
}

function readPrivateKey(pkcs8: Bytes): KeyObject {
  try {
    return createPrivateKey({
      key: Buffer.from(pkcs8.buffer, pkcs8.byteOffset, pkcs8.length),
      format: 'der',
      type: 'pkcs8',
    })
  } catch {
    throw unsuitable('unreadable')
  }
}

/** Signs as the token will. A wrong point, factor or exponent shows. */
function makesGoodSignatures(algorithm: KeyAlgorithm, pkcs8: Buffer, key: KeyObject): boolean {
  const row = signatureAlgorithms[keyAlgorithms[algorithm].signatures[0]]
  const message = utf8('a key pair')
  try {
    const made = messageSigner(row, pkcs8)(message)
    return verify(row.prehash && hashes[row.prehash].node, message, { key, dsaEncoding: 'ieee-p1363' }, made)
  } catch {
    return false
  }
}

const unsuitable = (reason: string): MohurError => new MohurError('KEY_UNSUITABLE', { reason })
