/** `sign`: the person's answer is the consent; what it names, and nothing else, is signed. */
import { MohurError } from '../../shared/errors.ts'
import { limits } from '../../shared/limits.ts'
import { wantsPinEachTime } from '../token/wants-pin-each-time.ts'
import { formats } from '../pki/formats.ts'
import { askForPin } from './ask-for-pin.ts'
import { openCandidates } from './candidates.ts'
import { openContentsToKeep } from './contents-to-keep.ts'
import type { Handler } from './handler.ts'
import { checkLevel } from './levelling.ts'
import { lookIntoDocuments } from './look-into-documents.ts'
import { offered, taken } from './offered-candidates.ts'
import { signAgreed } from './sign-agreed.ts'

export const sign: Handler<'sign'> = async (params, request, context) => {
  const size = params.documents.reduce((sum, document) => sum + document.size, 0)
  if (size > limits.documentBytes) throw new MohurError('TOO_LARGE')
  const { suits, needsContent, checkNames } = formats[params.format]
  const longest = needsContent(params)
  if (longest !== null && params.documents.some(document => document.size > longest)) {
    throw new MohurError('TOO_LARGE', { limit: longest })
  }
  checkNames?.(params.documents)
  checkLevel(params)
  const look = openCandidates(context.tokens, { ...params, suits })
  const looked = lookIntoDocuments(params, request)
  const contents = openContentsToKeep(params, request)
  return askForPin(request, {
    prompt: 'sign',
    question: async problem => {
      contents.begin()
      const [candidates, earlier] = await Promise.all([offered(look, params.certificate), looked.earlier()])
      return { candidates, problem, paused: null, earlier }
    },
    work: (answer, { candidates }) =>
      signAgreed(answer, { params, request, context, candidates, look, looked, contents }),
    // Now that it is known, the person is told before they type.
    isAgain: (error, { answer, question }) =>
      wantsPinEachTime(error) && !taken(question.candidates, answer).pinEachTime,
  })
}
