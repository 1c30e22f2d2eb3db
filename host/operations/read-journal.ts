/** `readJournal`. */
import type { Handler } from './handler.ts'

export const readJournal: Handler<'readJournal'> = async ({ limit }, _, { journal }) => journal.read(limit)
