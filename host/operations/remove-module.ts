/** `removeModule`. */
import type { Handler } from './handler.ts'

export const removeModule: Handler<'removeModule'> = async ({ path }, _, { tokens }) => {
  await tokens.removeModule(path)
  return {}
}
