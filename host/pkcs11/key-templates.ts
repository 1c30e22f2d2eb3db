/** The fixed templates of a signing key pair (PKCS#11 v2.40 sections 4.8 and 4.9), and whether the token kept to them. */
import { keyFamilies, type KeyRow } from '../../shared/key-algorithms.ts'
import { equalBytes, type Bytes } from '../../shared/bytes.ts'
import { MohurError } from '../../shared/errors.ts'
import type { AttributeName } from './constants.ts'
import type { KeyPairTemplates, Template } from './cryptoki.ts'
import { keyTypes } from './constants.ts'

const f4 = Uint8Array.of(1, 0, 1)

interface PrivateKeyRule {
  attribute: AttributeName
  value: boolean
  required: boolean
  /** No mechanism does this with a key on a curve, so what a token says of it means nothing. */
  notOfCurves?: true
}

/** What the private key may do: sign, on the token, and nothing else. `required` must be told; the rest may be unknown to the token. */
const privateKeyRules: readonly PrivateKeyRule[] = [
  { attribute: 'CKA_TOKEN', value: true, required: true },
  { attribute: 'CKA_PRIVATE', value: true, required: true },
  { attribute: 'CKA_SENSITIVE', value: true, required: true },
  { attribute: 'CKA_EXTRACTABLE', value: false, required: true },
  { attribute: 'CKA_SIGN', value: true, required: true },
  { attribute: 'CKA_DECRYPT', value: false, required: false, notOfCurves: true },
  { attribute: 'CKA_UNWRAP', value: false, required: false },
  { attribute: 'CKA_DERIVE', value: false, required: false },
]

export interface KeyNames {
  /** CKA_ID of both halves. */
  id: Uint8Array
  label: string
}

/**
 * What is not said is not refused: modules that know only some attributes get a plainer template, and what they make of it is
 * read back like any other. A TPM takes no word on encryption, others none on what a key shall not do.
 */
const silences: readonly (readonly AttributeName[])[] = [
  [],
  ['CKA_ENCRYPT', 'CKA_DECRYPT'],
  ['CKA_ENCRYPT', 'CKA_DECRYPT', 'CKA_WRAP', 'CKA_UNWRAP', 'CKA_DERIVE'],
]

/** From the one that says most to the plainest; the next is for a module that refused the one before it. */
export function keyPairTemplates(row: KeyRow, names: KeyNames, plain = false): KeyPairTemplates[] {
  const whole = wholeTemplates(row, names)
  return silences.slice(plain ? 1 : 0).map(unsaid => {
    const plainer = (template: Template): Template =>
      Object.fromEntries(Object.entries(template).filter(([name]) => !unsaid.some(attribute => attribute === name)))
    return { ...whole, publicKey: plainer(whole.publicKey), privateKey: plainer(whole.privateKey) }
  })
}

/** Return values by which a module refuses a template and has made nothing; some have no better word than a general failure. */
export const templateRefusals: readonly string[] = [
  'CKR_TEMPLATE_INCONSISTENT',
  'CKR_TEMPLATE_INCOMPLETE',
  'CKR_ATTRIBUTE_TYPE_INVALID',
  'CKR_ATTRIBUTE_VALUE_INVALID',
  'CKR_ATTRIBUTE_READ_ONLY',
  'CKR_ARGUMENTS_BAD',
  'CKR_GENERAL_ERROR',
]

function wholeTemplates({ family, bits, curve }: KeyRow, { id, label }: KeyNames): KeyPairTemplates {
  const { keyType, generate } = keyFamilies[family]
  const names: Template = { CKA_KEY_TYPE: keyTypes[keyType], CKA_ID: id, CKA_LABEL: label }
  const size: Template = curve
    ? { CKA_EC_PARAMS: curve.parameters[0] }
    : { CKA_MODULUS_BITS: bits, CKA_PUBLIC_EXPONENT: f4 }
  return {
    mechanism: generate,
    publicKey: {
      ...names,
      ...size,
      CKA_TOKEN: true,
      CKA_PRIVATE: false,
      CKA_VERIFY: true,
      CKA_ENCRYPT: false,
      CKA_WRAP: false,
      CKA_DERIVE: false,
    },
    privateKey: {
      ...names,
      ...Object.fromEntries(privateKeyRules.map(({ attribute, value }) => [attribute, value])),
    },
  }
}

type Read = (attribute: AttributeName) => Bytes | null

/** @throws MohurError KEY_UNSUITABLE naming the first attribute that is not as it was asked for. */
export function checkKeyPair(row: KeyRow, { publicKey, privateKey }: { publicKey: Read; privateKey: Read }): void {
  for (const { attribute, value, required, notOfCurves } of privateKeyRules) {
    if (row.curve && notOfCurves) continue
    const told = privateKey(attribute)
    if (told ? (told[0] === 1) !== value : required) throw unsuitable(attribute)
  }
  // A key that was not made on the token (CKA_LOCAL) could have a copy elsewhere, unless it never could leave it.
  const never = (['CKA_ALWAYS_SENSITIVE', 'CKA_NEVER_EXTRACTABLE'] as const).every(name => privateKey(name)?.[0] === 1)
  if (privateKey('CKA_LOCAL')?.[0] === 0 && !never) throw unsuitable('CKA_LOCAL')
  checkSize(row, publicKey)
}

function checkSize({ bits, curve }: KeyRow, publicKey: Read): void {
  if (curve) {
    const parameters = publicKey('CKA_EC_PARAMS')
    const known = curve.parameters.some(encoding => parameters && equalBytes(encoding, parameters))
    if (!known) throw unsuitable('CKA_EC_PARAMS')
    return
  }
  const [modulus, exponent] = [withoutZeros(publicKey('CKA_MODULUS')), withoutZeros(publicKey('CKA_PUBLIC_EXPONENT'))]
  if (modulus.length * 8 !== bits || (modulus[0] ?? 0) < 0x80) throw unsuitable('CKA_MODULUS')
  if (!equalBytes(exponent, f4)) throw unsuitable('CKA_PUBLIC_EXPONENT')
}

function withoutZeros(number: Bytes | null): Bytes {
  const start = number?.findIndex(octet => octet !== 0) ?? -1
  return number && start >= 0 ? number.subarray(start) : new Uint8Array()
}

const unsuitable = (attribute: AttributeName): MohurError => new MohurError('KEY_UNSUITABLE', { attribute })
