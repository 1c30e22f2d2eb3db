/** A PIN that a token refused as wrong, as the module that offered it knows of it: the journal gets a line of it. */
import type { Asker, WrongPinRecord } from '../../shared/journal.ts'

export type WrongPin = Omit<WrongPinRecord, 'kind' | keyof Asker>

/** Called where the token refused it. What is to be found out about it is asked for only after the answer. */
export type TellWrongPin = (about: () => WrongPin) => void
