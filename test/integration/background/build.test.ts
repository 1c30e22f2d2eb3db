/** The build: the same input gives the same bytes, small scripts for pages, and types that say what the code says. */
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { buildPackage } from '../../../installer/build/build-package.ts'
import { buildExtension } from '../../../installer/build/build-extension.ts'
import { buildHost } from '../../../installer/build/build-host.ts'

const root = resolve(import.meta.dirname, '../../..')

const parts = {
  chromium: (folder: string) => buildExtension('chromium', folder),
  firefox: (folder: string) => buildExtension('firefox', folder),
  host: buildHost,
  package: buildPackage,
}

/** SHA-256 of every file by its path. */
async function digests(folder: string): Promise<Record<string, string>> {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter(entry => entry.isFile())
  const entries = await Promise.all(
    files.map(async ({ parentPath, name }) => {
      const path = join(parentPath, name)
      return [
        path.slice(folder.length),
        createHash('sha256')
          .update(await readFile(path))
          .digest('hex'),
      ] as const
    }),
  )
  return Object.fromEntries(entries.toSorted(([a], [b]) => a.localeCompare(b)))
}

describe('the build', () => {
  let folder = ''
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mohur-build-'))
  })
  after(() => rm(folder, { recursive: true }))

  for (const [part, build] of Object.entries(parts)) {
    it(`T40, G17: makes the same bytes of ${part} twice`, async () => {
      const [first, second] = [join(folder, `${part}-1`), join(folder, `${part}-2`)]
      for (const place of [first, second]) {
        await mkdir(place)
        await build(place)
      }
      const made = await digests(first)
      assert.ok(Object.keys(made).length > 1)
      assert.deepEqual(await digests(second), made)
    })
  }

  it('P7: keeps the page’s script within 3 KB and the relay within 10 KB', async () => {
    const place = join(folder, 'sizes')
    await mkdir(place)
    await buildExtension('chromium', place)
    assert.ok((await stat(join(place, 'page.js'))).size <= 3 * 1024)
    assert.ok((await stat(join(place, 'content.js'))).size <= 10 * 1024)
  })

  it('T50: puts no test, no source path and no other version into what is shipped', async () => {
    const place = join(folder, 'release')
    await mkdir(place)
    for (const [part, build] of Object.entries(parts)) {
      await mkdir(join(place, part))
      await build(join(place, part))
    }
    const files = await readdir(place, { recursive: true, encoding: 'utf8' })
    const scripts = files.filter(file => file.endsWith('.js') && !file.includes('node_modules'))
    for (const name of ['chromium/manager/index.js', 'firefox/popup/index.js', 'host/main.js', 'package/client.js'])
      assert.ok(scripts.includes(name), name)
    for (const script of scripts) {
      const text = await readFile(join(place, script), 'utf8')
      // The host knows SoftHSM2 as a row of its table of modules.
      const never = /scriptedHost|fault-shim|MOHUR_|sourceMappingURL|"scripts":|\beval\(/
      assert.doesNotMatch(text, script.startsWith('host/') ? never : new RegExp(`${never.source}|softhsm`), script)
    }
  })

  it('writes types for pages that are the client’s own, and need nothing else', async () => {
    const place = join(folder, 'types')
    await mkdir(place)
    await buildPackage(place)
    const check = [
      `import type { Mohur as Written, connect as writtenConnect } from './client.js'`,
      `import type { Mohur, connect } from '${root}/extension/page/module.ts'`,
      `declare const own: Mohur; declare const written: Written`,
      `declare const ownConnect: typeof connect`,
      // A page may pass what either says, and gets what either says.
      `export const forth: { [K in keyof Written]: (...args: Parameters<Written[K]>) => ReturnType<Mohur[K]> } = own`,
      `export const back: { [K in keyof Mohur]: (...args: Parameters<Mohur[K]>) => ReturnType<Mohur[K]> } = written`,
      `export const connecting: (...args: Parameters<typeof writtenConnect>) => unknown = ownConnect`,
    ].join('\n')
    await writeFile(join(place, 'check.ts'), check)
    // Both declare `window.mohur`; in one program only one may.
    const types = await readFile(join(place, 'client.d.ts'), 'utf8')
    assert.doesNotMatch(types, /zod|from '/)
    await writeFile(join(place, 'client.d.ts'), types.replace(/declare global \{[^]*/, ''))
    const options = [
      '--noEmit',
      '--strict',
      '--exactOptionalPropertyTypes',
      '--module',
      'preserve',
      '--target',
      'es2023',
    ]
    const more = [
      '--allowImportingTsExtensions',
      '--resolveJsonModule',
      '--skipLibCheck',
      '--types',
      '',
      '--lib',
      'es2023,dom',
    ]
    const tsc = join(root, 'node_modules/typescript/bin/tsc')
    try {
      execFileSync(process.execPath, [tsc, ...options, ...more, join(place, 'check.ts')], {
        cwd: place,
        encoding: 'utf8',
      })
    } catch (error) {
      assert.fail((error as { stdout: string }).stdout)
    }
  })
})
