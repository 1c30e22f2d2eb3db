/** A session with the user logged in: makes keys, signs, stores certificates (PKCS#11 v2.40 sections 5.6, 5.7, 5.11, 5.13). */
import { signatureAlgorithms, type SignatureAlgorithm, type SignatureRow } from '../../shared/algorithms.ts'
import { equalBytes, fromHex, type Bytes } from '../../shared/bytes.ts'
import { MohurError } from '../../shared/errors.ts'
import { keyAlgorithms, keyFamilies } from '../../shared/key-algorithms.ts'
import type { JournalRecord, JournalStage } from '../../shared/journal.ts'
import { appendIfPossible } from '../journal/append-if-possible.ts'
import type { Journal } from '../journal/journal.ts'
import type { AfterAnswer } from '../token/token-calls.ts'
import { newKeyId } from '../token/new-key-id.ts'
import type { NewKey, SignItem, SignListener, TokenSession } from '../token/token.ts'
import { certificateTemplate } from './certificate-template.ts'
import type { ContextLogin } from './context-login.ts'
import type { Cryptoki, Handle, KeyPairTemplates } from './cryptoki.ts'
import { keyTypes, objectClasses, type AttributeName } from './constants.ts'
import { checkKeyPair, keyPairTemplates, templateRefusals } from './key-templates.ts'
import { readPublicKey } from './public-key.ts'
import { certificateKeys } from './certificate-keys.ts'
import { isReturnValue } from './return-values.ts'
import { mechanismFor, signInput, type SignMechanism } from './sign-input.ts'
import { sessionCare } from './session-care.ts'
import type { Abilities } from './token-description.ts'
import { readCertificates, readPrivateKeys } from './token-objects.ts'

export interface SessionParts {
  cryptoki: Cryptoki
  session: Handle
  openJournal: () => Promise<Pick<Journal, 'append'>>
  afterAnswer: AfterAnswer
  /** @throws MohurError TOKEN_REMOVED, TOKEN_CHANGED when it is no longer the token that was logged in. */
  checkToken: () => void
  /** The module does not take the template that says most. */
  plainTemplates: boolean
  signatures: Abilities['signatures']
  /** For keys that want a login for each signature. */
  contextLogin: ContextLogin
}

export function pkcs11Session(parts: SessionParts): TokenSession {
  const { cryptoki, session } = parts
  const certified = certificateKeys(cryptoki, session)
  return {
    ...sessionCare(cryptoki, session),
    async keys() {
      return readPrivateKeys(cryptoki, session)
    },
    async keyFor(wanted) {
      return certified.idOf(wanted)
    },
    generateKeyPair: key => generateKeyPair(parts, key),
    async sign(...[keyId, algorithm, items, listener]) {
      const mechanism = parts.signatures.get(algorithm)
      if (!mechanism) throw new MohurError('ALGORITHM_UNSUPPORTED')
      const key = certified.handleOf(keyId) ?? findKey(parts, keyId, signatureAlgorithms[algorithm])
      return signItems(parts, key, { algorithm, mechanism, items, listener })
    },
    async storeCertificates(certificates) {
      const stored = readCertificates(cryptoki, session).map(({ certificate }) => certificate)
      for (const { certificate, keyId } of certificates) {
        if (stored.some(other => equalBytes(other, certificate))) continue
        cryptoki.C_CreateObject(session, certificateTemplate(certificate, keyId))
        stored.push(certificate)
      }
    },
    async destroyKeyPair(keyId) {
      for (const objectClass of [objectClasses.CKO_PRIVATE_KEY, objectClasses.CKO_PUBLIC_KEY]) {
        const template = { CKA_CLASS: objectClass, CKA_ID: fromHex(keyId) }
        for (const object of cryptoki.C_FindObjects(session, template)) cryptoki.C_DestroyObject(session, object)
      }
    },
  }
}

const reader =
  ({ cryptoki, session }: SessionParts, object: Handle) =>
  (attribute: AttributeName): Bytes | null =>
    cryptoki.C_GetAttributeValue(session, object, attribute)

