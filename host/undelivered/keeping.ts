/** What a request has made is kept from the moment it was made until the page has it: whatever dies, whoever is left has it (R2). */
import type { KeptAbout, KeptPiece } from '../../shared/kept-signatures.ts'
import { undeliveredFolder } from '../folders.ts'
import { openUndelivered } from './undelivered.ts'
import { dropKeptFiles, newKeptFile, type OpenKeptFile } from './kept-files.ts'

export interface Keeping {
  /** Before what comes next leaves the host. What cannot be written is not kept, and goes to the page all the same. */
  add: (pieces: readonly KeptPiece[]) => void
  /** The request is over; whether the page has got what came of it. */
  end: (delivered: boolean) => void
}

export interface ToKeep {
  dataFolder: string
  request: string
  /** `null`: nothing is to be kept, as in a private window. */
  key: Uint8Array | null
  about: KeptAbout
}

export function openKeeping({ dataFolder, request, key, about }: ToKeep): Keeping {
  let file: OpenKeptFile | null = null
  let isFull = key === null
  const made = new Set<number>()
  const begin = (): OpenKeptFile => {
    file = newKeptFile(undeliveredFolder(dataFolder), request, key ?? new Uint8Array())
    file.append(about)
    return file
  }
  return {
    add(pieces) {
      for (const piece of pieces) if ('parts' in piece) made.add(piece.index)
      if (isFull) return
      try {
        for (const piece of pieces) (file ?? begin()).append(piece)
      } catch {
        // A full disk, or as much as is kept of one request.
        isFull = true
      }
    },
    end(delivered) {
      try {
        if (delivered) file?.discard()
        else file?.keep()
        if (file && !delivered) dropKeptFiles(undeliveredFolder(dataFolder))
        if (key && delivered) openUndelivered(dataFolder, key).forget(madeOf(about, made))
      } catch {
        // It is found under the name of a process that is gone, by whoever comes next.
      }
      file = null
      isFull = true
    },
  }
}

/** Of a container all documents are in its only signature. */
const madeOf = (about: KeptAbout, made: ReadonlySet<number>): KeptAbout => ({
  ...about,
  documents: about.documents.filter(({ index }) => about.place === 'together' || made.has(index)),
})
