/** What a document's bytes say, as it will be drawn. Nothing here changes what is signed. */

/** One value with its name as written. `text` is the value as written; a group has `fields` instead. */
export interface Field {
  name: string
  kind: 'string' | 'number' | 'literal' | 'group' | 'attribute'
  text: string
  fields: readonly Field[]
}

/** Why a document is not drawn as its type promises. */
export type Refusal =
  | 'duplicateName'
  | 'forbiddenName'
  | 'byteOrderMark'
  | 'syntax'
  | 'tooDeep'
  | 'tooLong'
  | 'tooManyHidden'
  | 'markup'
  | 'mixed'
  | 'encoding'
  /** Lines end in two ways: whoever knows one of them alone reads other lines. */
  | 'lineEnds'
  /** Its end is missing. */
  | 'cutOff'
  /** It can be read as two formats of payments. */
  | 'twoFormats'
  /** It is called text, but its bytes are none. */
  | 'notText'
  /** It opens with a password alone. */
  | 'password'
  /** It takes longer than a person waits. */
  | 'tooSlow'
  /** A picture with more points than are drawn. */
  | 'tooLarge'
  /** Its bytes are those of another kind than its type says. */
  | 'otherKind'
  /** The fault is ours. */
  | 'failed'

/** Thrown by readers of documents; `open-document.ts` then asks the next kind. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable'
  readonly refusal: Refusal
  /** The character set in which its text can be drawn all the same; `null`: that of its type. */
  readonly charset: string | null

  constructor(refusal: Refusal, charset: string | null = null) {
    super(refusal)
    this.refusal = refusal
    this.charset = charset
  }
}

/** How much of a document is read as fields. */
export interface ParsingLimits {
  maxDepth: number
  maxLength: number
  maxFields: number
}

export const parsing = {
  /** Deeper documents are drawn as text. */
  maxDepth: 32,
  /** Characters that are read as fields; longer documents are drawn as text. */
  maxLength: 200_000,
  maxFields: 2_000,
  /** Of invisible characters that are drawn as escapes, one for each run of them. */
  maxEscapes: 2_000,
} as const

/** Of payments only a page is drawn at a time. */
export const parsingPayments = { maxDepth: 32, maxLength: Infinity, maxFields: Infinity } as const

/** Names that programs treat as something else than data, or that two programs could take for the same field. */
const forbidden = new Set(['__proto__', 'constructor', 'prototype'])

/** Nothing to be normalised. */
const plainName = /^[ -~]*$/

/** @throws Unreadable unless every name is harmless and no two are alike, also for a reader that ignores case. */
export function checkNames(names: readonly string[]): void {
  const seen = new Set<string>()
  for (const name of names) {
    if (forbidden.has(name)) throw new Unreadable('forbiddenName')
    const folded = (plainName.test(name) ? name : name.normalize('NFKC')).toLowerCase()
    if (seen.has(folded)) throw new Unreadable('duplicateName')
    seen.add(folded)
  }
}
