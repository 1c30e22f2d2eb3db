/** What the table of families says of a computer, a module or a token. */
import { existsSync } from 'node:fs'
import { basename } from 'node:path'
import type { Result } from '../../shared/operations/index.ts'
import { moduleTable, type ModuleRow, type TokenFamily } from './token-families.ts'

type MissingModule = Result<'diagnose'>['modulesMissing'][number]

export interface KnownModule {
  name: string
  path: string
}

/** The first place of each family where a file lies; `null` for a family that has places here, and a file in none of them. */
function lookedFor(platform: string): { name: string; driver: string; path: string | null }[] {
  if (platform !== 'linux' && platform !== 'darwin' && platform !== 'win32') return []
  return moduleTable.flatMap(({ name, driver = '', [platform]: places }) =>
    places.length === 0 ? [] : [{ name, driver, path: places.find(place => existsSync(place)) ?? null }],
  )
}

export const builtInModules = (platform: string = process.platform): KnownModule[] =>
  lookedFor(platform).flatMap(({ name, path }) => (path === null ? [] : [{ name, path }]))

/** The families whose module is not on this computer where it usually lies. */
export const missingModules = (platform: string = process.platform): MissingModule[] =>
  lookedFor(platform).flatMap(({ name, driver, path }) => (path === null ? [{ name, driver }] : []))

/** Whose token it is, by its maker, otherwise by the module's file name; `null` when neither is known. */
export const familyOf = (path: string, token: Maker): TokenFamily | null => byMaker(token) ?? byFile(path)

/** How the module behaves: by its file name, otherwise by the maker of its token. */
export const moduleFamilyOf = (path: string, token: Maker): TokenFamily | null => byFile(path) ?? byMaker(token)

/** `null` for a module that is in no row of the table: it must be found out. */
export function givesListToEachCaller(path: string): boolean | null {
  const row = byFile(path)
  return row && (row.listForEachCaller ?? false)
}

interface Maker {
  manufacturer: string
  model: string
}

const byMaker = (token: Maker): TokenFamily | null =>
  moduleTable.find(({ maker, model = /(?:)/ }) => maker?.test(token.manufacturer) && model.test(token.model)) ?? null

function byFile(path: string): TokenFamily | null {
  const places = ({ files = [], linux, darwin, win32 }: ModuleRow): string[] => [
    ...files,
    ...linux,
    ...darwin,
    ...win32,
  ]
  return moduleTable.find(row => places(row).some(place => fileName(place) === fileName(path))) ?? null
}

/** Without the version that real files bear: `libacospkcs11.so.4.5.0`. */
const fileName = (path: string): string =>
  basename(path.replaceAll('\\', '/'))
    .toLowerCase()
    .replace(/(\.so)[.\d]*$/, '$1')
