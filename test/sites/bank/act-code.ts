/** The User ID of an act and the one-time code of its OTP card. */
import { randomBytes, randomInt, scryptSync, timingSafeEqual } from 'node:crypto'
import { BadRequest, readText } from '../site.ts'

const capitals = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const digits = '0123456789'
export const codeLength = 11

const draw = (alphabet: string, length: number): string =>
  Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('')

/** Like `qq111111_qwertyui`. */
export function drawUserId(): string {
  const small = capitals.toLowerCase()
  return `${draw(small, 2)}${draw(digits, 6)}_${draw(small, 8)}`
}

export const drawCode = (): string => draw(`${capitals}${digits}`, codeLength)

export interface KeptCode {
  salt: Uint8Array
  code: Uint8Array
}

/** What is kept of a code (RFC 7914). */
export function keptCode(text: string, salt: Uint8Array = randomBytes(16)): KeptCode {
  return { salt, code: scryptSync(text, salt, 32) }
}

/** `null`: there is no such act, and it takes as long to say so. */
export function isCodeOf(kept: KeptCode | null, text: string): boolean {
  const { code } = keptCode(text, kept?.salt)
  return kept !== null && timingSafeEqual(code, kept.code)
}

export interface Entered {
  userId: string
  code: string
}

/** As they stand on paper. @throws BadRequest 422 that names every field which cannot be right */
export function readEntered(body: unknown): Entered {
  const entered = { userId: readText(body, 'userId'), code: readText(body, 'code') }
  const errors = {
    ...(/^[a-z]{2}\d{6}_[a-z]{8}$/.test(entered.userId) ? {} : { userId: 'userIdWrong' }),
    ...wrongCode(entered.code),
  }
  if (Object.keys(errors).length > 0) throw new BadRequest(422, errors)
  return entered
}

function wrongCode(code: string): Record<string, string> {
  if (code.length !== codeLength) return { code: 'codeLength' }
  return /^[A-Z0-9]+$/.test(code) ? {} : { code: 'codeLetters' }
}
