/**
 * Wrong PINs on their way into the journal. They are written after the answer, which they neither change nor hold up; what cannot be
 * written then is written when a PIN is used the next time, or at the end.
 */
import type { Asker, WrongPinEntry } from '../../shared/journal.ts'
import type { Journal } from '../journal/journal.ts'
import type { AfterAnswer } from '../token/token-calls.ts'
import type { WrongPin } from '../token/wrong-pin.ts'

export interface WrongPins {
  note: (asker: Asker, about: () => WrongPin) => void
  /** Tries again what could not be written, after the answer. */
  retry: () => void
}

export interface WrongPinsParts {
  openJournal: () => Promise<Pick<Journal, 'appendSoon'>>
  afterAnswer: AfterAnswer
}

export function wrongPins({ openJournal, afterAnswer }: WrongPinsParts): WrongPins {
  let waiting: WrongPinEntry[] = []
  const write = async (): Promise<void> => {
    try {
      const journal = await openJournal()
      journal.appendSoon(waiting)
      waiting = []
    } catch {
      // They wait on; what the person was told is true without them.
    }
  }
  return {
    note(asker, about) {
      const time = new Date()
      afterAnswer(() => {
        waiting.push({ kind: 'wrongPin', ...asker, ...about(), time })
        return write()
      })
    },
    retry() {
      if (waiting.length > 0) afterAnswer(write)
    },
  }
}
