/** The files of a MyEID card: folders, data and keys, each with three octets that say which PIN opens it to what. */
import type { KeyObject } from 'node:crypto'
import { dataObject, StatusWord, statusWords, uint16 } from './apdu.ts'

interface Entry {
  id: number
  parent: Folder | null
  rights: Buffer
}
export interface Folder extends Entry {
  kind: 'folder'
  name: Buffer | null
  entries: Map<number, CardFile>
}
export interface DataFile extends Entry {
  kind: 'data'
  content: Buffer
}
export interface KeyFile extends Entry {
  kind: 'RSA' | 'EC'
  bits: number
  privateKey: KeyObject | null
}
export type CardFile = Folder | DataFile | KeyFile

/** File descriptor octets. */
const descriptors = { folder: 0x38, data: 0x01, RSA: 0x11, EC: 0x22 } as const

const kinds = ['folder', 'data', 'RSA', 'EC'] as const

const mainFolderId = 0x3f00
const applicationId = 0x5015
/** A folder says that it has this much room. */
const folderSize = 0x7fff

/** Nibble of the rights that holds the number of the PIN, by kind of file. */
const places = {
  folder: { create: 0, delete: 2 },
  data: { read: 0, update: 1, delete: 2 },
  key: { use: 0, update: 1, delete: 2, generate: 3 },
} as const

/** Number of the PIN that a right needs: 0 is nobody's, 15 is never given. */
export function pinFor({ kind, rights }: CardFile, right: string): number {
  const row: Record<string, number> = places[kind === 'RSA' || kind === 'EC' ? 'key' : kind]
  const nibble = row[right] ?? 0
  const octet = rights[nibble >> 1] ?? 0xff
  return nibble % 2 === 0 ? octet >> 4 : octet & 0x0f
}

export const newMainFolder = (): Folder => ({
  kind: 'folder',
  id: mainFolderId,
  parent: null,
  rights: Buffer.of(0, 0, 0xff),
  name: null,
  entries: new Map(),
})

/** A file as CREATE FILE describes it. */
export function newFile(parent: Folder, described: ReadonlyMap<number, Buffer>): CardFile {
  const number = (tag: number): number | undefined => described.get(tag)?.readUInt16BE()
  const entry: Entry = { id: number(0x83) ?? 0, parent, rights: Buffer.from(described.get(0x86) ?? Buffer.alloc(3)) }
  const size = number(0x80) ?? number(0x81) ?? 0
  const kind = kinds.find(name => descriptors[name] === described.get(0x82)?.[0])
  if (!kind) throw new StatusWord(statusWords.notSupported)
  if (kind === 'folder') return { ...entry, kind, name: described.get(0x84) ?? null, entries: new Map() }
  return kind === 'data'
    ? { ...entry, kind, content: Buffer.alloc(size) }
    : { ...entry, kind, bits: size, privateKey: null }
}

/** File control information, the answer to SELECT. */
export function controlInformation(file: CardFile, lifeCycle: number): Buffer {
  const size = file.kind === 'folder' ? folderSize : file.kind === 'data' ? file.content.length : file.bits
  const name = file.kind === 'folder' ? file.name : null
  return dataObject(
    0x6f,
    Buffer.concat([
      dataObject(file.kind === 'data' ? 0x80 : 0x81, uint16(size)),
      dataObject(0x82, Buffer.of(descriptors[file.kind])),
      dataObject(0x83, uint16(file.id)),
      dataObject(0x86, file.rights),
      dataObject(0x85, uint16(0)),
      dataObject(0x8a, Buffer.of(lifeCycle)),
      ...(name ? [dataObject(0x84, name)] : []),
    ]),
  )
}

/** The file at the end of a path of two octets a step. */
export function follow(from: CardFile, path: Buffer): CardFile | null {
  let file: CardFile | null = from
  for (let at = 0; file && at + 1 < path.length; at += 2) {
    const id = path.readUInt16BE(at)
    file = id === mainFolderId ? topOf(file) : file.kind === 'folder' ? (file.entries.get(id) ?? null) : null
  }
  return file
}

/** A file named alone is looked for here, one folder up, and in the application's folder. */
export function findById(folder: Folder, id: number): CardFile | null {
  const top = topOf(folder)
  if (id === mainFolderId) return top
  if (id === folder.id) return folder
  const application = top.entries.get(applicationId)
  const elsewhere = application?.kind === 'folder' ? application.entries.get(id) : undefined
  return folder.entries.get(id) ?? folder.parent?.entries.get(id) ?? elsewhere ?? null
}

export function topOf(file: CardFile): Folder {
  const { parent } = file
  if (parent) return topOf(parent)
  if (file.kind !== 'folder') throw new StatusWord(statusWords.fileNotFound)
  return file
}
