/** `watchTokens`: the list now, and again whenever it changed, until the caller aborts. */
import type { Handler } from './handler.ts'
import { withoutPin } from '../token/without-pin.ts'
import { tellChanges } from './tell-changes.ts'

export const watchTokens: Handler<'watchTokens'> = (_, request, { tokens }) =>
  tellChanges(request, async () => (await tokens.list()).map(withoutPin))
