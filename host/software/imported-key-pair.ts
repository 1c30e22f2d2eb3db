/** A key pair that was made elsewhere: taken only when we could have made it, and when its halves belong together. */
import { createPrivateKey, createPublicKey, verify, type KeyObject } from 'node:crypto'
import { signatureAlgorithms } from '../../shared/algorithms.ts'
import { keyAlgorithms, keyFamilies, type KeyAlgorithm } from '../../shared/key-algorithms.ts'
import { utf8, type Bytes } from '../../shared/bytes.ts'
import { readKeyAlgorithm } from '../../shared/certificate.ts'
import { children, readDer } from '../../shared/der.ts'
import { MohurError } from '../../shared/errors.ts'
import { nodeSignature } from '../node-signature.ts'
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
    const key = createPrivateKey({ key: view(pkcs8), format: 'der', type: 'pkcs8' })
    return key.asymmetricKeyType === keyFamilies.RSA.pss.node ? withoutRestriction(pkcs8) : key
  } catch {
    throw unsuitable('unreadable')
  }
}

/** A key for RSASSA-PSS alone: that is its certificate's word as well, which is kept. */
function withoutRestriction(pkcs8: Bytes): KeyObject {
  const [, , inside] = children(readDer(pkcs8))
  if (!inside) throw unsuitable('unreadable')
  return createPrivateKey({ key: view(inside.content), format: 'der', type: 'pkcs1' })
}

/** The same bytes, not a copy. */
const view = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)

/** Signs as the token will. A wrong point, factor or exponent shows. */
function makesGoodSignatures(algorithm: KeyAlgorithm, pkcs8: Buffer, key: KeyObject): boolean {
  const row = signatureAlgorithms[keyAlgorithms[algorithm].signatures[0]]
  const { hash, options } = nodeSignature(row)
  const message = utf8('a key pair')
  try {
    return verify(hash, message, { key, ...options }, messageSigner(row, pkcs8)(message))
  } catch {
    return false
  }
}

const unsuitable = (reason: string): MohurError => new MohurError('KEY_UNSUITABLE', { reason })
