/** The licences of the packages that a bundle has in it, as their terms want it: each with its notice, in one file beside it. */
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from './paths.ts'

/** Beside what it speaks of. */
export const licencesFile = 'THIRD-PARTY.txt'

const packageOf = /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)\//
/** What is no package: by its name, with its licence and the file of it. */
const others: Readonly<Record<string, { license: string; file: string }>> = {
  'noto-sans': { license: 'OFL-1.1', file: 'host/pki/pades/mark/OFL.txt' },
  'foxit-fonts': { license: 'BSD-3-Clause', file: 'node_modules/pdfjs-dist/standard_fonts/LICENSE_FOXIT' },
  'liberation-fonts': { license: 'OFL-1.1', file: 'node_modules/pdfjs-dist/standard_fonts/LICENSE_LIBERATION' },
  'adobe-cmaps': { license: 'BSD-3-Clause', file: 'node_modules/pdfjs-dist/cmaps/LICENSE' },
  openjpeg: { license: 'BSD-2-Clause', file: 'node_modules/pdfjs-dist/wasm/LICENSE_OPENJPEG' },
}
const noticeNames = /^(?:licen[cs]e|copying|notice|copyrightnotice)/i

/** Names of packages whose code is among these files, paths as a bundler writes them. */
export const packagesIn = (files: readonly string[]): string[] => files.flatMap(file => packageOf.exec(file)?.[1] ?? [])

/** @throws Error naming a package without a notice: it is not shipped */
export async function writeLicences(folder: string, packages: readonly string[]): Promise<void> {
  const names = [...new Set(packages)].toSorted()
  const notices = await Promise.all(names.map(noticeOf))
  await writeFile(join(folder, licencesFile), notices.join(`\n${'-'.repeat(72)}\n\n`))
}

async function noticeOf(name: string): Promise<string> {
  const other = others[name]
  if (other) return `${name} (${other.license})\n\n${await readFile(join(root, other.file), 'utf8')}`
  const folder = join(root, 'node_modules', name)
  const { version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as Record<
    string,
    string
  >
  const files = (await readdir(folder)).filter(file => noticeNames.test(file)).toSorted()
  if (files.length === 0) throw new Error(`${name} has no file with its licence`)
  const texts = await Promise.all(files.map(file => readFile(join(folder, file), 'utf8')))
  return [`${name} ${version} (${license})`, ...texts.map(text => text.replaceAll('\r\n', '\n').trim()), ''].join(
    '\n\n',
  )
}
