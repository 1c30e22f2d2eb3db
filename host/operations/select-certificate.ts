/** `selectCertificate`: what fits the page's filter may be chosen; the rest is shown with its obstacle. */
import { MohurError } from '../../shared/errors.ts'
import { chainOf, openCandidates } from './candidates.ts'
import type { Handler } from './handler.ts'
import { withoutPin } from '../token/without-pin.ts'

export const selectCertificate: Handler<'selectCertificate'> = async (params, { ask }, { tokens }) => {
  const { validAt, ...filter } = params
  const look = openCandidates(tokens, { filter })
  const { answer, question } = await ask('selectCertificate', async () => ({
    candidates: await look(validAt),
    problem: null,
  }))
  const chosen = question.candidates.find(
    ({ token, fingerprint }) => token.id === answer.token && fingerprint === answer.certificate,
  )
  if (!chosen) throw new MohurError('TOKEN_REMOVED')
  if (chosen.obstacle) throw new MohurError(chosen.obstacle)
  return { certificate: chosen.certificate, chain: chainOf(chosen), token: withoutPin(chosen.token) }
}
