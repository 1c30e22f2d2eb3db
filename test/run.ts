/**
 * `npm test`: the checks, then the suites, each in a process of its own. The last lines name each test that was skipped, with its
 * reason, each that passed at its second try alone, and each that failed, and count: `N passed, N failed`, and `, N skipped` when there are any. A suite that ends without counts, leaves
 * processes behind or runs no test is a failure. Names of steps as arguments: those alone.
 */
import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { countsLine, lastLines, none, sum, type Counts } from './support/counts.ts'
import { processesLeft } from './support/processes.ts'
import { rowTable } from './support/row-table.ts'
import { afterSecondTry, filesToTryAgain, type ByFile } from './support/second-try.ts'

const root = resolve(import.meta.dirname, '..')
const mocha = [process.execPath, join(root, 'node_modules/mocha/bin/mocha.js'), '--config', '.mocharc.json']
const reporter = join(root, 'test/support/counting-reporter.cjs')

const checks = ['types', 'lint', 'format']
/**
 * `jobs`: so many files at a time. Much of what they do is waiting, for buttons to come alive or modules to hang. `again`: with real
 * processes, which the machine can hold up: a file that failed is tried once more, and told (`second-try.ts`).
 */
const suites = [
  { name: 'unit', jobs: 2, limitMs: 300_000, again: false },
  { name: 'integration', jobs: 2, limitMs: 1_100_000, again: true },
  { name: 'e2e', jobs: 2, limitMs: 1_100_000, again: true },
]

/** Nothing that the caller's shell loads into Node belongs into the tests. */
const { NODE_OPTIONS: _, NODE_EXTRA_CA_CERTS: __, ...environment } = process.env

/** How long processes of a suite may take to end after it. */
const graceMs = 10_000

interface Ended {
  code: number | null
  took: number
}

/** Ends the process, with everything that it started, when the time is over. */
function run([program = '', ...args]: readonly string[], env: NodeJS.ProcessEnv, limitMs: number): Promise<Ended> {
  const since = performance.now()
  return new Promise((done, failed) => {
    const child = spawn(program, args, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'], detached: true })
    const timer = setTimeout(() => child.pid !== undefined && process.kill(-child.pid, 'SIGKILL'), limitMs)
    child.on('error', failed)
    child.on('exit', code => {
      clearTimeout(timer)
      done({ code, took: performance.now() - since })
    })
  })
}

async function runCheck(name: string): Promise<Counts> {
  const { code, took } = await run(['npm', 'run', '--silent', `check:${name}`], environment, 300_000)
  say(`check:${name} ${code === 0 ? 'passed' : 'FAILED'}`, took)
  return code === 0 ? { ...none, passed: 1 } : { ...none, failed: [`check:${name}`] }
}

interface Ran {
  code: number | null
  byFile: ByFile | null
  faults: string[]
}

/** One process of mocha over these files. */
async function runFiles(files: readonly string[], jobs: number, limitMs: number): Promise<Ran> {
  const scratch = mkdtempSync(join(tmpdir(), 'mohur-tests-'))
  const output = join(scratch, 'counts.json')
  const mark = `MOHUR_TEST_RUN=${randomUUID()}`
  const [variable = '', value = ''] = mark.split('=')
  const parallel = jobs > 1 ? ['--parallel', '--jobs', String(jobs)] : []
  const command = [...mocha, ...parallel, '--reporter', reporter, '--reporter-option', `output=${output}`, ...files]
  try {
    const { code } = await run(command, { ...environment, [variable]: value }, limitMs)
    const byFile = readCounts(output)
    return { code, byFile, faults: [...faultsOf(byFile, code), ...(await endLeftovers(mark))] }
  } finally {
    rmSync(scratch, { recursive: true })
  }
}

async function runSuite({ name, jobs, limitMs, again }: (typeof suites)[number]): Promise<Counts> {
  const since = performance.now()
  const { byFile, faults } = await runFiles([`test/${name}/**/*.test.ts`], jobs, limitMs)
  const toTry = again && byFile && faults.length === 0 ? filesToTryAgain(byFile) : []
  const second = toTry.length > 0 ? await runFiles(toTry, 1, limitMs) : null
  const counts = afterSecondTry(byFile ?? {}, second?.byFile ?? {})
  say(`${name}: ${countsLine(counts)}`, performance.now() - since)
  const failed = [...faults, ...(second?.faults ?? [])].map(fault => `${name}: ${fault}`)
  return sum([counts, { ...none, failed }])
}

const readCounts = (output: string): ByFile | null =>
  existsSync(output) ? (JSON.parse(readFileSync(output, 'utf8')) as ByFile) : null

function faultsOf(byFile: ByFile | null, code: number | null): string[] {
  const counts = byFile && sum(Object.values(byFile))
  if (code === null) return [counts ? 'something kept running after the last test' : 'took too long']
  if (counts === null) return [`ended with code ${code} before its end`]
  if (counts.passed + counts.failed.length === 0) return ['ran no test']
  return code !== 0 && counts.failed.length === 0 ? [`ended with code ${code}`] : []
}

async function endLeftovers(mark: string): Promise<string[]> {
  const left = await processesLeft(mark, graceMs)
  for (const { pid } of left) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // It ended by itself meanwhile.
    }
  }
  return left.length > 0
    ? [`left processes behind: ${left.map(({ pid, command }) => `${pid} ${command}`).join('; ')}`]
    : []
}

const say = (text: string, took: number): void => console.log(`${text} in ${(took / 1000).toFixed(1)} s`)

const wanted = process.argv.slice(2)
const steps = [...checks, ...suites.map(({ name }) => name)]
const strange = wanted.find(name => !steps.includes(name))
if (strange === undefined) await runWanted()
else {
  console.error(`${strange === '--help' ? '' : `no step is called ${strange}; `}npm test -- [${steps.join('] [')}]`)
  process.exitCode = strange === '--help' ? 0 : 1
}

/** Tells of each row which test proves it; one that none proves has failed. */
function withRows(total: Counts): Counts {
  const { lines, unproven } = rowTable(total.proving, total.skipped)
  for (const line of lines) console.log(line)
  return sum([total, { ...none, failed: unproven }])
}

async function runWanted(): Promise<void> {
  const isWanted = (name: string): boolean => wanted.length === 0 || wanted.includes(name)
  const ended: Counts[] = []
  // At once: the formatter is as slow as the two others together, on one core.
  ended.push(...(await Promise.all(checks.filter(isWanted).map(runCheck))))
  for (const suite of suites) {
    if (isWanted(suite.name) && existsSync(join(root, 'test', suite.name))) ended.push(await runSuite(suite))
  }
  const total = wanted.length > 0 ? sum(ended) : withRows(sum(ended))
  process.exitCode = total.passed > 0 && total.failed.length === 0 ? 0 : 1
  for (const line of lastLines(total)) console.log(line)
}
