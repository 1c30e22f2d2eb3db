/** `listKeptSignatures`. */
import { openUndelivered } from '../undelivered/undelivered.ts'
import type { Handler } from './handler.ts'

export const listKeptSignatures: Handler<'listKeptSignatures'> = async (_, { keepingKey }, { dataFolder }) =>
  keepingKey ? openUndelivered(dataFolder, keepingKey).list() : []
