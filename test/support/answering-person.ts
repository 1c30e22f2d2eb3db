/** A person whom the host's handlers ask, and the token they are asked for, without a host. */
import type { HostRequest } from '../../host/operations/handler.ts'
import { utf8 } from '../../shared/bytes.ts'
import { MohurError } from '../../shared/errors.ts'
import type { PinEntry } from '../../shared/schemas.ts'
import type { TokenForPin } from '../../shared/token.ts'

export const pinOfToken: TokenForPin['pin'] = {
  tries: 'unknown',
  left: null,
  minLength: 6,
  maxLength: 12,
  onDevice: false,
  digitsOnly: false,
}
export const tokenForPin: TokenForPin = {
  id: 'a'.repeat(64),
  kind: 'pkcs11',
  label: 'Seal',
  manufacturer: 'Maker',
  model: 'Model',
  serialNumber: '0123',
  state: 'ready',
  algorithms: ['P-256'],
  pin: pinOfToken,
}
export const entry = (text: string | null, lastTryConfirmed = false): PinEntry => ({
  pin: text === null ? null : utf8(text),
  lastTryConfirmed,
})
export const asText = (typed: Uint8Array | null | undefined): string | null =>
  typed ? Buffer.from(typed).toString() : null

/** `operation` asks: answers each question with the next answer; then the person rejects. */
export function answering(operation: string, answers: readonly object[]) {
  const asked: { prompt: string; question: Record<string, unknown> }[] = []
  const ask = async (prompt: string, make: () => Promise<Record<string, unknown>>): Promise<unknown> => {
    const question = await make()
    asked.push({ prompt, question })
    const answer = answers[asked.length - 1]
    if (!answer) throw new MohurError('USER_REJECTED')
    return { answer, question }
  }
  const request = { operation, origin: 'Mohur', signal: new AbortController().signal, ask } as unknown as HostRequest
  return { request, asked }
}
