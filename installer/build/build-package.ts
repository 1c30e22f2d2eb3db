/**
 * The package `mohur`, as npm wants it: for pages the client and its double, each as a module and as a script; for servers a module. With
 * types that need nothing else.
 */
import { cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { format, resolveConfig } from 'prettier'
import { product } from '../../shared/product.ts'
import { bundle } from './bundle.ts'
import { clientTypes } from './client-types.ts'
import { licencesFile, writeLicences } from './licences.ts'
import { root } from './paths.ts'
import { serverTypes } from './server-types.ts'
import { testingTypes } from './testing-types.ts'

/** The global of the script; `window.mohur` is the extension's own. */
const globalName = 'mohurClient'
const testingName = 'mohurTesting'

/** The formats are those of the host; what they take from Node, a page has otherwise. */
const shim = join(root, 'extension/testing/node-in-page.ts')
const nodeInPage = { 'node:crypto': shim, 'node:net': shim, 'node:zlib': shim }

export async function buildPackage(folder: string): Promise<void> {
  const client = { entryPoints: { client: 'extension/page/module.ts' }, outdir: folder, target: 'es2022' } as const
  const inClient = await bundle({ ...client, format: 'esm' })
  await bundle({ ...client, format: 'iife', globalName, entryNames: '[name].iife', minify: true })
  const testing = { ...client, entryPoints: { testing: 'extension/testing/index.ts' }, alias: nodeInPage }
  const inTesting = await bundle({ ...testing, format: 'esm' })
  await bundle({ ...testing, format: 'iife', globalName: testingName, entryNames: '[name].iife', minify: true })
  const inServer = await bundle({
    entryPoints: { server: 'host/server/index.ts' },
    outdir: folder,
    platform: 'node',
    target: 'node20.19',
    format: 'esm',
  })
  await writeTypes(join(folder, 'client.d.ts'), clientTypes())
  await writeTypes(join(folder, 'testing.d.ts'), testingTypes())
  await writeTypes(join(folder, 'server.d.ts'), serverTypes())
  await writeFile(join(folder, 'package.json'), `${JSON.stringify(await manifest(), null, 2)}\n`)
  await cp(join(root, 'extension/page/readme.md'), join(folder, 'README.md'))
  await cp(join(root, 'LICENSE'), join(folder, 'LICENSE'))
  await writeLicences(folder, [...inClient, ...inTesting, ...inServer, 'noto-sans'])
}

async function writeTypes(path: string, text: string): Promise<void> {
  await writeFile(path, await format(text, { ...(await resolveConfig(path)), parser: 'typescript' }))
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
      './testing': { types: './testing.d.ts', default: './testing.js' },
      './testing.iife.js': './testing.iife.js',
      './server': { types: './server.d.ts', default: './server.js' },
      './package.json': './package.json',
    },
    files: [
      ...['client', 'testing'].flatMap(name => [`${name}.js`, `${name}.d.ts`, `${name}.iife.js`]),
      'server.js',
      'server.d.ts',
      licencesFile,
    ],
  }
}
