/** Looking after the objects of a logged-in token (PKCS#11 v2.40 sections 5.7 and 5.13). Private keys come and go nowhere. */
import { fromHex, utf8 } from '../../shared/bytes.ts'
import { MohurError } from '../../shared/errors.ts'
import { newKeyId } from '../token/new-key-id.ts'
import type { SessionCare } from '../token/token-care.ts'
import type { Cryptoki, Handle, Template } from './cryptoki.ts'
import { keyTypes, objectClasses, type AttributeName } from './constants.ts'
import { readObjects } from './read-objects.ts'
import { shownLabel } from '../token/token-label.ts'

/** What a secret key may do: stay on the token. */
const secretKeyRules = {
  CKA_TOKEN: true,
  CKA_PRIVATE: true,
  CKA_SENSITIVE: true,
  CKA_EXTRACTABLE: false,
} as const

export function sessionCare(cryptoki: Cryptoki, session: Handle): SessionCare {
  return {
    async objects() {
      return readObjects(cryptoki, session, true).map(({ object }) => object)
    },
    async deleteObject(id) {
      const found = readObjects(cryptoki, session, true).find(({ object }) => object.id === id)
      if (!found) throw new MohurError('TOKEN_CHANGED')
      for (const handle of found.handles) cryptoki.C_DestroyObject(session, handle)
    },
    async rename(label) {
      if (!cryptoki.extended.has('C_EX_SetTokenName')) throw notSupported()
      cryptoki.extended.C_EX_SetTokenName(session, utf8(shownLabel(label)))
    },
    async createDataObject({ label, application, value, private: hidden }) {
      cryptoki.C_CreateObject(session, {
        CKA_CLASS: objectClasses.CKO_DATA,
        CKA_TOKEN: true,
        CKA_PRIVATE: hidden,
        CKA_LABEL: utf8(label),
        CKA_APPLICATION: utf8(application),
        CKA_VALUE: value,
      })
    },
    createSecretKey: key => createSecretKey(cryptoki, session, key),
    importKeyPair: async ({ privateKey }) => {
      privateKey.fill(0)
      throw new MohurError('KEY_UNSUITABLE', { reason: 'madeElsewhere' })
    },
    exportKeyPair: async () => {
      throw new MohurError('KEY_UNSUITABLE', { reason: 'notExportable' })
    },
  }
}

/** AES, made on the token and read back. @throws MohurError ALGORITHM_UNSUPPORTED, KEY_UNSUITABLE */
async function createSecretKey(
  cryptoki: Cryptoki,
  session: Handle,
  { label, bits }: { label: string; bits: number },
): Promise<void> {
  const template: Template = {
    CKA_CLASS: objectClasses.CKO_SECRET_KEY,
    CKA_KEY_TYPE: keyTypes.CKK_AES,
    ...secretKeyRules,
    CKA_ENCRYPT: true,
    CKA_DECRYPT: true,
    CKA_ID: fromHex(newKeyId()),
    CKA_LABEL: utf8(label),
    CKA_VALUE_LEN: bits / 8,
  }
  const key = await cryptoki.C_GenerateKey(session, 'CKM_AES_KEY_GEN', template)
  const broken = Object.entries(secretKeyRules).find(
    ([attribute, value]) =>
      cryptoki.C_GetAttributeValue(session, key, attribute as AttributeName)?.[0] !== Number(value),
  )
  if (!broken) return
  cryptoki.C_DestroyObject(session, key)
  throw new MohurError('KEY_UNSUITABLE', { attribute: broken[0] })
}

const notSupported = (): MohurError => new MohurError('TOKEN_FAILED', { reason: 'notSupported' })
