/** `listSlots`. */
import type { Handler } from './handler.ts'

export const listSlots: Handler<'listSlots'> = (_, __, { tokens }) => tokens.slots()
