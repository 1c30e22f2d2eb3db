/** Random schedules of faults for the fault shim, the same again for the same seed. */

export type Random = () => number

/** Numbers from 0 to 1 (mulberry32). */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export function oneOf<T>(random: Random, choices: readonly T[]): T {
  const choice = choices[Math.floor(random() * choices.length)]
  if (choice === undefined) throw new RangeError('nothing to choose from')
  return choice
}

const calls = [
  'C_Initialize',
  'C_Finalize',
  'C_GetSlotList',
  'C_GetTokenInfo',
  'C_GetMechanismList',
  'C_GetMechanismInfo',
  'C_OpenSession',
  'C_CloseSession',
  'C_Login',
  'C_Logout',
  'C_FindObjectsInit',
  'C_FindObjects',
  'C_FindObjectsFinal',
  'C_GetAttributeValue',
  'C_GenerateKeyPair',
  'C_SignInit',
  'C_Sign',
  'C_SetPIN',
  'C_InitPIN',
  'C_InitToken',
  '*',
] as const

/** Of PKCS#11 v2.40 section 5.1: the token's, the session's, the PIN's, the module's, one of a vendor, and lies. */
const returnValues = [
  0x5, 0x6, 0x7, 0x30, 0x31, 0x32, 0x50, 0x54, 0x60, 0x70, 0x82, 0xa0, 0xa2, 0xa3, 0xa4, 0xb0, 0xb1, 0xb3, 0xb6, 0xb8,
  0xe0, 0xe1, 0xe2, 0x100, 0x101, 0x102, 0x104, 0x105, 0x190, 0x191, 0x80000065,
]

const flags = ['set 0x10000', 'set 0x20000', 'set 0x40000', 'set 0x2', 'clear 0x8', 'clear 0x400', 'set 0x700000']

const kinds: readonly ((random: Random) => string)[] = [
  random => `${oneOf(random, calls)} return 0x${oneOf(random, returnValues).toString(16)}`,
  random => `${oneOf(random, calls)} return 0x${oneOf(random, returnValues).toString(16)}`,
  random => `${oneOf(random, calls)} return 0x${oneOf(random, returnValues).toString(16)}`,
  random => `${oneOf(random, calls)} after 0x${oneOf(random, returnValues).toString(16)}`,
  random => `${oneOf(random, calls)} after 0x${oneOf(random, returnValues).toString(16)}`,
  random => `${oneOf(random, calls)} ${oneOf(random, ['segv', 'abort', 'exit'])}`,
  random => `${oneOf(random, calls.slice(0, -1))} delay ${Math.floor(random() * 30)}`,
  random => `C_GetTokenInfo ${oneOf(random, flags)}`,
  random => `C_GetSlotList ${oneOf(random, ['empty', 'absent'])}`,
  random => `C_GetAttributeValue flip ${oneOf(random, ['0x103', '0x162', '0x202'])}`,
  () => 'C_Sign flip',
]

/** Calls whose hang is ended after 5, 30 and 60 seconds. */
const hanging = ['C_GetSlotList', 'C_FindObjects', 'C_Login', 'C_Sign'] as const

/** One to three lines of a control file; some only from the n-th such call on. `hangs`: one in some hundreds waits for ever. */
export const randomFaults = (random: Random, hangs: boolean): string[] =>
  Array.from({ length: 1 + Math.floor(random() * 3) }, () => {
    const hang = random() < 1 / 400 && hangs
    const fault = hang ? `${oneOf(random, hanging)} hang` : oneOf(random, kinds)(random)
    return random() < 0.3 ? `${fault} @${1 + Math.floor(random() * 4)}` : fault
  })
