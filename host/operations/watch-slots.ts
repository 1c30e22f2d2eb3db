/** `watchSlots`: the readers now, and again whenever one or its token came or went, until the caller aborts. */
import type { Handler } from './handler.ts'
import { tellChanges } from './tell-changes.ts'

export const watchSlots: Handler<'watchSlots'> = (_, request, { tokens }) => tellChanges(request, () => tokens.slots())