/** A token keeps its keys to itself, so `exportable` is for the software token alone. */
async function generateKeyPair(
  parts: SessionParts,
  { algorithm, label, keyId = newKeyId() }: NewKey,
): ReturnType<TokenSession['generateKeyPair']> {
  const { cryptoki, session } = parts
  const id = fromHex(keyId)
  const row = keyAlgorithms[algorithm]
  const pair = await generateByAny(parts, keyPairTemplates(row, { id, label }, parts.plainTemplates))
  try {
    const read = { publicKey: reader(parts, pair.publicKey), privateKey: reader(parts, pair.privateKey) }
    checkKeyPair(row, read)
    const publicKey = readPublicKey(read.publicKey)
    if (!publicKey) throw new MohurError('KEY_UNSUITABLE', { attribute: 'CKA_VALUE' })
    return { keyId, publicKey }
  } catch (error) {
    cryptoki.C_DestroyObject(session, pair.privateKey)
    cryptoki.C_DestroyObject(session, pair.publicKey)
    throw error
  }
}

/** With the first of these templates that the module does not refuse. */
async function generateByAny(
  parts: SessionParts,
  [templates, ...plainer]: KeyPairTemplates[],
): ReturnType<Cryptoki['C_GenerateKeyPair']> {
  if (!templates) throw new MohurError('INTERNAL')
  try {
    return await parts.cryptoki.C_GenerateKeyPair(parts.session, templates)
  } catch (error) {
    if (plainer.length === 0 || !templateRefusals.some(name => isReturnValue(error, name))) throw error
    return generateByAny(parts, plainer)
  }
}

/** @throws MohurError CERTIFICATE_WITHOUT_KEY, KEY_UNSUITABLE */
function findKey(parts: SessionParts, keyId: string, { family }: SignatureRow): Handle {
  const [key, another] = parts.cryptoki.C_FindObjects(parts.session, {
    CKA_CLASS: objectClasses.CKO_PRIVATE_KEY,
    CKA_KEY_TYPE: keyTypes[keyFamilies[family].keyType],
    CKA_ID: fromHex(keyId),
  })
  if (!key) throw new MohurError('CERTIFICATE_WITHOUT_KEY')
  if (another) throw new MohurError('KEY_UNSUITABLE', { attribute: 'CKA_ID' })
  return key
}

interface Signing {
  algorithm: SignatureAlgorithm
  mechanism: SignMechanism
  items: SignItem[]
  listener: SignListener | undefined
}

/** No journal record, no signature: all lines of the chunk are flushed before the first C_Sign. */
async function signItems(parts: SessionParts, key: Handle, signing: Signing): Promise<Bytes[]> {
  const { algorithm, mechanism, items, listener } = signing
  const { cryptoki, session, contextLogin } = parts
  /** It wants a login for each signature. */
  const alwaysAuthenticate = reader(parts, key)('CKA_ALWAYS_AUTHENTICATE')?.[0] === 1
  if (alwaysAuthenticate) {
    listener?.pinEachTime()
    contextLogin.demand(items.length)
  }
  const how = mechanismFor(algorithm, mechanism)
  const inputs = items.map(({ toBeSigned }) => signInput(signatureAlgorithms[algorithm], mechanism, toBeSigned))
  const journal = await parts.openJournal()
  parts.checkToken()
  journal.append(staged(items, () => 'signing'))
  const signatures: Bytes[] = []
  try {
    for (const input of inputs) {
      cryptoki.C_SignInit(session, how, key)
      if (alwaysAuthenticate) contextLogin.login()
      signatures.push(cryptoki.C_Sign(session, input))
    }
  } catch (error) {
    const made = listener ? 'signed' : 'undelivered'
    const isTold = appendIfPossible(
      journal,
      staged(items, place => (place < signatures.length ? made : 'failed')),
    )
    if (isTold) listener?.made(signatures)
    throw error
  }
  parts.afterAnswer(() => journal.append(staged(items, () => 'signed')))
  return signatures
}

const staged = (items: readonly SignItem[], stageOf: (place: number) => JournalStage): JournalRecord[] =>
  items.flatMap(({ records }, place) => records.map(record => ({ ...record, stage: stageOf(place) })))
