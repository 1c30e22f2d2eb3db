/** `readJournal`: with the outcome of what was just delivered, which is written after the token process's own record. */
import type { Handler } from './handler.ts'

export const readJournal: Handler<'readJournal'> = async (wanted, _, { journal, tokens }) => {
  await tokens.settled()
  await journal.concluded()
  return journal.read(wanted)
}
