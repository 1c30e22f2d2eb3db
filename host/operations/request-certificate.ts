/** `requestCertificate`: a key pair on the chosen token, and a certification request signed with it (RFC 2986). */
import { MohurError, type ErrorCode } from '../../shared/errors.ts'
import type { HostParams } from '../../shared/operations/index.ts'
import type { Answer, Question } from '../../shared/prompts/index.ts'
import type { Problem, TokenForPin } from '../../shared/token.ts'
import type { EnrolmentJob } from '../enrolments/enrolments.ts'
import { prepareCertificationRequest } from '../pki/certification-request.ts'
import type { Tokens } from '../tokens/tokens.ts'
import { askForPin, loginWith } from './ask-for-pin.ts'
import { openEnrolmentJob } from './enrolment-job.ts'
import type { Handler } from './handler.ts'
import { makeRequest, requestResult } from './make-request.ts'

type RequestParams = HostParams<'requestCertificate'>

export const requestCertificate: Handler<'requestCertificate'> = async (params, request, { tokens, dataFolder }) => {
  // Where it lies the person chose.
  const job = openEnrolmentJob({ ...params, asked: { ...params, token: undefined } }, request, dataFolder)
  const begun = job?.begun() ?? null
  if (begun?.request) return requestResult(begun.request, begun)
  // A name that cannot be encoded must fail before the person is asked.
  const prepared = prepareCertificationRequest(params)
  const { token, made } = await askForPin(request, {
    prompt: 'requestCertificate',
    question: async problem => question(tokens, params, { problem, begun: job?.begun() ?? null }),
    work: async (answer, asked) => {
      const place = chosen(asked, answer)
      const login = loginWith(place.token, answer.pin, place.newPin)
      const exportable = params.key.exportable === true && answer.exportable && place.token.kind === 'software'
      const made = await tokens.withLogin(
        login,
        session =>
          makeRequest({
            algorithm: params.key.algorithm,
            subject: params.subject,
            prepared,
            request,
            session,
            token: place.token,
            exportable,
            job,
            seal: null,
          }),
        request.signal,
      )
      return { token: place.token, made }
    },
  })
  return requestResult(made.request, { key: made.publicKey, token })
}

async function question(
  tokens: Tokens,
  { token: wanted, key }: RequestParams,
  { problem, begun }: { problem: Problem | null; begun: EnrolmentJob | null },
): Promise<Question<'requestCertificate'>> {
  // Where its key lies already, no other token will do.
  const isPlace = ({ id, serialNumber }: TokenForPin): boolean =>
    begun?.key.length ? serialNumber === begun.token.serialNumber : wanted === undefined || id === wanted
  const connected = (await tokens.list()).filter(isPlace)
  return {
    tokens: connected.map(token => ({
      token,
      newPin: token.kind === 'software' && token.state === 'uninitialized',
      obstacle: obstacleOf(token, key.algorithm),
    })),
    problem,
  }
}

function obstacleOf(token: TokenForPin, algorithm: RequestParams['key']['algorithm']): ErrorCode | null {
  if (token.state === 'locked') return 'PIN_LOCKED'
  if (token.state === 'uninitialized' && token.kind === 'pkcs11') return 'TOKEN_UNINITIALIZED'
  return token.algorithms.includes(algorithm) ? null : 'ALGORITHM_UNSUPPORTED'
}

/** As it was asked; what changed since, the login tells. */
function chosen(
  { tokens }: Question<'requestCertificate'>,
  answer: Answer<'requestCertificate'>,
): { token: TokenForPin; newPin: boolean } {
  const place = tokens.find(({ token }) => token.id === answer.token)
  if (!place) throw new MohurError('TOKEN_REMOVED')
  if (place.obstacle) throw new MohurError(place.obstacle)
  return place
}
