/** The README's tables, made from the table of operations, the tables of errors and what tests found. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { errorSentences } from '../shared/error-sentences.ts'
import { errorCodes, errors, type ErrorCode } from '../shared/errors.ts'
import { operationNames, operations, type OperationName } from '../shared/operations/index.ts'
import type { Operation } from '../shared/operations/operation.ts'
import { clientTypes } from './build/client-types.ts'
import { operationFile, operationPurpose } from './build/operation-source.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

/** The README with its tables made anew; the text between the marks is what changes. @throws Error when a mark is missing */
export function readmeWithTables(readme: string): string {
  return Object.entries(tables).reduce((text, [name, table]) => {
    const [start, end] = [`<!-- ${name}: generated -->`, `<!-- /${name} -->`]
    const [before, rest] = cut(text, start)
    const [, after] = cut(rest, end)
    return `${before}${start}\n\n${table()}\n\n${end}${after}`
  }, readme)
}

function cut(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark)
  if (at < 0) throw new Error(`the README has no ${mark}`)
  return [text.slice(0, at), text.slice(at + mark.length)]
}

const tables: Record<string, () => string> = {
  operations: () =>
    tableOf(
      ['method', 'what it does', 'permission', 'consent', 'PIN', 'time limit'],
      namesFor('page').map(name => [linked(name), operationPurpose(name), ...gatesOf(operations[name])]),
    ),
  'own pages': () =>
    tableOf(
      ['operation', 'what it does'],
      operationNames
        .filter(name => !namesFor('page').includes(name))
        .map(name => [linked(name), operationPurpose(name)]),
    ),
  types: () => `\`\`\`ts\n${interfaceOf(clientTypes())}\n\`\`\``,
  errors: () =>
    tableOf(
      ['code', 'what happened', 'seen by', 'may it succeed later?'],
      errorCodes.map(code => [`\`${code}\``, errorSentences[code], viewers[errors[code].visible], retryOf(code)]),
    ),
  endured: () => {
    if (endured().length === 0) return '_None of them has run at full size yet._'
    return tableOf(
      ['figure', 'what is promised', 'found', 'on', 'in'],
      endured().map(({ figure, promise, passed, results, date, minutes }) => [
        figure,
        promise,
        `${passed ? 'holds' : '**missed**'}: ${results.join('; ')}`,
        date,
        `${minutes} min`,
      ]),
    )
  },
}

/** As `npm run endure` writes it. */
interface Endured {
  figure: string
  promise: string
  passed: boolean
  results: string[]
  date: string
  minutes: number
}

const endured = (): Endured[] => JSON.parse(readFileSync(`${root}test/endure/last-run.json`, 'utf8')) as Endured[]

const namesFor = (caller: 'page' | 'extension'): OperationName[] =>
  operationNames.filter(name => (operations[name].callers as readonly string[]).includes(caller))

const linked = (name: OperationName): string => `[\`${name}\`](${operationFile(name)})`

function gatesOf({ permission, consent, pin, timeLimitMs }: Operation): string[] {
  const scope = permission === 'none' || permission === 'origin' ? permission : `\`${permission}\``
  return [scope, consent === null ? 'no' : 'yes', pin === 'none' ? 'no' : pin, durationOf(timeLimitMs)]
}

function durationOf(ms: number | null): string {
  if (ms === null) return 'none'
  return ms < 60_000 ? `${ms / 1000} s` : `${ms / 60_000} min`
}

const viewers = { anyone: 'any page', permitted: 'permitted pages', extension: 'extension only' } as const

const retryOf = (code: ErrorCode): string => (errors[code].retry ? 'yes' : 'no')

/** From the client's declarations: what the methods speak of, and the methods. */
function interfaceOf(declarations: string): string {
  const shown = /^export (?:type (?!BytesLike|Bytes|Scope|ErrorCode)\w+|interface (?:Options|Mohur))\b[^]*?(?=\n\n)/gm
  return [...declarations.matchAll(shown)].map(([part]) => part.replace(/^export /, '')).join('\n\n')
}

const tableOf = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows]
    .map(cells => `| ${cells.map(cell => cell.replaceAll('|', String.raw`\|`)).join(' | ')} |`)
    .join('\n')
