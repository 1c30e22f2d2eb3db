/**
 * Loads a bundle together with what V8 compiled of it at an earlier end, so that a start compiles nothing again: half of the
 * time until the first signature went into that. What is kept lies beside the bundle, is trusted no more and no less than it,
 * and is V8's to refuse when Node or the bundle is another one. V8 does not see damage, and dies of it: a digest goes before.
 */
import { chmodSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { Script, constants } from 'node:vm'

export interface Loaded<T> {
  exports: T
  /** To be called at the end, when everything that is needed was compiled once. Never throws. */
  keep: () => void
}

/** What the names of kept files end in, beside the bundle: no part of what was installed. */
export const keptSuffix = '.compiled'

/** A run that signs compiles more than one that was only greeted; what is kept grows with it. */
const worthKeeping = 1.1

/** Takes what CommonJS gives a script: exports, require, module, file, folder. */
type Wrapped = (...given: readonly unknown[]) => void

/** `file`: an absolute path of ASCII CommonJS, named by its content. Each `role` uses other parts of it. */
export function loadCompiled<T>(file: string, role: string): Loaded<T> {
  const kept = `${file}.${role}${keptSuffix}`
  const cachedData = readKept(kept)
  const script = new Script(
    `(function(exports,require,module,__filename,__dirname){${readFileSync(file, 'latin1')}\n})`,
    {
      filename: file,
      importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
      ...(cachedData && { cachedData }),
    },
  )
  const module = { exports: {} }
  const run = script.runInThisContext() as Wrapped
  run(module.exports, createRequire(file), module, file, dirname(file))
  const keep = (): void => {
    const compiled = script.createCachedData()
    const known = script.cachedDataRejected ? 0 : (cachedData?.length ?? 0)
    if (compiled.length > known * worthKeeping) writeKept(kept, compiled)
  }
  return { exports: module.exports as T, keep }
}

/** `null` when there is none, or not as it was written. */
function readKept(file: string): Buffer | null {
  try {
    const bytes = readFileSync(file)
    const compiled = bytes.subarray(digestLength)
    return bytes.subarray(0, digestLength).equals(digestOf(compiled)) ? compiled : null
  } catch {
    return null
  }
}

const digestLength = 32

/** SHA-256; asked for only here, since nothing that takes time to load comes before the greeting. */
const digestOf = (bytes: Buffer): Buffer =>
  process.getBuiltinModule('node:crypto').createHash('sha256').update(bytes).digest()

/** Readable for all, as the bundle is: root may have started the host that makes it. Not everybody may write there. */
function writeKept(file: string, bytes: Buffer): void {
  const beside = `${file}.${process.pid}${keptSuffix}`
  try {
    writeFileSync(beside, Buffer.concat([digestOf(bytes), bytes]))
    chmodSync(beside, 0o644)
    renameSync(beside, file)
  } catch {
    // Without it the next start takes longer.
    removeIfThere(beside)
  }
}

function removeIfThere(file: string): void {
  try {
    rmSync(file, { force: true })
  } catch {
    // Nobody may write there.
  }
}
