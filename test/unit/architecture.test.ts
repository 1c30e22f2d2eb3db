/** The house rules that no compiler checks: who may import whom, how long a file may be, what lies where. */
import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { importRules } from '../support/import-rules.ts'
import {
  circlesAmong,
  everythingUnder,
  filesUnder,
  importsOf,
  reachableFrom,
  read,
  root,
  specifiersOf,
} from '../support/imports.ts'

const product = ['shared', 'extension', 'host', 'installer'].flatMap(filesUnder)
const all = [...product, ...filesUnder('test')]

/** What browsers, Node and people start; pages of text are entries of their own. */
const entries = [
  'host/main.ts',
  'host/server/index.ts',
  'extension/background/main.ts',
  'extension/content/relay.ts',
  'extension/documents/pdf/worker.ts',
  'extension/page/inject.ts',
  'extension/page/module.ts',
  'extension/testing/index.ts',
  'extension/testing/node-in-page.ts',
  ...['prompt', 'manager', 'popup'].map(page => `extension/${page}/index.tsx`),
  ...['install', 'uninstall', 'doctor', 'tables', 'build/build'].map(name => `installer/${name}.ts`),
  'installer/setup/setup.mjs',
]

/** The top level, and what else than source files lies in each folder of the product. */
const topLevel =
  /^(\..*|dist|node_modules|extension|host|installer|shared|test|LICENSE|[A-Z]+\.md|package(-lock)?\.json|tsconfig\.json)$/
const otherFiles =
  /^(shared\/tsconfig\.base\.json|(shared|extension|extension\/testing|host|installer)\/tsconfig\.json|extension\/([a-z]+\/)?[a-z-]+\.(html|css)|extension\/page\/readme\.md|extension\/icons\/seal(-\d+)?\.(png|svg)|host\/pki\/pades\/mark\/OFL\.txt)$/

