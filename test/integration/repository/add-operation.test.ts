/** What the README says of adding an operation, done word for word in a copy of the repository. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { enduranceScale } from '../../support/endurance.ts'
import { read, root } from '../../support/imports.ts'

interface WrittenFile {
  file: string
  text: string
}

const [, steps = ''] = /\nTo add an operation,([^]*?)\nWhat more an operation has/.exec(read('README.md')) ?? []

/** Each block of code with the file that its step names. */
const files: WrittenFile[] = [
  ...steps.matchAll(/\n\d\. [^`]*`([\w/.-]+\.ts)`[^]*?\n\n {3}```ts\n([^]*?)\n {3}```/g),
].map(([, file = '', block = '']) => ({ file, text: `${block.replaceAll(/^ {3}/gm, '')}\n` }))

const completeness = ['tables', 'architecture', 'cited', 'installer/readme'].map(name => `test/unit/${name}.test.ts`)

describe('the README on adding an operation', () => {
  let copy = ''
  before(() => {
    copy = mkdtempSync(join(tmpdir(), 'mohur-copy-'))
    const left = new Set(['node_modules', 'dist', '.git'])
    cpSync(root, copy, { recursive: true, filter: path => dirname(path) !== root || !left.has(basename(path)) })
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
  })
  after(() => rmSync(copy, { recursive: true }))

  const run = (program: string, ...args: string[]): { status: number | null; said: string } => {
    const { status, stdout, stderr } = spawnSync(program, args, { cwd: copy, encoding: 'utf8', timeout: 120_000 })
    return { status, said: `${stdout}${stderr}` }
  }
  const succeeds = (program: string, ...args: string[]): void => {
    const { status, said } = run(program, ...args)
    assert.equal(status, 0, `${args.join(' ')}: ${said}`)
  }
  const mocha = (...tests: string[]): string[] => [
    'node_modules/mocha/bin/mocha.js',
    '--config',
    '.mocharc.json',
    ...tests,
  ]
  const write = (place: number): void => {
    const { file, text } = files[place] ?? assert.fail(`the README has ${files.length} files`)
    writeFileSync(join(copy, file), text)
  }
  const tables = (): void => succeeds('npm', 'run', '--silent', 'tables')
  const compiler = ['node_modules/typescript/bin/tsc', '--build', 'host']

  it('takes three files and one command: then it compiles, is complete, in order, and answers', () => {
    assert.deepEqual(
      files.map(({ file }) => dirname(file)),
      ['shared/operations', 'host/operations', 'test/integration/host'],
    )
    write(0)
    tables()
    if (enduranceScale > 0) {
      const { said } = run(process.execPath, ...compiler)
      assert.match(said, /count-tokens/, 'without its handler nothing compiles')
    }
    write(1)
    assert.match(
      run(process.execPath, ...mocha('test/unit/tables.test.ts')).said,
      /countTokens/,
      'nor without its test',
    )
    write(2)
    tables()
    // What its test and its pages say of types is looked at where it runs long.
    if (enduranceScale > 0) succeeds('npm', 'run', '--silent', 'check:types')
    else succeeds(process.execPath, ...compiler)
    succeeds(process.execPath, ...mocha(...completeness))
    succeeds(process.execPath, ...mocha(files[2]?.file ?? ''))
    succeeds(
      process.execPath,
      'node_modules/prettier/bin/prettier.cjs',
      '--check',
      'README.md',
      ...files.map(({ file }) => file),
    )
  }).timeout(600_000)
})
