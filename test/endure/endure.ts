/**
 * `npm run endure`: the tests that can run long, at full size, one after another, and a table of the figures G1–G15 at the end.
 * `--scale 0.1` runs a tenth, `--seed 7` makes other random choices, names such as `G4` run those alone. What ran at full size is
 * kept in `last-run.json`, figure by figure, which the README shows.
 */
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Endured } from '../support/endurance.ts'
import { figures, type FigureRow } from './figures.ts'

const root = resolve(import.meta.dirname, '../..')
const lastRunFile = join(import.meta.dirname, 'last-run.json')

/** One figure, as it was found last. */
export interface Found {
  figure: string
  promise: string
  date: string
  seed: number
  passed: boolean
  minutes: number
  results: string[]
}

const { values, positionals } = parseArgs({
  options: { scale: { type: 'string', default: '1' }, seed: { type: 'string', default: '1' } },
  allowPositionals: true,
})

/** Nothing that the caller's shell loads into Node belongs into the tests. */
const { NODE_OPTIONS: _, NODE_EXTRA_CA_CERTS: __, ...environment } = process.env

function mocha({ figure, files, limitMinutes }: FigureRow, endured: string): Promise<boolean> {
  const program = join(root, 'node_modules/mocha/bin/mocha.js')
  const names = ['--grep', `\\b${figure}\\b`, ...files]
  const child = spawn(process.execPath, [program, '--config', '.mocharc.json', '--no-timeout', ...names], {
    cwd: root,
    env: { ...environment, MOHUR_ENDURE: values.scale, MOHUR_SEED: values.seed, MOHUR_ENDURED: endured },
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: true,
  })
  const timer = setTimeout(() => child.pid && process.kill(-child.pid, 'SIGKILL'), limitMinutes * 60_000)
  return new Promise((done, failed) => {
    child.on('error', failed)
    child.on('exit', code => {
      clearTimeout(timer)
      done(code === 0)
    })
  })
}

const readEndured = (file: string): Endured[] =>
  existsSync(file)
    ? readFileSync(file, 'utf8')
        .trim()
        .split('\n')
        .map(line => JSON.parse(line) as Endured)
    : []

/** In the place of what was found of the same figures before. */
function keep(now: readonly Found[]): void {
  const before = existsSync(lastRunFile) ? (JSON.parse(readFileSync(lastRunFile, 'utf8')) as Found[]) : []
  const rows = figures.flatMap(({ figure }) => [...now, ...before].find(row => row.figure === figure) ?? [])
  writeFileSync(lastRunFile, `${JSON.stringify(rows, null, 2)}\n`)
}

const scratch = mkdtempSync(join(tmpdir(), 'mohur-endure-'))
const found: Found[] = []
try {
  for (const row of figures.filter(({ figure }) => positionals.length === 0 || positionals.includes(figure))) {
    const since = performance.now()
    const file = join(scratch, `${row.figure}.jsonl`)
    const passed = await mocha(row, file)
    const results = readEndured(file).map(({ result }) => result)
    // A figure that nothing reported was not measured.
    const minutes = Math.round((performance.now() - since) / 6_000) / 10
    const { figure, promise } = row
    const date = new Date().toISOString().slice(0, 10)
    const seed = Number(values.seed)
    found.push({ figure, promise, date, seed, passed: passed && results.length > 0, minutes, results })
    if (values.scale === '1') keep(found)
  }
} finally {
  rmSync(scratch, { recursive: true })
}
for (const { figure, passed, minutes, results } of found) {
  console.log(
    `${figure.padEnd(4)} ${passed ? 'holds ' : 'FAILED'} ${String(minutes).padStart(5)} min  ${results.join('; ')}`,
  )
}
process.exitCode = found.every(({ passed }) => passed) ? 0 : 1
