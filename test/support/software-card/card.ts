/**
 * A MyEID card in software, as far as OpenSC uses one (ISO/IEC 7816-4, -8 and -9; Aventra's MyEID reference manual): the file
 * system that `pkcs15-init` lays out, PINs that lock, RSA and EC keys that never leave it.
 */
import { randomBytes } from 'node:crypto'
import { readDataObjects, StatusWord, statusWords, uint16 } from './apdu.ts'
import {
  controlInformation,
  findById,
  follow,
  newFile,
  newMainFolder,
  pinFor,
  topOf,
  type CardFile,
  type DataFile,
  type Folder,
  type KeyFile,
} from './card-files.ts'
import { generateKey, publicHalf, signWith } from './card-keys.ts'
import { cardPins } from './card-pins.ts'
import { atrOf, runCommands, type Card, type Instructions } from './run-commands.ts'

const { fileNotFound, securityNotSatisfied, wrongParameters, conditionsNotSatisfied } = statusWords
const application = Buffer.from('a000000063504b43532d3135', 'hex')
const pinLength = 8
const pkcs1Padding = 0x02

/** `serial`: ten characters. */
export function softwareCard(serial: string): Card {
  const pins = cardPins()
  let top = newMainFolder()
  let folder = top
  let file: CardFile = top
  /** Until then rights do not count, so that the files can be laid out. */
  let activated = false
  let chosenKey: { key: KeyFile; algorithm: number } | null = null

  const demand = (target: CardFile, right: string): void => {
    const pin = pinFor(target, right)
    if (activated && pin !== 0 && !pins.isVerified(pin)) throw new StatusWord(securityNotSatisfied)
  }
  const select = (found: CardFile | null | undefined): CardFile => {
    if (!found) throw new StatusWord(fileNotFound)
    file = found
    folder = found.kind === 'folder' ? found : (found.parent ?? top)
    return found
  }
  const dataFile = (right: string): DataFile => {
    if (file.kind !== 'data') throw new StatusWord(conditionsNotSatisfied)
    demand(file, right)
    return file
  }
  const keyFile = (found: CardFile | null): KeyFile => {
    if (found?.kind !== 'RSA' && found?.kind !== 'EC') throw new StatusWord(conditionsNotSatisfied)
    return found
  }
  const byName = (name: Buffer): Folder => {
    if (!name.equals(application)) throw new StatusWord(fileNotFound)
    const named = [...top.entries.values()].find(entry => entry.kind === 'folder' && entry.name?.equals(name))
    return named?.kind === 'folder' ? named : top
  }
  /** By P1 of SELECT. */
  const selections: Record<number, (data: Buffer) => CardFile | null> = {
    0x00: data => (data.length === 0 ? top : findById(folder, data.readUInt16BE())),
    0x03: () => folder.parent ?? top,
    0x04: byName,
    0x08: data => follow(top, data),
    0x09: data => follow(folder, data),
  }
  /** By P2 of GET DATA. */
  const data: Record<number, () => Buffer> = {
    0xa0: () => Buffer.concat([Buffer.from('0102030405040500', 'hex'), Buffer.from(serial, 'ascii'), uint16(1)]),
    0xa1: () => Buffer.concat([...folder.entries.keys()].map(uint16)),
    // RSA to 4096 bits, EC to 384.
    0xaa: () => Buffer.concat([Buffer.of(1, 0, 9), uint16(4096), uint16(0), uint16(0), uint16(384)]),
    0x01: () => publicHalf(keyFile(file)),
    0x86: () => publicHalf(keyFile(file)),
  }

  const instructions: Instructions = {
    0xa4: ({ p1, p2, data: name }) => {
      const found = select(selections[p1]?.(name))
      return p2 === 0x0c ? undefined : controlInformation(found, activated ? 7 : 1)
    },
    0xe0: ({ data: described }) => {
      const made = newFile(
        folder,
        readDataObjects([0x62, 0x6f].includes(described[0] ?? 0) ? described.subarray(2) : described),
      )
      demand(folder, 'create')
      if (folder.entries.has(made.id)) throw new StatusWord(statusWords.fileExists)
      folder.entries.set(made.id, made)
      select(made)
    },
    0xe4: () => {
      demand(file, 'delete')
      if (file.parent) {
        file.parent.entries.delete(file.id)
        select(file.parent)
      } else {
        select((top = newMainFolder()))
        activated = false
      }
    },
    0xb0: ({ p1, p2, expected }) => {
      const { content } = dataFile('read')
      const offset = (p1 << 8) | p2
      if (offset > content.length) throw new StatusWord(statusWords.outside)
      return content.subarray(offset, offset + expected)
    },
    0xd6: ({ p1, p2, data: fresh }) => {
      const { content } = dataFile('update')
      const offset = (p1 << 8) | p2
      if (offset + fresh.length > content.length) throw new StatusWord(statusWords.noRoom)
      fresh.copy(content, offset)
    },
    0x0e: ({ p1, p2 }) => void dataFile('update').content.fill(0, (p1 << 8) | p2),
    0x20: ({ p2, data: pin }) => {
      const number = p2 & 0x0f
      if (pin.length > 0) return pins.verify(number, pin)
      throw new StatusWord(pins.ask(number))
    },
    0x24: ({ p2, data: both }) => pins.change(p2 & 0x0f, both.subarray(0, pinLength), both.subarray(pinLength)),
    0x2c: ({ p2, data: both }) => pins.unblock(p2 & 0x0f, both.subarray(0, pinLength), both.subarray(pinLength)),
    0x2e: () => pins.forget(),
    0x44: () => {
      activated = true
      pins.forget()
    },
    0x84: ({ expected }) => randomBytes(Math.min(expected, 8)),
    0xda: ({ p1, p2, data: octets }) => {
      if (p1 !== 1 || octets.length < 2 * pinLength + 2) throw new StatusWord(wrongParameters)
      if (activated && pins.has(p2)) throw new StatusWord(securityNotSatisfied)
      pins.set(p2, octets)
    },
    0xca: ({ p2 }) => {
      const read = data[p2]
      if (!read) throw new StatusWord(statusWords.notFound)
      return read()
    },
    0x46: () => {
      const key = keyFile(file)
      demand(key, 'generate')
      generateKey(key)
    },
    0x22: ({ data: environment }) => {
      const objects = readDataObjects(environment)
      const id = objects.get(0x81)?.readUInt16BE()
      const key = keyFile(id === undefined ? file : findById(folder, id))
      chosenKey = { key, algorithm: objects.get(0x80)?.[0] ?? 0 }
    },
    0x2a: ({ data: input }) => {
      if (!chosenKey) throw new StatusWord(statusWords.notFound)
      const { key, algorithm } = chosenKey
      demand(key, 'use')
      return signWith(key, input, (algorithm & pkcs1Padding) !== 0)
    },
  }

  const commands = runCommands(instructions)
  return {
    atr: atrOf('MyEID'),
    reset() {
      pins.forget()
      select(topOf(file))
      chosenKey = null
      commands.reset()
    },
    respond: commands.respond,
  }
}
