/** The types that a source exports, for declarations that say the same. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './paths.ts'

/** An exported type of a file in this folder, with its comment. @throws Error when it is not there */
export const declaredIn =
  (folder: string) =>
  (file: string, name: string): string => {
    const source = readFileSync(join(root, folder, file), 'utf8')
    const comment = String.raw`(?:/\*\*(?:(?!\*/)[^])*\*/\n)?`
    const [found] =
      new RegExp(String.raw`${comment}export (?:interface|type) ${name} [^]*?(?=\n\n|$)`).exec(source) ?? []
    if (!found) throw new Error(`${file} has no ${name}`)
    return found
  }
