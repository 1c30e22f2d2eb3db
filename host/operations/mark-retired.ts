/** `markRetired`. */
import type { Handler } from './handler.ts'

export const markRetired: Handler<'markRetired'> = async ({ certificate, retired }, _, { tokens }) => {
  tokens.markRetired(certificate, retired)
  return {}
}
