/** The type declarations of `mohur/testing`: what its sources say, beside the declarations of the client, which they are made of. */
import { keyAlgorithmNames } from '../../shared/key-algorithms.ts'
import { nameAttributeNames } from '../../shared/names.ts'
import { declaredIn } from './declared-in.ts'

const declared = declaredIn('extension/testing')
const words = (values: readonly string[]): string => values.map(value => `'${value}'`).join(' | ')

export const testingTypes =
  (): string => `/** The page API of Mohur answering from a key in memory, so that a site tests its pages without a token. */
import type { ErrorCode, Mohur, Scope } from './client.js'

export type PageOperation = keyof Mohur
export type KeyAlgorithm = ${words(keyAlgorithmNames)}

/** One relative distinguished name. */
export interface SubjectPart {
  /** What kind of name it is. */
  type: ${words(nameAttributeNames)}
  /** As text. */
  value: string
}

${declared('timestamps.ts', 'TimestampKey')}

${declared('identity.ts', 'Identity')}

${declared('identity.ts', 'IdentityOptions')}

/** A new key and its certificate, under a root of its own whose key is thrown away. Works in browsers and in Node.js. */
export declare function makeIdentity(options?: IdentityOptions): Promise<Identity>

${declared('double.ts', 'Decision')}

${declared('double.ts', 'Exceptions')}

${declared('double.ts', 'Asked')}

${declared('double.ts', 'DoubleOptions')}

${declared('install-mohur.ts', 'InstalledMohur')}

/** Answers in this page in the place of the extension, to \`window.mohur\` and to \`mohur/client\`. Not for browsers that have the extension. */
export declare function installMohur(options?: DoubleOptions): Promise<InstalledMohur>
`
