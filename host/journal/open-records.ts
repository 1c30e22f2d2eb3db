/** Signatures that were begun and of which no line says what became of them: whether they were made, whether delivered. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isWrongPin } from '../../shared/is-wrong-pin.ts'
import type { JournalRecord } from '../../shared/journal.ts'
import { readChain } from './chain.ts'
import { journalFiles, readJournalFile } from './journal-files.ts'
import { fromStored, type StoredRecord } from './stored-record.ts'

export interface OpenRecord extends StoredRecord {
  record: JournalRecord
}

/**
 * Each at the stage it stands at, `signing` or `signed`, in the order in which they were begun. Files in which nothing was open
 * the last time are not read again: the number of the first one that must be read is kept in a file of its own, which can be
 * lost without harm.
 */
export function openRecords(folder: string): OpenRecord[] {
  const hint = join(folder, 'settled')
  const files = journalFiles(folder)
  const newest = files.at(-1)?.number ?? 0
  const from = Math.min(readNumber(hint), newest)
  const open = withoutOutcome(
    files
      .filter(({ number }) => number >= from)
      .flatMap(file => readChain(readJournalFile(file), null).lines)
      .flatMap(signatureIn),
  )
  if (open.length === 0 && newest > from) writeNumber(hint, newest)
  return open
}

function signatureIn(line: Uint8Array): OpenRecord[] {
  const stored = fromStored(line)
  return stored && !isWrongPin(stored.record) ? [{ ...stored, record: stored.record }] : []
}

function withoutOutcome(stored: readonly OpenRecord[]): OpenRecord[] {
  const open = new Map<string, OpenRecord[]>()
  for (const entry of stored) {
    const { request, document, digest, stage } = entry.record
    const key = JSON.stringify([request, document, digest])
    const same = open.get(key) ?? []
    // The same document twice in one request has two outcomes.
    const begun = same.findIndex(({ record }) => record.stage === 'signing')
    if (stage === 'signing') open.set(key, [...same, entry])
    else if (stage === 'signed') open.set(key, begun < 0 ? [...same, entry] : same.with(begun, entry))
    else open.set(key, same.toSpliced(stage === 'failed' ? Math.max(begun, 0) : 0, 1))
  }
  return [...open.values()].flat()
}

function readNumber(path: string): number {
  try {
    return Number.parseInt(readFileSync(path, 'latin1'), 10) || 0
  } catch {
    return 0
  }
}

function writeNumber(path: string, number: number): void {
  try {
    writeFileSync(path, String(number), { mode: 0o600 })
  } catch {
    // A full disk costs the next one the time to read more.
  }
}
