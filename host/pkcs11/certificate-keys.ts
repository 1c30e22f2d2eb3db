/**
 * Finds the private key of a certificate by the CKA_ID that was seen before the login, and reads its public half back: what
 * signs must be the certificate's key (PKCS#11 v2.40 sections 4.6 to 4.9).
 */
import { equalBytes, fromHex, type Bytes } from '../../shared/bytes.ts'
import { MohurError } from '../../shared/errors.ts'
import type { WantedKey } from '../token/token.ts'
import type { Cryptoki, Handle } from './cryptoki.ts'
import { objectClasses } from './constants.ts'
import { readPublicKey } from './public-key.ts'
import { attributeReader, readPrivateKeys } from './token-objects.ts'

export interface CertificateKeys {
  /** What was found once is not looked for again. @throws MohurError TOKEN_CHANGED when there is no such key. */
  idOf: (wanted: WantedKey) => string
  /** The private key that was found by this id alone; `null` where it was found in another way. */
  handleOf: (keyId: string) => Handle | null
}

/** For one session. */
export function certificateKeys(cryptoki: Cryptoki, session: Handle): CertificateKeys {
  let known: (WantedKey & { handle: Handle | null }) | null = null
  return {
    idOf(wanted) {
      if (known && equalBytes(known.publicKey, wanted.publicKey)) return known.keyId
      const handle = keyById(cryptoki, session, wanted)
      // The rare token whose ids lead nowhere is read as a whole.
      const keyId = handle ? wanted.keyId : keyIdOf(cryptoki, session, wanted.publicKey)
      known = { ...wanted, keyId, handle }
      return keyId
    },
    handleOf: keyId => (known?.keyId === keyId ? known.handle : null),
  }
}

/** The one private key with this id. What shows no public half of its own has it in the public key with the same id. */
function keyById(cryptoki: Cryptoki, session: Handle, { keyId, publicKey }: WantedKey): Handle | null {
  if (keyId === '') return null
  const read = attributeReader(cryptoki, session)
  const theOne = (objectClass: number): Handle | null => {
    const [key, another] = cryptoki.C_FindObjects(session, { CKA_CLASS: objectClass, CKA_ID: fromHex(keyId) })
    return key && !another ? key : null
  }
  const halfOf = (key: Handle): Bytes | null => readPublicKey(attribute => read(key, attribute))
  const privateKey = theOne(objectClasses.CKO_PRIVATE_KEY)
  if (!privateKey) return null
  let half = halfOf(privateKey)
  if (!half) {
    const other = theOne(objectClasses.CKO_PUBLIC_KEY)
    half = other && halfOf(other)
  }
  return half && equalBytes(half, publicKey) ? privateKey : null
}

function keyIdOf(cryptoki: Cryptoki, session: Handle, publicKey: Bytes): string {
  const key = readPrivateKeys(cryptoki, session).find(found => equalBytes(found.publicKey, publicKey))
  if (!key) throw new MohurError('TOKEN_CHANGED')
  return key.keyId
}
