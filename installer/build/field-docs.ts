/** What the comments in the source of a schema say of its fields, for the declarations that a page's developer reads. */
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from './paths.ts'

/** By the name of the field. */
export type FieldDocs = ReadonlyMap<string, string>

/** Sections of an operation's literal, in their order. */
const sections = ['params', 'hostParams', 'progress', 'result', 'hostResult', 'timeLimitMs'] as const
export type Section = 'params' | 'progress' | 'result'

/** Of one section of an operation, with the constants that it is made of, of its own file and of those that it imports. `file`: from the project's root. */
export function operationFieldDocs(file: string, section: Section): FieldDocs {
  const source = readFileSync(join(root, file), 'utf8')
  const next = sections[sections.indexOf(section) + 1] ?? ''
  const start = source.search(new RegExp(`^  ${section}:`, 'm'))
  const end = source.search(new RegExp(`^  ${next}:`, 'm'))
  if (start < 0 || end < start) throw new Error(`${file} has no ${section}`)
  return docsIn(withConstants(source.slice(start, end), new Map([...imported(file, source), ...constantsOf(source)])))
}

/** Of a schema that is a constant of this file. */
export function schemaFieldDocs(file: string, name: string): FieldDocs {
  const source = readFileSync(join(root, file), 'utf8')
  const own = constantsOf(source).get(name)
  if (own === undefined) throw new Error(`${file} has no ${name}`)
  return docsIn(own)
}

/** By name, each to where the next statement begins. */
const constantsOf = (source: string): Map<string, string> =>
  new Map(
    [...source.matchAll(/^(?:export )?const (\w+) =[^]*?(?=^\S)/gm)].map(([text, name = '']) => [name, text] as const),
  )

/** What this file imports from others, each with what it is made of there. */
const imported = (file: string, source: string): [string, string][] =>
  [...source.matchAll(/^import \{([^}]*)\} from '(\.[^']*)'/gm)].flatMap(([, names = '', path = '']) => {
    const constants = constantsOf(readFileSync(join(root, dirname(file), path), 'utf8'))
    return names.split(',').flatMap((name): [string, string][] => {
      const text = constants.get(name.trim())
      return text === undefined ? [] : [[name.trim(), withConstants(text, constants)]]
    })
  })

function withConstants(text: string, constants: ReadonlyMap<string, string>): string {
  let all = text
  for (let grown = true; grown;) {
    grown = false
    for (const [name, constant] of constants) {
      if (constant.includes('= operation(') || all.includes(constant)) continue
      if (!new RegExp(String.raw`\b${name}\b`).test(all)) continue
      // What a section says itself comes last, and counts.
      all = constant + all
      grown = true
    }
  }
  return all
}

const docsIn = (text: string): FieldDocs =>
  new Map(
    [...text.matchAll(/\/\*\*\s*((?:(?!\*\/)[^])*?)\s*\*\/\s*(\w+)[,:]/g)].map(([, doc = '', name = '']) => [
      name,
      doc.replace(/^\* /, '').replaceAll(/\s*\n\s*\* ?/g, ' '),
    ]),
  )
