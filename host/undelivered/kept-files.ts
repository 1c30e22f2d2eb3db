/**
 * The files of signatures that no site has got, one a request: `request.since.key[.process].kept`, `process` while the request is
 * under way. In it pieces one after another, each sealed for its place in this file: `length ‖ nonce ‖ ciphertext ‖ tag`.
 */
import { createHash } from 'node:crypto'
import {
  closeSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { fromUtf8, utf8 } from '../../shared/bytes.ts'
import { limits } from '../../shared/limits.ts'
import { fromWire, toWire } from '../../shared/wire.ts'
import { isRunning, processName } from '../files/process-name.ts'
import { sealBytes, unsealBytes } from '../files/sealed-bytes.ts'
import { syncFolder } from '../files/write-durably.ts'

export interface KeptFile {
  path: string
  request: string
  /** In milliseconds since 1970. */
  since: number
  /** Names the key, and does not give it away. */
  key: string
}

const pattern = /^(?<request>[0-9a-f]{32})\.(?<since>\d{1,15})\.(?<key>[0-9a-f]{16})(?:\.(?<process>\d+\.\d+))?\.kept$/

export const nameOfKey = (key: Uint8Array): string => createHash('sha256').update(key).digest('hex').slice(0, 16)

/** Of requests that are over, the newest first. */
export function keptFiles(folder: string): KeptFile[] {
  return namesIn(folder)
    .flatMap(name => {
      const { request = '', since = '', key = '', process } = pattern.exec(name)?.groups ?? {}
      if (request === '' || (process !== undefined && isRunning(process))) return []
      return [{ path: join(folder, name), request, since: Number(since), key }]
    })
    .toSorted((a, b) => b.since - a.since)
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    // It could not be made, and nothing is kept.
    return []
  }
}

/** What makes a piece one of this file and of this place in it. */
const aboutPiece = ({ request, since, key }: Omit<KeptFile, 'path'>, at: number): string =>
  `${request} ${since} ${key} ${at}`

export interface OpenKeptFile {
  /** @throws Error with the code of the file system; RangeError when the file would be longer than one may be */
  append: (piece: unknown) => void
  /** The request is over, and nobody has got its signatures. */
  keep: () => void
  discard: () => void
}

/** @throws Error with the code of the file system */
export function newKeptFile(folder: string, request: string, key: Uint8Array): OpenKeptFile {
  const about = { request, since: Date.now(), key: nameOfKey(key) }
  const name = `${request}.${about.since}.${about.key}`
  const path = join(folder, `${name}.${processName(process.pid) ?? `${process.pid}.0`}.kept`)
  const file = openSync(path, 'wx', 0o600)
  let length = 0
  let pieces = 0
  return {
    append(piece) {
      const sealed = sealBytes(key, utf8(toWire(piece)), aboutPiece(about, pieces))
      const bytes = Buffer.alloc(lengthBytes + sealed.length)
      if (length + bytes.length > limits.keptRequestBytes) throw new RangeError('too much to be kept')
      bytes.writeUInt32LE(sealed.length)
      sealed.copy(bytes, lengthBytes)
      for (let written = 0; written < bytes.length;) written += writeSync(file, bytes, written)
      length += bytes.length
      pieces++
    },
    keep() {
      fsyncSync(file)
      closeSync(file)
      renameSync(path, join(folder, `${name}.kept`))
      syncFolder(folder)
    },
    discard() {
      closeSync(file)
      rmSync(path, { force: true })
    },
  }
}

const lengthBytes = 4

/** The first ones, at most so many; `null` when anything in them was changed. What was being written when its process died is left out. */
export function readKeptFile({ path, ...about }: KeptFile, key: Uint8Array, most = Infinity): unknown[] | null {
  const bytes = readFileSync(path)
  const pieces: unknown[] = []
  for (let at = 0; at + lengthBytes <= bytes.length && pieces.length < most;) {
    const length = bytes.readUInt32LE(at)
    at += lengthBytes
    if (at + length > bytes.length) break
    const piece = unsealBytes(key, bytes.subarray(at, at + length), aboutPiece(about, pieces.length))
    if (!piece) return null
    pieces.push(fromWire(fromUtf8(piece)))
    at += length
  }
  return pieces
}

/** The oldest beyond what may be kept, and what is older than it may be; of a clock that was wrong, nothing is kept for longer. */
export function dropKeptFiles(folder: string): void {
  const now = Date.now()
  let bytes = 0
  for (const [place, { path, since }] of keptFiles(folder).entries()) {
    bytes += statSync(path, { throwIfNoEntry: false })?.size ?? 0
    const isOver = Math.abs(now - since) > limits.keptMs
    if (isOver || place >= limits.keptRequests || bytes > limits.keptBytes) rmSync(path, { force: true })
  }
}
