/** What a person may allow an origin to do. */
import * as z from 'zod'

export const scopes = ['sign', 'certificates', 'tokens', 'request'] as const
export type Scope = (typeof scopes)[number]

export const scopeList = z.array(z.enum(scopes)).min(1).max(scopes.length)
