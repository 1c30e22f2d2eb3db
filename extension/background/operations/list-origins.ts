/** `listOrigins`: what the person has allowed, by origin. */
import type { Handler } from './handler.ts'

export const listOrigins: Handler<'listOrigins'> = async (_params, _request, { origins }) =>
  [...(await origins.list())].map(([origin, { scopes, allowedAt, usedAt }]) => ({
    origin,
    scopes,
    allowedAt: new Date(allowedAt),
    usedAt: usedAt === null ? null : new Date(usedAt),
  }))
