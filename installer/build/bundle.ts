/** How every bundle is made: the same input gives the same bytes (T40, G17). */
import { build as esbuild, type BuildOptions, type Plugin } from 'esbuild'
import { pathToFileURL } from 'node:url'
import { packagesIn } from './licences.ts'
import { root } from './paths.ts'

/** Evaluated now, so that their value is in the bundle and what made it is not: the page needs names, not schemas and tables. */
const constants = /extension\/page\/(?:operations|retryable|sentences)\.ts$/

const evaluate: Plugin = {
  name: 'evaluate',
  setup: build => {
    build.onLoad({ filter: constants }, async ({ path }) => {
      const values = (await import(pathToFileURL(path).href)) as Record<string, unknown>
      const lines = Object.entries(values).map(([name, value]) => `export const ${name} = ${written(value)}`)
      return { contents: lines.join('\n'), loader: 'js' }
    })
  },
}

/** A list of words is shorter as one text: what a page gets has its limit (P7). */
const written = (value: unknown): string =>
  Array.isArray(value) && value.every(one => /^\w+$/.test(String(one)))
    ? `${JSON.stringify(value.join(' '))}.split(' ')`
    : JSON.stringify(value)

/** Gives the packages that came into it. Fails loudly on every warning: a bundle that the bundler doubts is not shipped. */
export async function bundle(options: BuildOptions): Promise<string[]> {
  const { warnings, metafile } = await esbuild({
    absWorkingDir: root,
    bundle: true,
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'error',
    plugins: [evaluate],
    ...options,
    metafile: true,
  })
  if (warnings.length > 0) throw new Error(warnings.map(({ text }) => text).join('\n'))
  const outputs = Object.values(metafile.outputs)
  return packagesIn(
    outputs.flatMap(({ inputs }) => Object.keys(inputs).filter(file => (inputs[file]?.bytesInOutput ?? 0) > 0)),
  )
}
