/** What the files of this repository import: types and dynamic imports count as much as values do. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'

export const root = resolve(import.meta.dirname, '../..')
const source = /\.(ts|tsx|mjs)$/

/** Paths from the root. */
export const filesUnder = (folder: string): string[] => everythingUnder(folder).filter(file => source.test(file))

/** Files of any kind. */
export const everythingUnder = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => relative(root, join(entry.parentPath, entry.name)))
    .toSorted()

export const read = (file: string): string => readFileSync(join(root, file), 'utf8')

/** `import … from 'x'`, `export … from 'x'`, `import 'x'`, `import('x')` as a value and as a type, `require('x')`. */
export const specifiersOf = (text: string): string[] =>
  [...text.matchAll(/\b(?:from|import|require)\b\s*\(?\s*(['"])([^'"]+)\1/g)].map(([, , name = '']) => name)

/** Module specifiers of a file; relative ones as paths from the root. */
export const importsOf = (file: string): string[] =>
  specifiersOf(read(file)).map(name =>
    name.startsWith('.') ? relative(root, resolve(root, dirname(file), name)) : name,
  )

/** Every file that can be reached from these. */
export function reachableFrom(
  entries: readonly string[],
  files: readonly string[],
  imports: (file: string) => readonly string[] = importsOf,
): Set<string> {
  const known = new Set(files)
  const reached = new Set<string>()
  const open = [...entries]
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (reached.has(file) || !known.has(file)) continue
    reached.add(file)
    open.push(...imports(file))
  }
  return reached
}

/** Files that import each other, directly or by way of others: each circle once, by its members' names. */
export function circlesAmong(files: readonly string[]): string[] {
  const read = new Map(files.map(file => [file, importsOf(file)]))
  const imports = (file: string): readonly string[] => read.get(file) ?? []
  const reach = new Map(files.map(file => [file, reachableFrom(imports(file), files, imports)]))
  const circles = files.map(file =>
    files.filter(other => reach.get(file)?.has(other) && reach.get(other)?.has(file)).join(' ↔ '),
  )
  return [...new Set(circles)].filter(circle => circle !== '')
}
