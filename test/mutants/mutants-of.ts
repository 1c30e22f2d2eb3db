/** The small faults that are put into a file, one at a time: conditions turned, guards and calls left out, bounds moved. */
import { transformSync } from 'esbuild'

export interface Mutant {
  /** From 1. */
  line: number
  before: string
  after: string
  text: string
}

/** Each gives every changed form of one line. */
const operators: readonly ((line: string) => string[])[] = [
  line => eachMatch(line, / === /g, ' !== '),
  line => eachMatch(line, / !== /g, ' === '),
  line => eachMatch(line, / && /g, ' || '),
  line => eachMatch(line, / \|\| /g, ' && '),
  line => eachMatch(line, / < /g, ' <= '),
  line => eachMatch(line, / > /g, ' >= '),
  line => eachMatch(line, / <= /g, ' < '),
  line => eachMatch(line, / >= /g, ' > '),
  line => eachMatch(line, / \+ 1\b/g, ''),
  line => eachMatch(line, / - 1\b/g, ''),
  line => eachMatch(line, /\.every\(/g, '.some('),
  line => eachMatch(line, /\.some\(/g, '.every('),
  line => eachMatch(line, /\btrue\b/g, 'false'),
  line => eachMatch(line, /\bfalse\b/g, 'true'),
  line => eachMatch(line, /\bif \(/g, 'if (false && '),
  line => eachMatch(line, /\bif \(/g, 'if (true || '),
  // A statement that is a call, left out.
  line =>
    /^\s*(await |void )?[\w.?!]+\(.*\)$/.test(line) && !/^\s*(if|for|while|return|super)\b/.test(line) ? [''] : [],
  line => (/^\s*throw .*\)$/.test(line) ? [''] : []),
]

/** Those that are programs at all and not the same program. Comments and types are left alone by that. */
export function mutantsOf(source: string): Mutant[] {
  const lines = source.split('\n')
  const original = compiled(source)
  return lines.flatMap((before, index) => {
    if (/^\s*(\*|\/\/|\/\*|import |export type |export interface )/.test(before)) return []
    return operators
      .flatMap(operator => operator(before))
      .flatMap(after => {
        const text = lines.with(index, after).join('\n')
        const program = compiled(text)
        return program === null || program === original ? [] : [{ line: index + 1, before, after, text }]
      })
  })
}

function eachMatch(line: string, what: RegExp, by: string): string[] {
  return [...line.matchAll(what)].map(
    match => line.slice(0, match.index) + by + line.slice(match.index + match[0].length),
  )
}

function compiled(text: string): string | null {
  try {
    return transformSync(text, { loader: 'ts', minifySyntax: true, logLevel: 'silent' }).code
  } catch {
    return null
  }
}
