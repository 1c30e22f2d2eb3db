/** The package for pages, `mohur`, as npm wants it: the page client as a module and as a script, with types that need nothing else. */
import { cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { format, resolveConfig } from 'prettier'
import { product } from '../../shared/product.ts'
import { bundle } from './bundle.ts'
import { clientTypes } from './client-types.ts'
import { root } from './paths.ts'

/** The global of the script; `window.mohur` is the extension's own. */
const globalName = 'mohurClient'

export async function buildPackage(folder: string): Promise<void> {
  const client = { entryPoints: { client: 'extension/page/module.ts' }, outdir: folder, target: 'es2022' } as const
  await bundle({ ...client, format: 'esm' })
  await bundle({ ...client, format: 'iife', globalName, entryNames: '[name].iife', minify: true })
  const types = join(folder, 'client.d.ts')
  await writeFile(types, await format(clientTypes(), { ...(await resolveConfig(types)), parser: 'typescript' }))
  await writeFile(join(folder, 'package.json'), `${JSON.stringify(await manifest(), null, 2)}\n`)
  await cp(join(root, 'extension/page/readme.md'), join(folder, 'README.md'))
  await cp(join(root, 'LICENSE'), join(folder, 'LICENSE'))
}

/** `client.js` lies where resolvers look for `mohur/client` that read no `exports`. */
async function manifest(): Promise<object> {
  const { description, license } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as Record<
    string,
    string
  >
  return {
    name: 'mohur',
    version: product.version,
    description,
    license,
    type: 'module',
    sideEffects: false,
    exports: {
      './client': { types: './client.d.ts', default: './client.js' },
      './client.iife.js': './client.iife.js',
      './package.json': './package.json',
    },
    files: ['client.js', 'client.d.ts', 'client.iife.js'],
  }
}
