/** The software token in the words of PKCS#11 (CK_SLOT_INFO, CK_TOKEN_INFO; v2.40 section 3.2). It has no SO and no reader. */
import { createHash } from 'node:crypto'
import { signatureAlgorithms } from '../../shared/algorithms.ts'
import { keyAlgorithmNames, keyAlgorithms, keyFamilies } from '../../shared/key-algorithms.ts'
import { toHex } from '../../shared/bytes.ts'
import { pinLength } from '../../shared/pin-policy.ts'
import { product } from '../../shared/product.ts'
import type { SlotDetails, TokenDetails } from '../../shared/token-details.ts'
import type { TokenForPin, TokenSummary } from '../../shared/token.ts'
import type { TokenFile } from './token-file.ts'
import { maxTries } from './token-key.ts'

export const description = 'Software token'
const versions = { hardwareVersion: '0.0', firmwareVersion: product.version }

/** `uninitialized` until the first PIN is set, by a login with `setPin` or by formatting. */
export function describeForPin(token: TokenFile): TokenForPin {
  return {
    ...summaryOf(token),
    pin: { ...triesOf(token), minLength: pinLength.min, maxLength: pinLength.max, onDevice: false, digitsOnly: false },
  }
}

function summaryOf({ serialNumber, label, wrong, pin }: TokenFile): TokenSummary {
  const identity = { manufacturer: product.name, model: 'software', serialNumber }
  const about = JSON.stringify(['software', identity])
  return {
    id: toHex(createHash('sha256').update(about).digest()),
    kind: 'software',
    label,
    ...identity,
    state: pin === null ? 'uninitialized' : wrong >= maxTries ? 'locked' : 'ready',
    algorithms: [...keyAlgorithmNames],
  }
}

const triesOf = ({ wrong }: TokenFile): { tries: TokenForPin['pin']['tries']; left: number } => ({
  tries: triesFor(wrong),
  left: Math.max(0, maxTries - wrong),
})

/** As the flags of PKCS#11 speak of it: low from the first wrong PIN on. */
function triesFor(wrong: number): TokenForPin['pin']['tries'] {
  if (wrong >= maxTries) return 'locked'
  if (wrong === maxTries - 1) return 'final'
  return wrong > 0 ? 'low' : 'unknown'
}

export const describeSlot = (token: TokenFile): SlotDetails => ({
  module: 'software',
  description,
  manufacturer: product.name,
  flags: ['CKF_TOKEN_PRESENT'],
  ...versions,
  token: summaryOf(token),
})

/** Of the keys that it makes, in the words of PKCS#11. */
const keyMechanisms = new Set(
  Object.values(keyAlgorithms).flatMap(({ family, signatures }) => [
    keyFamilies[family].generate,
    ...signatures.map(name => signatureAlgorithms[name].mechanisms[0].name),
  ]),
)

const flagsOfTries = {
  unknown: [],
  low: ['CKF_USER_PIN_COUNT_LOW'],
  final: ['CKF_USER_PIN_COUNT_LOW', 'CKF_USER_PIN_FINAL_TRY'],
  locked: ['CKF_USER_PIN_LOCKED'],
} as const satisfies Record<TokenForPin['pin']['tries'], readonly string[]>

export const describeToken = (token: TokenFile): TokenDetails => ({
  summary: summaryOf(token),
  family: null,
  flags: [
    'CKF_RNG',
    'CKF_LOGIN_REQUIRED',
    'CKF_TOKEN_INITIALIZED',
    ...(token.pin ? ['CKF_USER_PIN_INITIALIZED'] : []),
    ...flagsOfTries[triesOf(token).tries],
  ],
  ...versions,
  userPin: { minLength: pinLength.min, maxLength: pinLength.max, ...triesOf(token), factoryDefault: null },
  soPin: null,
  // As large as the disk.
  memory: { totalPublic: null, freePublic: null, totalPrivate: null, freePrivate: null },
  mechanisms: [...keyMechanisms, 'CKM_AES_KEY_GEN'],
  can: {
    initialize: true,
    rename: true,
    unblock: false,
    changeSoPin: false,
    choosePinPolicy: false,
    secretKeys: true,
    dataObjects: true,
    importKeyFile: true,
  },
})
