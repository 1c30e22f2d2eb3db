/** `initializeToken`: first use, or formatting, which needs the typed serial number and, for a valid certificate, a second yes. */
import { readCertificate } from '../../shared/certificate.ts'
import { MohurError } from '../../shared/errors.ts'
import type { Answer, Question } from '../../shared/prompts/index.ts'
import type { Problem } from '../../shared/token.ts'
import { confirms } from '../../shared/token-confirmation.ts'
import type { TokenObject } from '../../shared/token-object.ts'
import type { Tokens } from '../tokens/tokens.ts'
import { askForPin, typedPin } from './ask-for-pin.ts'
import { checkNewPin, knowingRefusal } from './check-new-pin.ts'
import type { Handler } from './handler.ts'
import { findToken } from './with-pin.ts'

export const initializeToken: Handler<'initializeToken'> = async ({ token: id }, request, { tokens }) => {
  await askForPin(request, {
    prompt: 'initializeToken',
    question: problem => question(tokens, id, problem),
    work: async (answer, asked) => {
      checkConfirmation(answer, asked)
      checkNewPin(answer.newPin, asked.token)
      const { soPin } = asked.details
      const { onDevice } = asked.token.pin
      if (soPin && !answer.soPin) throw new MohurError('PIN_LENGTH', { role: 'so' })
      const typed = soPin && answer.soPin ? typedPin(answer.soPin, { tries: soPin.tries, onDevice }) : null
      const { newPin, label, pinChangeBy } = answer
      const lastTryConfirmed = answer.soPin?.lastTryConfirmed ?? false
      await tokens.initialize({ token: id, soPin: typed, lastTryConfirmed, newPin, label, pinChangeBy }, request.signal)
    },
  })
  return {}
}

async function question(tokens: Tokens, id: string, problem: Problem | null): Promise<Question<'initializeToken'>> {
  const token = knowingRefusal(await findToken(tokens, id), problem)
  const details = await tokens.details(id)
  const losses = token.state === 'uninitialized' ? [] : await tokens.objects(id)
  return { token, details, losses, losesValidCertificate: losses.some(isValidProfile), problem }
}

/**
 * A certificate that is valid now, with its key. On a PKCS#11 token a certificate counts as one with its key although no public
 * key of it shows: private keys show only after the user PIN, which nobody types here, and key files of other programs are often
 * stored without a public half. So a token whose key was deleted looks just like one that can still sign, and one agreement too
 * many is better than a key lost without it. The software token knows its keys, and asks only where there is one.
 */
function isValidProfile(object: TokenObject): boolean {
  if (object.kind !== 'certificate' || !object.hasKey) return false
  try {
    const { notBefore, notAfter } = readCertificate(object.certificate)
    const now = new Date()
    return notBefore <= now && now <= notAfter
  } catch {
    return false
  }
}

/** @throws MohurError CONFIRMATION_WRONG with what is missing */
function checkConfirmation(answer: Answer<'initializeToken'>, asked: Question<'initializeToken'>): void {
  if (asked.token.state !== 'uninitialized' && !confirms(answer.serialNumber, asked.token)) {
    throw new MohurError('CONFIRMATION_WRONG', { missing: 'serialNumber' })
  }
  if (asked.losesValidCertificate && !answer.losesValidCertificate) {
    throw new MohurError('CONFIRMATION_WRONG', { missing: 'validCertificate' })
  }
}
