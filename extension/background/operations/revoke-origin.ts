/** `revokeOrigin`: the origin is a stranger again. */
import type { Handler } from './handler.ts'

export const revokeOrigin: Handler<'revokeOrigin'> = async ({ origin }, _request, { origins }) => {
  await origins.revoke(origin)
  return {}
}