describe('the architecture', () => {
  for (const { folder, never, except, because, broken: example } of importRules) {
    it(`holds that ${because} (${folder})`, () => {
      assert.match(example, never, 'a rule that matches nothing')
      const files = all.filter(file => file.startsWith(`${folder}/`) && !except?.test(file))
      const broken = files.flatMap(file =>
        importsOf(file)
          .filter(name => never.test(name))
          .map(name => `${file} → ${name}`),
      )
      assert.ok(files.length > 0, `no files under ${folder}`)
      assert.deepEqual(broken, [])
    })
  }

  it('sees an import in whatever way it is written', () => {
    const text = `import { a } from './a.ts'
import type { B } from "./b.ts"
import {
  c,
} from './c.ts'
import './d.ts'
export * from './e.ts'
export type { F } from './f.ts'
const { g } = await import('./g.ts')
type H = import('./h.ts').H
const i = require('./i.ts')`
    assert.deepEqual(
      specifiersOf(text),
      Array.from('abcdefghi', name => `./${name}.ts`),
    )
  })

  it('has no files that import each other, not even their types', () => {
    assert.deepEqual(circlesAmong(all), [], 'put what both need into a file of its own')
  })

  it('has no file that nothing uses', () => {
    const used = reachableFrom(entries, product)
    const stray = product.filter(file => !used.has(file) && !file.endsWith('.d.ts'))
    assert.deepEqual(stray, [], 'import it where it is needed, name it among the entries, or delete it')
  })

  it('has no test file that no test uses', () => {
    const texts = new Map(
      everythingUnder('test')
        .filter(file => /\.(ts|tsx|js|cjs|mjs|html)$/.test(file))
        .map(file => [file, read(file)]),
    )
    const isEntry = (file: string): boolean =>
      /\.test\.ts$|\/tsconfig\.json$|^test\/(run|cite|demo\/demo|bench\/bench|corpus\/run-corpus|endure\/endure|mutants\/run-mutants)\.ts$|^test\/vectors\/|\.(md|cs)$/.test(
        file,
      )
    const stray = everythingUnder('test').filter(file => {
      const name = file.split('/').at(-1) ?? ''
      return (
        !isEntry(file) &&
        ![...texts].some(([other, text]) => other !== file && text.includes(name.replace(/\.d\.ts$/, '')))
      )
    })
    assert.deepEqual(stray, [], 'name it in the test that needs it, or delete it')
  })

  it('has no file or folder that its place does not tell of', () => {
    const above = readdirSync(root).filter(name => !topLevel.test(name))
    assert.deepEqual(above, [], 'the top level is fixed: put it into one of its folders')
    const others = ['shared', 'extension', 'host', 'installer']
      .flatMap(everythingUnder)
      .filter(file => !product.includes(file) && !otherFiles.test(file))
    assert.deepEqual(
      others,
      [],
      'a kind of file that the product does not have: say in this test where such a one may lie',
    )
  })

  it('keeps every file within 250 lines and under a kebab-case name', () => {
    const long = all.filter(file => read(file).split('\n').length > 251)
    const named = all.filter(
      file => !/^[a-z0-9]+(-[a-z0-9]+)*(\.(test|bench|d))?\.(ts|tsx|mjs)$/.test(file.split('/').at(-1) ?? ''),
    )
    assert.deepEqual([...long, ...named], [])
  })

  it('opens every file with a line on what it is for', () => {
    const silent = all.filter(file => !/^(#!.*\n)?(\/\*\*|\/\/)/.test(read(file)))
    assert.deepEqual(silent, [])
  })

  it('names no Manager, Service, Helper or Util', () => {
    const vague = all.filter(file => /(service|helper|util)s?(\.|-|\/)|-manager\./.test(file))
    assert.deepEqual(
      vague.filter(file => !file.includes('open-token-manager')),
      [],
    )
  })

  it('takes the browser API from the global scope in two files only', () => {
    const takers = filesUnder('extension').filter(file =>
      /\bchrome\.|globalThis[^\n]*\bchrome\b|webextension-polyfill'/.test(read(file)),
    )
    const allowed = ['extension/browser.ts', 'extension/browser-api.ts', 'extension/content/runtime.ts']
    assert.deepEqual(
      takers.filter(file => !allowed.includes(file)),
      [],
    )
  })

  it('evaluates no text as code and draws no text as markup', () => {
    const unsafe = product.filter(file =>
      /\beval\b\s*[(:]|\bFunction\(|(inner|outer)HTML|insertAdjacentHTML|document\.write|srcdoc|dangerouslySetInnerHTML/.test(
        read(file),
      ),
    )
    // The watch over a module that hangs is a thread whose few lines are text in the file itself.
    assert.deepEqual(unsafe, ['host/token-process/watch-over.ts'])
  })

  it('waits in a page by untilInPage alone: waitForFunction evaluates text, which a policy of the page forbids', () => {
    const waiting = all.filter(file => /\.waitForFunction\(/.test(read(file)))
    assert.deepEqual(waiting, [])
  })

  it('skips a test by describeWhere and itWhere alone, which say why', () => {
    const skipping = filesUnder('test').filter(
      file => file !== 'test/support/describe-where.ts' && /\.skip\(|\bx(it|describe)\(|\.only\(/.test(read(file)),
    )
    assert.deepEqual(skipping, [])
  })

  it('asks for no operation by its name outside of the tables of operations', () => {
    const asking = filesUnder('extension')
      .filter(file => !file.startsWith('extension/page/'))
      .filter(file => /\boperation [!=]== '|switch \([\w.]*operation\)/.test(read(file)))
    assert.deepEqual(asking, [], 'give each operation its row: asking-rows.ts, request-documents.ts, working-words.ts')
  })

  it('lists no algorithm below its tables', () => {
    const names =
      /(family|asymmetricKeyType) === '|prime256v1|secp\d+[rk]1|'P-\d+'|'Ed25519'|'(RSA|EC)-|CKK_(RSA|EC)|CKM_(RSA|EC|ED)|(RSA|ECDSA)-SHA/
    const tables = [
      'shared/algorithms.ts',
      'shared/key-algorithms.ts',
      'shared/key-families.ts',
      'shared/key-names.ts',
      'host/pkcs11/constants.ts',
    ]
    const code = (file: string): string => read(file).replaceAll(/\/\*[^]*?\*\/|\/\/.*/g, '')
    const listing = [...filesUnder('shared'), ...filesUnder('extension'), ...filesUnder('host')].filter(
      file => !tables.includes(file) && names.test(code(file)),
    )
    assert.deepEqual(listing, [])
  })

  it('listens on no socket', () => {
    const listening = [...filesUnder('host'), ...filesUnder('extension')].filter(file =>
      /\.listen\(|createServer/.test(read(file)),
    )
    assert.deepEqual(listening, [])
  })
})
