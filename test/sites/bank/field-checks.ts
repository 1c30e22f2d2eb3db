/** What each field of a document must be. Every check answers with the text as it is kept, or says what is wrong by the name of a sentence. */

/** `line`: which of the field, where it has many; from 1. */
export class FieldWrong extends Error {
  readonly code: string
  readonly line: number | null

  constructor(code: string, line: number | null = null) {
    super(code)
    this.code = code
    this.line = line
  }
}

/** @throws FieldWrong */
export type Check = (text: string) => string

const must =
  (code: string, isRight: (text: string) => boolean, shape: Check = text => text): Check =>
  text => {
    const shaped = shape(text)
    if (!isRight(shaped)) throw new FieldWrong(code)
    return shaped
  }

const matches =
  (pattern: RegExp) =>
  (text: string): boolean =>
    pattern.test(text)
const compact: Check = text => text.replace(/\s/gu, '').toUpperCase()
const decimal: Check = text => text.replace(/\s/gu, '').replace(',', '.')
const withUnixLines: Check = text => text.replace(/\r\n?/g, '\n')

/** Digits 3 and 4 are so that the whole is 1 modulo 97 (ISO 13616), letters counted from A = 10. */
function isAccount(text: string): boolean {
  if (!/^KZ\d{2}[A-Z0-9]{16}$/.test(text)) return false
  const digits = `${text.slice(4)}${text.slice(0, 4)}`.replace(/[A-Z]/g, letter => String(letter.charCodeAt(0) - 55))
  return BigInt(digits) % 97n === 1n
}

function isDay(text: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}

/** Nothing that cannot be seen is signed. */
export const checks = {
  payee: must('payeeWrong', matches(/^[^\p{C}]{1,140}$/u)),
  number: must('numberWrong', matches(/^\d{12}$/), compact),
  account: must('accountWrong', isAccount, compact),
  amount: must('amountWrong', text => /^\d{1,12}(?:\.\d{1,2})?$/.test(text) && Number(text) > 0, decimal),
  purpose: must('purposeWrong', matches(/^[^\p{C}]{1,482}$/u)),
  purposeCode: must('purposeCodeWrong', matches(/^\d{3}$/)),
  subject: must('subjectWrong', matches(/^[^\p{C}]{1,140}$/u)),
  text: must('textWrong', matches(/^(?:[^\p{C}]|\n){1,4000}$/u), withUnixLines),
  day: must('dayWrong', isDay),
  month: must('monthWrong', text => isDay(`${text}-01`)),
} satisfies Record<string, Check>

/** `1250000` as `1250000.00`. */
export const writeAmount = (text: string): string => Number(text).toFixed(2)
