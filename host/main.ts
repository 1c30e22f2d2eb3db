/**
 * The native host's entry. The browser starts it with the caller among the arguments (Chromium: the extension's origin
 * first; Firefox: the manifest's path, then the add-on id). It says hello before anything heavy is loaded.
 */
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { product } from '../shared/product.ts'
import { dataPath } from './folders.ts'
import { loadCompiled, type Loaded } from './load-compiled.ts'
import type * as roles from './roles.ts'
import { frame } from './serving/frames.ts'
import { lastModule } from './tokens/last-module.ts'
import { startAhead, type ProcessStart } from './tokens/token-child.ts'

/** EX_USAGE of sysexits.h. */
const usage = 64

/** The name of the bundle of `roles.ts`, which the build puts in here. */
declare const rolesFile: string

/** The origins (Chromium) or add-on ids (Firefox) that may start the host; the build puts them in here. */
declare const extensionCallers: readonly string[]

const load = (role: string): Loaded<typeof roles> =>
  loadCompiled<typeof roles>(join(import.meta.dirname, rolesFile), role)

function main([first = '', second = '']: readonly string[]): void {
  if (first === 'token-process') {
    const { exports, keep } = load(second === 'software' ? 'software' : 'module')
    void exports.beTokenProcess(second, keep)
    return
  }
  if (!extensionCallers.includes(first) && !extensionCallers.includes(second)) {
    process.stderr.write(`${product.name} is started by the browser.\n`)
    process.exitCode = usage
    return
  }
  process.stdout.write(frame(JSON.stringify({ hello: { version: product.version, protocol: product.protocol } })))
  const ahead = startAhead(likeliest())
  // A batch of 10,000 documents takes two thirds of the memory with it, and no longer.
  setFlagsFromString('--optimize-for-size')
  const { exports, keep } = load('host')
  void exports.beHost(ahead, keep)
}

/** The token process of the module that signed last starts while the rest is loaded. */
function likeliest(): ProcessStart | null {
  const spec = lastModule(dataPath()).read()
  return spec === null ? null : { spec, entry: [process.argv[1] ?? ''], env: process.env }
}

main(process.argv.slice(2))
