/** `authenticate`: the person's answer is the consent to one login, at the origin that the browser vouched for. */
import { signatureAlgorithms } from '../../shared/algorithms.ts'
import { MohurError } from '../../shared/errors.ts'
import type { HostParams, HostResult } from '../../shared/operations/index.ts'
import type { Answer } from '../../shared/prompts/index.ts'
import type { Candidate } from '../../shared/token.ts'
import { digestOf } from '../digests.ts'
import { packageToken, prepareToken, suitsToken } from '../pki/authentication-token.ts'
import { askForPin, loginWith } from './ask-for-pin.ts'
import { keyIdOf, openCandidates } from './candidates.ts'
import { openCertificateSigner } from './certificate-signer.ts'
import type { Context, Handler, HostRequest } from './handler.ts'
import { algorithmOf, offered, taken } from './offered-candidates.ts'

export const authenticate: Handler<'authenticate'> = async (params, request, context) => {
  const look = openCandidates(context.tokens, { ...params, use: 'login', suits: suitsToken })
  return askForPin(request, {
    prompt: 'authenticate',
    question: async problem => ({ candidates: await offered(look, params.certificate), problem }),
    work: (answer, { candidates }) => logIn(answer, { params, request, context, candidates }),
  })
}

interface Agreed {
  params: HostParams<'authenticate'>
  request: HostRequest<'authenticate'>
  context: Context
  candidates: Candidate[]
}

async function logIn(
  answer: Answer<'authenticate'>,
  { params: { challenge }, request, context, candidates }: Agreed,
): Promise<HostResult<'authenticate'>> {
  const candidate = taken(candidates, answer)
  const identity = { certificate: candidate.certificate, algorithm: algorithmOf(candidate) }
  const toBeSigned = prepareToken({ origin: request.origin, challenge }, identity.algorithm)
  const digest = digestOf(signatureAlgorithms[identity.algorithm].hash, toBeSigned)
  const signature = await context.tokens.withBatch(
    loginWith(candidate.token, answer.pin),
    async batch => {
      const signer = openCertificateSigner({
        request,
        form: 'r‖s',
        candidate,
        identity,
        keyId: keyIdOf(candidate),
        batch,
      })
      const { value } = await signer.sign([{ toBeSigned, documents: [{ document: '', digest }] }], true).next()
      if (!value) throw new MohurError('SIGNATURE_WRONG')
      return value
    },
    request.signal,
  )
  return packageToken(identity, signature)
}
