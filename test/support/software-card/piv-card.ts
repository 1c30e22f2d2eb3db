/**
 * A PIV card in software, as far as OpenSC uses one (NIST SP 800-73-4 parts 1 and 2): data objects, one PIN, and two keys, of
 * which the one for signatures wants the PIN right before each. Keys and certificates come with it.
 */
import { createPrivateKey } from 'node:crypto'
import { dataObject, readDataObjects, StatusWord, statusWords } from './apdu.ts'
import { signWith } from './card-keys.ts'
import { cardPins } from './card-pins.ts'
import { atrOf, runCommands, type Card, type Instructions } from './run-commands.ts'

/** Authentication and digital signature (part 1 table 4b). */
export type PivKeyReference = '9A' | '9C'

/** As the centre hands it out; JSON. */
export interface PivContent {
  /** 16 octets in hex; OpenSC takes it for the serial number. */
  guid: string
  /** Six to eight digits. */
  pin: string
  keys: Partial<Record<PivKeyReference, PivKey>>
}
export interface PivKey {
  /** PEM of PKCS #8. */
  privateKey: string
  /** DER in base64. */
  certificate: string
}

const application = Buffer.from('a000000308000010000100', 'hex')
const issuer = application.subarray(0, 5)
/** Name without version, which may be left out in SELECT. */
const unversioned = 9
/** PIN of the application (part 1 table 4a). */
const pinReference = 0x80
const pinLength = 8
const tries = 3
const digits = /^\d{6,8}$/
/** Algorithm identifiers (SP 800-78-4 table 6-2). */
const algorithms = { rsa: 0x07, ec: 0x11 } as const
/** The number of a card of no federal issuer (section 3.1.2): the GUID tells it from others. */
const fascN = Buffer.from('d4e739da739ced39ce739d836858210842108421c84210c3eb', 'hex')
const tags = { ccc: '5fc107', chuid: '5fc102', discovery: '7e', '9A': '5fc105', '9C': '5fc10a' } as const

export function pivCard({ guid, pin, keys }: PivContent): Card {
  const pins = cardPins()
  const padded = Buffer.alloc(2 * pinLength, 0xff)
  padded.write(pin)
  pins.set(pinReference, Buffer.concat([padded, Buffer.of(tries, tries)]))
  const objects = objectsOf(guid, keys)
  /** Set by VERIFY; whatever comes between it and the signature takes it away. */
  let justVerified = false

  /** A PIN that cannot be one is no try (part 2 section 3.2.1). */
  const checkForm = (value: Buffer): void => {
    const end = value.indexOf(0xff)
    const typed = end < 0 ? value : value.subarray(0, end)
    const filled = value.subarray(typed.length).every(octet => octet === 0xff)
    if (value.length !== pinLength || !filled || !digits.test(typed.toString('latin1')))
      throw new StatusWord(statusWords.wrongData)
  }
  const checkReference = (reference: number): void => {
    if (reference !== pinReference) throw new StatusWord(statusWords.notFound)
  }

  const instructions: Instructions = {
    0xa4: ({ p1, data: name }) => {
      const known = name.length >= unversioned && name.equals(application.subarray(0, name.length))
      if (p1 !== 0x04 || !known) throw new StatusWord(statusWords.fileNotFound)
      const allocated = dataObject(0x79, dataObject(0x4f, issuer))
      return dataObject(0x61, Buffer.concat([dataObject(0x4f, application.subarray(issuer.length)), allocated]))
    },
    0xcb: ({ p1, p2, data: asked }) => {
      if (p1 !== 0x3f || p2 !== 0xff) throw new StatusWord(statusWords.wrongParameters)
      const tag = readDataObjects(asked).get(0x5c)?.toString('hex') ?? ''
      const found = objects.get(tag)
      if (!found) throw new StatusWord(statusWords.fileNotFound)
      return tag === tags.discovery ? found : dataObject(0x53, found)
    },
    0x20: ({ p2, data: typed }) => {
      checkReference(p2)
      if (typed.length === 0) throw new StatusWord(pins.ask(p2))
      checkForm(typed)
      pins.verify(p2, typed)
      justVerified = true
    },
    0x24: ({ p2, data: both }) => {
      checkReference(p2)
      const [old, fresh] = [both.subarray(0, pinLength), both.subarray(pinLength)]
      checkForm(fresh)
      pins.change(p2, old, fresh)
    },
    0x87: ({ p1, p2, data: template }) => {
      const reference = p2.toString(16).toUpperCase()
      const key = reference === '9A' || reference === '9C' ? keys[reference] : undefined
      if (!key) throw new StatusWord(statusWords.wrongParameters)
      const allowed = reference === '9C' ? justVerified : pins.isVerified(pinReference)
      justVerified = false
      if (!allowed) throw new StatusWord(statusWords.securityNotSatisfied)
      const privateKey = createPrivateKey(key.privateKey)
      const kind = privateKey.asymmetricKeyType === 'rsa' ? 'RSA' : 'EC'
      const input = readDataObjects(readDataObjects(template).get(0x7c) ?? Buffer.alloc(0)).get(0x81)
      if (!input || p1 !== (kind === 'RSA' ? algorithms.rsa : algorithms.ec))
        throw new StatusWord(statusWords.wrongParameters)
      return dataObject(0x7c, dataObject(0x82, signWith({ kind, privateKey }, input, false)))
    },
  }
  const commands = runCommands(
    Object.fromEntries(
      Object.entries(instructions).map(([instruction, run]) => [
        instruction,
        command => {
          if (Number(instruction) !== 0x87) justVerified = false
          return run(command)
        },
      ]),
    ),
  )
  return {
    atr: atrOf('PIV'),
    reset() {
      pins.forget()
      justVerified = false
      commands.reset()
    },
    respond: commands.respond,
  }
}

/** The data objects (part 1 appendix A), by tag in hex; all others the card does not hold. */
function objectsOf(guid: string, keys: PivContent['keys']): ReadonlyMap<string, Buffer> {
  const empty = Buffer.alloc(0)
  const chuid = [
    dataObject(0x30, fascN),
    dataObject(0x34, Buffer.from(guid, 'hex')),
    dataObject(0x35, Buffer.from('20991231')),
    dataObject(0x3e, empty),
    dataObject(0xfe, empty),
  ]
  const ccc = [dataObject(0xf0, Buffer.alloc(21, 0xa0)), dataObject(0xf1, Buffer.of(0x21)), dataObject(0xfe, empty)]
  // The application's PIN, and no other, opens it.
  const policy = Buffer.from('5f2f024000', 'hex')
  const discovery = dataObject(0x7e, Buffer.concat([dataObject(0x4f, application), policy]))
  const certificates = (['9A', '9C'] as const).flatMap((reference): [string, Buffer][] => {
    const key = keys[reference]
    if (!key) return []
    const parts = [dataObject(0x70, Buffer.from(key.certificate, 'base64')), dataObject(0x71, Buffer.of(0))]
    return [[tags[reference], Buffer.concat([...parts, dataObject(0xfe, empty)])]]
  })
  return new Map([
    [tags.ccc, Buffer.concat(ccc)],
    [tags.chuid, Buffer.concat(chuid)],
    [tags.discovery, discovery],
    ...certificates,
  ])
}
