/** The source of an operation: the file that its name leads to, and what the header there says that it does. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { OperationName } from '../../shared/operations/index.ts'
import { root } from './paths.ts'

/** From the project's root. */
export const operationFile = (name: OperationName): string =>
  `shared/operations/${name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)}.ts`

/** The first line of the operation's file says it. */
export function operationPurpose(name: OperationName): string {
  const [, header = ''] = /^\/\*\*\s*(.*?)\s*\*\//s.exec(readFileSync(join(root, operationFile(name)), 'utf8')) ?? []
  const sentence = header.replace(/\s*\n \*\s*/g, ' ').replace(/^`[^`]+`: /, '')
  return capital(sentence)
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
