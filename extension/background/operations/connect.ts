/** `connect`: the person is asked for what the origin does not have yet; without such, nothing is asked. */
import { MohurError, toErrorMessage, type ErrorMessage } from '../../../shared/errors.ts'
import type { Answer } from '../../../shared/prompts/index.ts'
import { scopes as allScopes } from '../../../shared/scopes.ts'
import type { HostLink } from '../host-link.ts'
import { missingScopes } from '../missing-scopes.ts'
import type { Asking } from '../request.ts'
import type { Handler } from './handler.ts'

/** The result names what the origin may do of what it asked for: the person may have allowed less. */
export const connect: Handler<'connect'> = async (params, request, { origins, hostLink }) => {
  const wanted = params.scopes ?? allScopes
  const missing = missingScopes(params.scopes, request.scopes)
  const given = missing.length > 0 ? (await ask(request, missing, hostLink)).scopes : []
  if (!request.origin || given.some(scope => !missing.includes(scope))) throw new MohurError('INTERNAL')
  if (given.length > 0) await origins.allow(request.origin, given)
  return { scopes: wanted.filter(scope => given.includes(scope) || request.scopes?.includes(scope)) }
}

type Allowed = Answer<'allowOrigin'>

/** The host is looked for meanwhile: whoever lacks it is told here, and not after having read and agreed. The page learns nothing of it. */
const ask = ({ prompt, signal }: Asking, scopes: Allowed['scopes'], hostLink: HostLink): Promise<Allowed> =>
  new Promise((resolve, reject) => {
    let answered = false
    signal.addEventListener('abort', () => reject(signal.reason as Error))
    const put = (problem: ErrorMessage | null): void => {
      prompt?.ask({ prompt: 'allowOrigin', question: { scopes, problem } }, answer => {
        answered = true
        resolve(answer as Allowed)
      })
    }
    put(null)
    hostLink.ready().catch((error: unknown) => {
      if (!answered && !signal.aborted) put(toErrorMessage(error))
    })
  })
