/** `takeKeptSignature`: for the person alone, since no page may call it. */
import { openUndelivered } from '../undelivered/undelivered.ts'
import type { Handler } from './handler.ts'

export const takeKeptSignature: Handler<'takeKeptSignature'> = async (
  { request, index },
  { keepingKey },
  { dataFolder },
) => (keepingKey ? openUndelivered(dataFolder, keepingKey).take(request, index) : null)
