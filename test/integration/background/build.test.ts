/** The build: the same input gives the same bytes, small scripts for pages, and types that say what the code says. */
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cp, mkdir, mkdtemp, readFile, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises'
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

  describe('of scripts that grow', () => {
    const scripts: [name: string, entry: string, limit: number][] = [
      ['page', 'extension/page/inject.ts', 3 * 1024],
      ['content', 'extension/content/relay.ts', 10 * 1024],
      ['background', 'extension/background/main.ts', 256 * 1024],
    ]
    let copy = ''
    before(async () => {
      copy = join(folder, 'copy')
      for (const part of ['extension', 'installer', 'shared', 'test/chromium-key.pem', 'package.json', 'LICENSE'])
        await cp(join(root, part), join(copy, part), { recursive: true })
      await symlink(join(root, 'node_modules'), join(copy, 'node_modules'))
    })

    for (const [name, entry, limit] of scripts) {
      it(`P7: takes ${name}.js with ${limit} bytes, and refuses it with one more`, async () => {
        const { buildExtension: build } = (await import(join(copy, 'installer/build/build-extension.ts'))) as {
          buildExtension: typeof buildExtension
        }
        const place = join(folder, `grown-${name}`)
        await mkdir(place)
        const written = await readFile(join(root, entry), 'utf8')
        /** Gives the size of the script that came of it. */
        const buildWith = async (bytes: number): Promise<number> => {
          // Not by a letter: the short names of the script are made of those that it has most of.
          await writeFile(join(copy, entry), `${written}\nglobalThis.name = '${'.'.repeat(bytes)}'\n`)
          await build('chromium', place)
          return (await stat(join(place, `${name}.js`))).size
        }
        const room = limit - (await buildWith(0))
        assert.ok(room > 0)
        assert.equal(await buildWith(room), limit)
        await assert.rejects(buildWith(room + 1), {
          message: `${name}.js has ${limit + 1} bytes, more than ${limit}`,
        })
        await writeFile(join(copy, entry), written)
      })
    }
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

  it('puts the notice of each package beside the code that it is in', async () => {
    const notices: Record<string, string> = {}
    for (const [part, build] of Object.entries(parts)) {
      const place = join(folder, `notices-${part}`)
      await mkdir(place)
      await build(place)
      notices[part] = await readFile(join(place, 'THIRD-PARTY.txt'), 'utf8')
    }
    const named = (part: string): string[] =>
      (notices[part] ?? '').split(`${'-'.repeat(72)}\n\n`).map(notice => notice.split(' ', 1)[0] ?? '')
    const fonts = ['adobe-cmaps', 'foxit-fonts', 'liberation-fonts']
    const drawing = [...fonts, 'openjpeg', 'pdfjs-dist', 'preact']
    assert.deepEqual(named('chromium'), ['@noble/hashes', ...drawing, 'webextension-polyfill', 'zod'])
    assert.deepEqual(named('firefox'), named('chromium'))
    assert.deepEqual(named('package'), ['@noble/hashes', 'noto-sans', 'zod'])
    const { dependencies } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
      dependencies: Record<string, string>
    }
    const shipped = [...named('host'), ...named('chromium')]
    for (const name of Object.keys(dependencies)) assert.ok(shipped.includes(name), name)
    assert.match(notices['host'] ?? '', /pkijs[^]*Copyright \(c\) 2014, GlobalSign/)
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
