/** Runs programs for the set-up: no terminal, no questions, output shown only when something fails. */
import { spawn } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')

/** Nothing that the caller's shell loads into Node belongs into our children. */
const { NODE_OPTIONS: _options, ...inherited } = process.env

/**
 * @param {string[]} command program and arguments
 * @param {Record<string, string | undefined>} [environment] added to ours; `undefined` removes a variable
 * @returns {Promise<{ code: number, output: string }>} 127 when the program cannot be started
 */
export function run([program = '', ...args], environment = {}) {
  return new Promise(done => {
    const env = Object.fromEntries(
      Object.entries({ ...inherited, ...environment }).filter(([, value]) => value !== undefined),
    )
    const child = spawn(program, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
    const chunks = []
    child.stdout.on('data', chunk => chunks.push(chunk))
    child.stderr.on('data', chunk => chunks.push(chunk))
    child.on('error', error => done({ code: 127, output: error.message }))
    child.on('close', code => done({ code: code ?? 1, output: Buffer.concat(chunks).toString() }))
  })
}

/** True when the PATH has an executable of this name. */
export const hasProgram = name =>
  (process.env.PATH ?? '').split(delimiter).some(folder => isExecutable(join(folder, name)))

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** The end of a program's output, where it says what went wrong; without the lines of Node's stack. */
export const tail = (output, lines = 15) =>
  output
    .trim()
    .split('\n')
    .filter(line => !line.startsWith('    at '))
    .slice(-lines)
    .join('\n')
