/** `connect`: the person is asked for what the origin does not have yet; without such, nothing is asked. */
import { MohurError } from '../../../shared/errors.ts'
import type { Answer } from '../../../shared/prompts/index.ts'
import { scopes as allScopes } from '../../../shared/scopes.ts'
import { missingScopes } from '../missing-scopes.ts'
import type { Asking } from '../request.ts'
import type { Handler } from './handler.ts'

/** The result names what the origin may do of what it asked for: the person may have allowed less. */
export const connect: Handler<'connect'> = async (params, request, { origins }) => {
  const wanted = params.scopes ?? allScopes
  const missing = missingScopes(params.scopes, request.scopes)
  const given = missing.length > 0 ? (await ask(request, missing)).scopes : []
  if (!request.origin || given.some(scope => !missing.includes(scope))) throw new MohurError('INTERNAL')
  if (given.length > 0) await origins.allow(request.origin, given)
  return { scopes: wanted.filter(scope => given.includes(scope) || request.scopes?.includes(scope)) }
}

const ask = ({ prompt, signal }: Asking, scopes: Answer<'allowOrigin'>['scopes']): Promise<Answer<'allowOrigin'>> =>
  new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error))
    prompt?.ask({ prompt: 'allowOrigin', question: { scopes } }, answer => resolve(answer as Answer<'allowOrigin'>))
  })
