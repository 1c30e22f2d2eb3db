/** The package, packed by npm and taken by fresh projects as a bank's developer would begin them. */
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { runInNewContext } from 'node:vm'
import { buildPackage } from '../../../installer/build/build-package.ts'

const root = resolve(import.meta.dirname, '../../..')

/** Both the README of the package and the project's must be what a page's developer can begin with. */
const examples = (file: string, language: string): string[] =>
  [...readFileSync(join(root, file), 'utf8').matchAll(new RegExp(`^\`\`\`${language}\n([^]*?)^\`\`\``, 'gm'))]
    .map(([, code = '']) => code)
    .filter(code => code.includes("from 'mohur/"))

const strict = {
  noEmit: true,
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: false,
  target: 'es2022',
  lib: ['es2022', 'dom'],
  types: [],
}
/** Oldest and newest TypeScript, and every way in which it looks for packages. */
const compilers = [
  { compiler: 'oldest-typescript', module: 'esnext', resolution: 'node10' },
  { compiler: 'oldest-typescript', module: 'esnext', resolution: 'bundler' },
  { compiler: 'typescript', module: 'node20', resolution: 'node16' },
  { compiler: 'typescript', module: 'preserve', resolution: 'bundler' },
] as const

describe('the package for pages and servers', () => {
  const here = mkdtempSync(join(tmpdir(), 'mohur-package-'))
  const project = join(here, 'project')
  after(() => rmSync(here, { recursive: true }))

  before(async () => {
    const made = join(here, 'made')
    mkdirSync(made)
    await buildPackage(made)
    const npm = (folder: string, ...args: string[]): string =>
      execFileSync('npm', [...args, '--offline', '--no-audit', '--no-fund'], { cwd: folder, encoding: 'utf8' })
    const [packed] = JSON.parse(npm(made, 'pack', '--json', '--pack-destination', here)) as { filename: string }[]
    mkdirSync(project)
    writeFileSync(join(project, 'package.json'), JSON.stringify({ name: 'bank', private: true, type: 'module' }))
    npm(project, 'install', join(here, packed?.filename ?? ''))
  })

  it('is packed with its types, its licence and its README, and nothing else', () => {
    const { version, license } = JSON.parse(
      readFileSync(join(project, 'node_modules/mohur/package.json'), 'utf8'),
    ) as Record<string, string>
    const files = execFileSync('ls', [join(project, 'node_modules/mohur')], { encoding: 'utf8' })
      .trim()
      .split('\n')
    assert.deepEqual(files.toSorted(), [
      'LICENSE',
      'README.md',
      'THIRD-PARTY.txt',
      'client.d.ts',
      'client.iife.js',
      'client.js',
      'package.json',
      'server.d.ts',
      'server.js',
      'testing.d.ts',
      'testing.iife.js',
      'testing.js',
    ])
    assert.deepEqual([version, license], ['0.1.0', 'MIT'])
  })

  for (const { compiler, module, resolution } of compilers) {
    it(`is understood by ${compiler} with moduleResolution ${resolution}, types checked, as the READMEs show it`, () => {
      const codes = [...examples('extension/page/readme.md', 'ts'), ...examples('README.md', 'js')]
      assert.equal(codes.length, 14)
      for (const [index, code] of codes.entries()) {
        writeFileSync(join(project, `example-${index}.ts`), `${code}\nexport {}\n`)
      }
      const compilerOptions = { ...strict, module, moduleResolution: resolution }
      writeFileSync(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['example-*.ts'] }))
      const tsc = join(root, 'node_modules', compiler, 'bin/tsc')
      try {
        execFileSync(process.execPath, [tsc, '-p', project], { cwd: project, encoding: 'utf8' })
      } catch (error) {
        assert.fail((error as { stdout: string }).stdout)
      }
    })
  }

  /** Each makes one script of the page's own, which must hold the client and ask nobody for anything. */
  const bundlers: Record<string, (entry: string, out: string) => Promise<unknown>> = {
    esbuild: async (entry, out) => {
      const { build } = await import('esbuild')
      await build({ entryPoints: [entry], bundle: true, outfile: join(out, 'page.js'), format: 'esm' })
    },
    vite: async (entry, out) => {
      const { build } = await import('vite')
      const rollupOptions = { input: entry, output: { entryFileNames: 'page.js' } }
      await build({ root: project, logLevel: 'silent', build: { outDir: out, minify: false, rollupOptions } })
    },
    webpack: async (entry, out) => {
      const { default: webpack } = await import('webpack')
      await new Promise<void>((done, failed) => {
        const output = { path: out, filename: 'page.js' }
        webpack({ mode: 'development', devtool: false, context: project, entry, output }, (error, stats) => {
          if (error ?? stats?.hasErrors()) failed(error ?? new Error(stats?.toString()))
          else done()
        })
      })
    },
  }
  for (const [name, build] of Object.entries(bundlers)) {
    it(`is taken by ${name}`, async () => {
      const entry = join(project, 'page.js')
      writeFileSync(
        entry,
        [
          "import { connect, isRetryable } from 'mohur/client'",
          "import { installMohur } from 'mohur/testing'",
          'window.bank = { connect, isRetryable, installMohur }',
        ].join('\n'),
      )
      const out = join(project, 'out')
      await build(entry, out)
      const script = readFileSync(join(out, 'page.js'), 'utf8')
      assert.match(script, /NOT_INSTALLED/)
      assert.doesNotMatch(script, /\bfrom ["']mohur|require\(["']mohur/)
      rmSync(out, { recursive: true })
    })
  }

  it('is a script as well, whose global does not stand in the way of the extension', () => {
    const script = readFileSync(join(project, 'node_modules/mohur/client.iife.js'), 'utf8')
    const page: { mohurClient?: Record<string, unknown> } = {}
    runInNewContext(`${script}; page.mohurClient = mohurClient`, { page })
    assert.deepEqual(Object.keys(page.mohurClient ?? {}).toSorted(), ['MohurError', 'connect', 'isRetryable'])
    const retryable = page.mohurClient?.['isRetryable'] as (error: { code: string }) => boolean
    assert.deepEqual([retryable({ code: 'TIMED_OUT' }), retryable({ code: 'PIN_LOCKED' })], [true, false])
  })

  it('says of every type, field, method and code what it is', () => {
    const lines = ['client.d.ts', 'testing.d.ts', 'server.d.ts'].flatMap(file =>
      readFileSync(join(project, 'node_modules/mohur', file), 'utf8').split('\n'),
    )
    const silent = lines.filter(
      (line, at) =>
        /^\s+(?:readonly )?\w+\??: |^\s+\| '[A-Z_]+'/.test(line) &&
        !/^\s+(?:params|options|tokens|given)\??: |name: "MohurError"|mohur\?: Mohur|^\s+\| '[A-Z][a-z-]/.test(line) &&
        !/\*\//.test(lines[at - 1] ?? '') &&
        !/\*\//.test(line),
    )
    assert.deepEqual(silent, [])
    assert.deepEqual(
      lines.filter(line => /\/\*\* \*/.test(line)),
      [],
      'a comment of several lines begins with its first word',
    )
  })
})
