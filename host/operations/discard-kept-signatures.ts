/** `discardKeptSignatures`. */
import { openUndelivered } from '../undelivered/undelivered.ts'
import type { Handler } from './handler.ts'

export const discardKeptSignatures: Handler<'discardKeptSignatures'> = async (
  { request },
  { keepingKey },
  { dataFolder },
) => {
  if (keepingKey) openUndelivered(dataFolder, keepingKey).discard(request)
  return {}
}
