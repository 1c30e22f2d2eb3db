/** `readToken`. */
import type { Handler } from './handler.ts'

export const readToken: Handler<'readToken'> = async ({ token }, _, { tokens }) => ({
  details: await tokens.details(token),
  objects: await tokens.objects(token),
})
