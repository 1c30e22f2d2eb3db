/** What readers of files find: parts of payments, each with its line; and what they say of a file that cannot be read. */

export interface Part {
  text: string
  /** From 1. */
  line: number
}

/** Names as in the form of a payment, and `currency`. */
export interface FoundPayment {
  /** Where it begins. */
  line: number
  parts: Map<string, Part>
}

/** A row for each format. */
export interface PaymentFile {
  /** By the first kilobytes, one character for each byte. */
  recognise: (head: string) => boolean
  /** @throws ImportFault */
  read: (bytes: Uint8Array) => FoundPayment[]
}

/** Nothing of the file is taken. */
export class ImportFault extends Error {
  /** Name of a sentence. */
  readonly code: string
  readonly line: number
  /** Of the form of a payment. */
  readonly field: string | null

  constructor(code: string, line: number, field: string | null = null) {
    super(`${code}, line ${line}`)
    this.code = code
    this.line = line
    this.field = field
  }
}

/** `null`: it is not in this charset. */
export function decoded(bytes: Uint8Array, charset: 'utf-8' | 'windows-1251'): string | null {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** What is said twice is said by nobody. @throws ImportFault */
export function addPart({ parts }: FoundPayment, name: string, part: Part): void {
  if (parts.has(name)) throw new ImportFault('importTwice', part.line, name)
  parts.set(name, part)
}
