/** The extension for one browser: scripts, pages, icons, manifest. */
import { cp, mkdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { descriptions } from '../../extension/locales/descriptions.ts'
import { languageCodes, type Language } from '../../extension/locales/language-codes.ts'
import { iconSizes, managedSchema, managedSchemaFile, manifestFor, type BrowserKind } from '../../extension/manifest.ts'
import { chromiumKey } from '../setup/chromium-key.mjs'
import { buildPdf } from './build-pdf.ts'
import { bundle } from './bundle.ts'
import { writeLicences } from './licences.ts'
import { root } from './paths.ts'
import { settled } from './settled.ts'

const target = { chromium: 'chrome148', firefox: 'firefox140' } as const satisfies Record<BrowserKind, string>

/** `limit` in bytes (P7). */
const scripts = [
  { entry: 'extension/page/inject.ts', name: 'page', format: 'iife', limit: 3 * 1024 },
  { entry: 'extension/content/relay.ts', name: 'content', format: 'iife', limit: 10 * 1024 },
  { entry: 'extension/background/main.ts', name: 'background', format: 'esm', limit: 256 * 1024 },
] as const

const pages = ['prompt', 'manager', 'popup'] as const

export async function buildExtension(kind: BrowserKind, folder: string): Promise<void> {
  // What can fail at once does so before anything is under way.
  const manifest = JSON.stringify(manifestFor(kind, chromiumKey()), null, 2)
  const bundles = settled([
    ...scripts.map(({ entry, name, format }) =>
      bundle({ entryPoints: { [name]: entry }, outdir: folder, format, minify: true, target: target[kind] }),
    ),
    ...pages.map(page => buildPage(page, { folder, target: target[kind] })),
    buildPdf(folder, target[kind]),
  ])
  await settled<unknown>([
    bundles.then(packages => writeLicences(folder, packages.flat())),
    ...iconSizes
      .map(size => `icons/seal-${size}.png`)
      .map(icon => cp(join(root, 'extension', icon), join(folder, icon))),
    ...languageCodes.map(language => writeMessages(language, folder)),
    cp(join(root, 'LICENSE'), join(folder, 'LICENSE')),
    writeFile(join(folder, 'manifest.json'), `${manifest}\n`),
    writeFile(join(folder, managedSchemaFile), `${JSON.stringify(managedSchema, null, 2)}\n`),
  ])
  for (const { name, limit } of scripts) {
    const { size } = await stat(join(folder, `${name}.js`))
    if (size > limit) throw new Error(`${name}.js has ${size} bytes, more than ${limit}`)
  }
}

/** What the browser itself says of the extension. */
async function writeMessages(language: Language, folder: string): Promise<void> {
  const place = join(folder, '_locales', language)
  await mkdir(place, { recursive: true })
  await writeFile(join(place, 'messages.json'), JSON.stringify({ description: { message: descriptions[language] } }))
}

/** One page in a folder of its own; `index.html` names `index.js` and `index.css`. */
async function buildPage(
  page: (typeof pages)[number],
  { folder, target }: { folder: string; target: string },
): Promise<string[]> {
  const source = join(root, 'extension', page)
  const packages = await bundle({
    entryPoints: { index: join(source, 'index.tsx') },
    outdir: join(folder, page),
    format: 'esm',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    minify: true,
    // What a page imports late is a file of its own.
    splitting: true,
    target,
  })
  await cp(join(source, 'index.html'), join(folder, page, 'index.html'))
  return packages
}
