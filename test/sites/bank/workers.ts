/** The lines of a salary register: `name; number; account; amount`, one of each worker. */
import { checks, FieldWrong, writeAmount } from './field-checks.ts'

const most = 1_000
const nameOf = (index: number): string => `Работник${index + 1}`
const parts = [checks.payee, checks.number, checks.account, checks.amount]

/** With the sum of all, and how many they are. @throws FieldWrong with the line */
export function workersFrom(text: string): Record<string, string> {
  const lines = text.split(/\r\n?|\n/).flatMap((line, index) => (line.trim() ? [readWorker(line, index + 1)] : []))
  if (lines.length === 0 || lines.length > most) throw new FieldWrong('workersCount')
  // In whole tiyn: sums of decimals are not exact.
  const sum = lines.reduce((sum, { amount }) => sum + Math.round(Number(amount) * 100), 0)
  return {
    Сумма: (sum / 100).toFixed(2),
    Валюта: 'KZT',
    Количество: String(lines.length),
    ...Object.fromEntries(lines.map(({ line }, index) => [nameOf(index), line])),
  }
}

/** As they are written in the form. */
export const workersIn = (fields: Record<string, string>): string =>
  Array.from({ length: Number(fields['Количество']) }, (_, index) => fields[nameOf(index)]).join('\n')

function readWorker(line: string, number: number): { line: string; amount: string } {
  const given = line.split(';').map(part => part.trim())
  if (given.length !== parts.length) throw new FieldWrong('workerWrong', number)
  try {
    const [name = '', iin = '', account = '', amount = ''] = parts.map((check, index) => check(given[index] ?? ''))
    return { line: [name, iin, account, writeAmount(amount)].join('; '), amount }
  } catch (error) {
    if (error instanceof FieldWrong) throw new FieldWrong('workerWrong', number)
    throw error
  }
}
