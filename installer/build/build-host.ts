/** The native host as one folder that can be copied anywhere: what is loaded late stays in files of its own. */
import { existsSync } from 'node:fs'
import { cp, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { bundle } from './bundle.ts'
import { root } from './paths.ts'
import { settled } from './settled.ts'

/** Native modules are not bundled; these files of theirs are copied beside the host. */
const nativeModules = {
  pkcs11js: ['index.js', 'package.json', 'LICENSE'],
  koffi: ['index.cjs', 'package.json', 'LICENSE.txt', 'src/koffi/index.cjs', 'src/koffi/src/static.cjs'],
  // Its binary, for this system alone.
  [`@koromix/koffi-${process.platform}-${process.arch}`]: ['.'],
}

/** Compiled at installation; without it the software token works, and the doctor says what is missing. */
const addon = 'node_modules/pkcs11js/build/Release/pkcs11.node'

/** Bundled CommonJS modules call `require` for Node's own modules. */
const banner = "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);"

export async function buildHost(folder: string): Promise<void> {
  await bundle({
    entryPoints: { main: 'host/main.ts' },
    outdir: folder,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    external: Object.keys(nativeModules),
    banner: { js: banner },
  })
  const copies = Object.entries(nativeModules).flatMap(([name, files]) =>
    files.map(file => join('node_modules', name, file)),
  )
  if (existsSync(join(root, addon))) copies.push(addon)
  else console.warn('The PKCS#11 addon is not compiled: this host serves the software token alone.')
  await settled([
    ...copies.map(file => cp(join(root, file), join(folder, file), { recursive: true })),
    cp(join(root, 'LICENSE'), join(folder, 'LICENSE')),
    writeFile(join(folder, 'package.json'), '{ "type": "module" }\n'),
  ])
}
