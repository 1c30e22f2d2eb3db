/**
 * The files of a journal: `journal-<number>.jsonl`, the highest number is written to. A file that is torn or was changed
 * becomes `damaged-<number>.jsonl`: it keeps its evidence and is never written to again.
 */
import { closeSync, fsyncSync, ftruncateSync, openSync, readFileSync, readSync } from 'node:fs'
import { readdirSync, renameSync, statSync, unlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { syncFolder } from '../files/write-durably.ts'
import { readChain } from './chain.ts'

export interface JournalFile {
  number: number
  damaged: boolean
  path: string
}

const pattern = /^(journal|damaged)-(\d{6,15})\.jsonl$/

/** Oldest first; none in a folder that does not exist. */
export function journalFiles(folder: string): JournalFile[] {
  return names(folder)
    .flatMap(name => {
      const [, kind, digits] = pattern.exec(name) ?? []
      return kind ? [{ number: Number(digits), damaged: kind === 'damaged', path: join(folder, name) }] : []
    })
    .toSorted((a, b) => a.number - b.number)
}

export function journalFile(folder: string, number: number, damaged = false): JournalFile {
  const name = `${damaged ? 'damaged' : 'journal'}-${String(number).padStart(6, '0')}.jsonl`
  return { number, damaged, path: join(folder, name) }
}

export const readJournalFile = ({ path }: JournalFile): Uint8Array => readFileSync(path)

/** Where the next line goes: the file, its length in bytes and the hash of its last line. */
export interface Tip {
  file: JournalFile
  size: number
  tail: string
}

/** The tip after what other processes appended since; `null` when the file was torn or changed. */
export function follow(tip: Tip | null, file: JournalFile): Tip | null {
  const known = tip?.file.path === file.path ? tip : null
  const size = statSync(file.path).size
  if (known?.size === size) return known
  const from = known?.size ?? 0
  if (size < from) return null
  const { tail, intact } = readChain(readRange(file.path, from, size), known?.tail ?? null)
  return intact && tail !== null ? { file, size, tail } : null
}

function readRange(path: string, from: number, to: number): Uint8Array {
  const bytes = Buffer.alloc(to - from)
  const handle = openSync(path, 'r')
  try {
    return bytes.subarray(0, readSync(handle, bytes, 0, bytes.length, from))
  } finally {
    closeSync(handle)
  }
}

/** One write at the end, flushed. When it fails, what was written of it is cut off again as far as the disk allows. */
export function appendTo({ file, size }: Tip, bytes: Uint8Array): void {
  const handle = openSync(file.path, 'a', 0o600)
  try {
    writeFileSync(handle, bytes)
    fsyncSync(handle)
    if (size === 0) syncFolder(dirname(file.path))
  } catch (error) {
    cut(handle, size)
    throw error
  } finally {
    closeSync(handle)
  }
}

function cut(handle: number, size: number): void {
  try {
    ftruncateSync(handle, size)
  } catch {
    // What is left is torn or whole lines; either is seen as such by whoever comes next.
  }
}

export function setAside(folder: string, file: JournalFile): JournalFile {
  const aside = journalFile(folder, file.number, true)
  renameSync(file.path, aside.path)
  syncFolder(folder)
  return aside
}

/** Removes the oldest files beyond the number to keep. */
export function prune(folder: string, keep: number): void {
  const files = journalFiles(folder)
  for (const { path } of files.slice(0, Math.max(0, files.length - keep))) unlinkSync(path)
}

function names(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}
