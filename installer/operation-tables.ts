/** The tables of operations and of their handlers: which files lie in the folders is said by the folders alone. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './build/paths.ts'

/** The contract's folder holds besides the operations what they have in common. */
const contract = 'shared/operations'
const inCommon = ['index', 'operation', 'table']

interface OperationFile {
  /** In kebab case, as the files of its contract and of its handler are called. */
  file: string
  runs: string
}

/** What each table must say, by its path from the root. A handler that is missing is named all the same: it does not compile. */
export function operationTables(): Map<string, string> {
  const files = readdirSync(join(root, contract))
    .map(name => name.replace(/\.ts$/, ''))
    .filter(file => !inCommon.includes(file))
    .toSorted()
    .map(file => ({ file, runs: placeOf(file) }))
  return new Map([
    [`${contract}/table.ts`, tableOf('Every operation', files)],
    ['host/operations/table.ts', tableOf('The handlers of the host', runningIn('host', files))],
    [
      'extension/background/operations/table.ts',
      tableOf('The handlers of the background', runningIn('background', files)),
    ],
  ])
}

const placeOf = (file: string): string =>
  /^ {2}runs: '(\w+)',$/m.exec(readFileSync(join(root, contract, `${file}.ts`), 'utf8'))?.[1] ?? ''

const runningIn = (place: string, files: readonly OperationFile[]): OperationFile[] =>
  files.filter(({ runs }) => runs === place)

const tableOf = (what: string, files: readonly OperationFile[]): string =>
  [
    `/** ${what}, as they lie in \`${contract}\`. Made by \`npm run tables\`. */`,
    ...files.map(({ file }) => `export { ${camel(file)} } from './${file}.ts'`),
    '',
  ].join('\n')

const camel = (file: string): string => file.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
