/**
 * `npm run mutants`: puts small faults into the files of `targets.ts`, one at a time, in a copy of the project, and looks
 * whether the tests named there notice. Names of targets as arguments: those alone. `--sample 40`: so many mutants of each; `--jobs 1`: so many at a time.
 * Mutants that nothing noticed are listed as they are found; fewer than nine of ten noticed is a failure.
 */
import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { seededRandom } from '../support/fault-schedule.ts'
import { mutantsOf, type Mutant } from './mutants-of.ts'
import { targets, type Target } from './targets.ts'

const root = resolve(import.meta.dirname, '../..')
const copied = [
  'extension',
  'host',
  'installer',
  'shared',
  'test',
  'package.json',
  'tsconfig.json',
  '.mocharc.json',
  'LICENSE',
]
const limitMs = 120_000
const wantedShare = 0.9

const { values, positionals } = parseArgs({
  options: {
    sample: { type: 'string' },
    seed: { type: 'string', default: '1' },
    jobs: { type: 'string', default: '2' },
  },
  allowPositionals: true,
})

interface Placed extends Mutant {
  file: string
}

/** A copy of the project in which one mutant lives at a time. */
function makeCopy(): string {
  const folder = mkdtempSync(join(tmpdir(), 'mohur-mutants-'))
  for (const name of copied) cpSync(join(root, name), join(folder, name), { recursive: true })
  for (const name of ['node_modules', 'dist', '.cache']) symlinkSync(join(root, name), join(folder, name))
  return folder
}

function passes(folder: string, tests: readonly string[]): Promise<boolean> {
  const program = join(root, 'node_modules/mocha/bin/mocha.js')
  const args = [
    program,
    '--config',
    '.mocharc.json',
    '--bail',
    '--reporter',
    'dot',
    '--recursive',
    '--extension',
    'ts',
    ...tests,
  ]
  const child = spawn(process.execPath, args, { cwd: folder, stdio: 'ignore', detached: true })
  // A mutant that never ends was noticed.
  const timer = setTimeout(() => child.pid && process.kill(-child.pid, 'SIGKILL'), limitMs)
  return new Promise((done, failed) => {
    child.on('error', failed)
    child.on('exit', code => {
      clearTimeout(timer)
      done(code === 0)
    })
  })
}

function sampled(mutants: Placed[]): Placed[] {
  if (values.sample === undefined) return mutants
  const random = seededRandom(Number(values.seed))
  const drawn = mutants.map(mutant => ({ mutant, at: random() })).toSorted((a, b) => a.at - b.at)
  return drawn.slice(0, Number(values.sample)).map(({ mutant }) => mutant)
}

/** @returns the mutants that nothing noticed, and how many there were. */
async function judge(
  { name, files, tests }: Target,
  copies: readonly string[],
): Promise<{ lived: Placed[]; all: number }> {
  const mutants = sampled(
    files.flatMap(file => mutantsOf(readFileSync(join(root, file), 'utf8')).map(mutant => ({ ...mutant, file }))),
  )
  if (!(await passes(copies[0] ?? '', tests))) throw new Error(`${name}: its tests fail without any mutant`)
  const waiting = [...mutants]
  const lived: Placed[] = []
  const work = async (folder: string): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const path = join(folder, next.file)
      writeFileSync(path, next.text)
      if (await passes(folder, tests)) lived.push(tell(next))
      writeFileSync(path, readFileSync(join(root, next.file)))
    }
  }
  await Promise.all(copies.map(work))
  return { lived, all: mutants.length }
}

/** At once: a run takes long, and may be broken off. */
function tell(survivor: Placed): Placed {
  const { file, line, before, after } = survivor
  console.log(`  ${file}:${line}\n    - ${before.trim()}\n    + ${after.trim()}`)
  return survivor
}

const copies = Array.from({ length: Number(values.jobs) }, makeCopy)
const total = { noticed: 0, all: 0 }
try {
  for (const target of targets.filter(({ name }) => positionals.length === 0 || positionals.includes(name))) {
    const { lived, all } = await judge(target, copies)
    console.log(`${target.name}: ${all - lived.length} of ${all} noticed`)
    total.noticed += all - lived.length
    total.all += all
  }
} finally {
  for (const copy of copies) rmSync(copy, { recursive: true, force: true })
}
const share = total.noticed / total.all
console.log(`${total.noticed} of ${total.all} noticed: ${(share * 100).toFixed(1)} %`)
process.exitCode = share >= wantedShare ? 0 : 1
