/** `selectCertificate`: what fits the page's filter may be chosen; the rest is shown with its obstacle. */
import { chainOf, openCandidates } from './candidates.ts'
import type { Handler } from './handler.ts'
import { taken } from './offered-candidates.ts'
import { withoutPin } from '../token/without-pin.ts'

export const selectCertificate: Handler<'selectCertificate'> = async (params, { ask }, { tokens }) => {
  const { validAt, ...filter } = params
  const look = openCandidates(tokens, { filter })
  const { answer, question } = await ask('selectCertificate', async () => ({
    candidates: await look(validAt),
    problem: null,
  }))
  const chosen = taken(question.candidates, answer)
  return { certificate: chosen.certificate, chain: chainOf(chosen), token: withoutPin(chosen.token) }
}
