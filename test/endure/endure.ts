/**
 * `npm run endure`: the tests that can run long, at full size, one after another, and a table of the figures G1–G15 at the end.
 * `--scale 0.1` runs a tenth, `--seed 7` makes other random choices, names such as `G4` run those alone. A full run of all is
 * kept in `last-run.json`, which the README shows.
 */
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Endured } from '../support/endurance.ts'
import { figures, type FigureRow } from './figures.ts'

const root = resolve(import.meta.dirname, '../..')
export const lastRunFile = join(import.meta.dirname, 'last-run.json')

export interface LastRun {
  date: string
  seed: number
  figures: { figure: string; passed: boolean; minutes: number; results: string[] }[]
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

const scratch = mkdtempSync(join(tmpdir(), 'mohur-endure-'))
const run: LastRun = { date: new Date().toISOString().slice(0, 10), seed: Number(values.seed), figures: [] }
try {
  for (const row of figures.filter(({ figure }) => positionals.length === 0 || positionals.includes(figure))) {
    const since = performance.now()
    const file = join(scratch, `${row.figure}.jsonl`)
    const passed = await mocha(row, file)
    const results = readEndured(file).map(({ result }) => result)
    // A figure that nothing reported was not measured.
    const minutes = Math.round((performance.now() - since) / 6_000) / 10
    run.figures.push({ figure: row.figure, passed: passed && results.length > 0, minutes, results })
  }
} finally {
  rmSync(scratch, { recursive: true })
}
for (const { figure, passed, minutes, results } of run.figures) {
  console.log(
    `${figure.padEnd(4)} ${passed ? 'holds ' : 'FAILED'} ${String(minutes).padStart(5)} min  ${results.join('; ')}`,
  )
}
const whole = positionals.length === 0 && values.scale === '1'
if (whole) writeFileSync(lastRunFile, `${JSON.stringify(run, null, 2)}\n`)
process.exitCode = run.figures.every(({ passed }) => passed) ? 0 : 1
