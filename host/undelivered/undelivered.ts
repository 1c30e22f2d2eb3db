/** What is kept for the person: told, given out, forgotten. Of a file that was changed nothing is given out. */
import { rmSync } from 'node:fs'
import * as z from 'zod'
import {
  keptAbout,
  keptPiece,
  type KeptAbout,
  type KeptPiece,
  type KeptSignatures,
} from '../../shared/kept-signatures.ts'
import { limits } from '../../shared/limits.ts'
import type { SignatureParts } from '../../shared/operations/sign.ts'
import type { Result } from '../../shared/operations/index.ts'
import { undeliveredFolder } from '../folders.ts'
import { dropKeptFiles, keptFiles, nameOfKey, readKeptFile, type KeptFile } from './kept-files.ts'

export interface Undelivered {
  /** The newest first. */
  list: () => KeptSignatures[]
  take: (request: string, index: number) => Result<'takeKeptSignature'>
  discard: (request: string) => void
  /** A site has got all of what is kept of an earlier request of its own: the same documents, signed in the same way. */
  forget: (delivered: KeptAbout) => void
}

/** `key`: of the browser that asks; what others have kept is not looked into. */
export function openUndelivered(dataFolder: string, key: Uint8Array): Undelivered {
  const folder = undeliveredFolder(dataFolder)
  const own = (): KeptFile[] => keptFiles(folder).filter(file => file.key === nameOfKey(key))
  return {
    list() {
      dropKeptFiles(folder)
      return own().map(file => ({
        request: file.request,
        since: new Date(file.since),
        until: new Date(file.since + limits.keptMs),
        signed: signedIn(contentOf(file, key)),
      }))
    },
    take(request, index) {
      const file = own().find(one => one.request === request)
      const { pieces = [] } = (file && contentOf(file, key)) ?? {}
      const made = signaturesAmong(pieces).find(piece => piece.index === index)
      if (!made) return null
      const wanted = documentsIn(made.parts, index)
      const documents = pieces.flatMap(piece => ('content' in piece && wanted.includes(piece.index) ? [piece] : []))
      return { parts: made.parts, level: made.level, documents }
    },
    forget(delivered) {
      for (const file of own()) {
        const about = keptAbout.safeParse(readKeptFile(file, key, 1)?.[0]).data
        if (about && isCovered(about, delivered)) rmSync(file.path, { force: true })
      }
    },
    discard(request) {
      for (const { path } of own().filter(file => file.request === request)) rmSync(path, { force: true })
    },
  }
}

const isCovered = (kept: KeptAbout, by: KeptAbout): boolean => {
  const [wanted, had] = [namesOf(kept), new Set(namesOf(by))]
  return kept.origin === by.origin && wanted.every(name => had.has(name))
}

const namesOf = ({ format, place, hash, documents }: KeptAbout): string[] =>
  documents.map(({ name, digest }) => JSON.stringify([format, place, hash, name, digest]))

interface KeptContent {
  about: KeptAbout
  pieces: KeptPiece[]
}

const content = z.tuple([keptAbout], keptPiece)

function contentOf(file: KeptFile, key: Uint8Array): KeptContent | null {
  try {
    const [about, ...pieces] = content.parse(readKeptFile(file, key))
    return { about, pieces }
  } catch {
    return null
  }
}

function signedIn(kept: KeptContent | null): KeptSignatures['signed'] {
  if (!kept) return null
  const signatures = signaturesAmong(kept.pieces)
  const there = new Set(kept.pieces.flatMap(piece => ('content' in piece ? piece.index : [])))
  const wanted = new Set(signatures.flatMap(({ parts, index }) => documentsIn(parts, index)))
  return {
    ...kept.about,
    signatures: signatures.map(({ index }) => index),
    wanted: [...wanted].filter(index => !there.has(index)),
  }
}

const signaturesAmong = (pieces: readonly KeptPiece[]): Extract<KeptPiece, { parts: unknown }>[] =>
  pieces.filter(piece => 'parts' in piece)

/** Places of the documents that belong inside of a signature. */
export const documentsIn = (parts: SignatureParts, index: number): number[] => [
  ...new Set(
    parts.flatMap(part =>
      part instanceof Uint8Array ? [] : typeof part === 'object' && 'document' in part ? part.document : index,
    ),
  ),
]
