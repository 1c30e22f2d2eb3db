/** The native host as one folder that can be copied anywhere: a small script that greets, and one that does everything else. */
import { existsSync } from 'node:fs'
import { cp, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { BuildOptions } from 'esbuild'
import { extensionCallers } from '../extension-identity.ts'
import { bundle } from './bundle.ts'
import { writeLicences } from './licences.ts'
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

/** As one script of ASCII that `host/load-compiled.ts` can keep compiled; what is imported late runs late in it all the same. */
const script = {
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  charset: 'ascii',
  minifySyntax: true,
  minifyWhitespace: true,
  external: Object.keys(nativeModules),
  define: { 'import.meta.url': 'bundleUrl', 'import.meta.dirname': '__dirname' },
  banner: { js: "const bundleUrl = require('node:url').pathToFileURL(__filename).href;" },
} satisfies BuildOptions

export async function buildHost(folder: string): Promise<void> {
  const roles = { entryPoints: { roles: 'host/roles.ts' }, entryNames: '[name]-[hash]' }
  const inRoles = await bundle({ ...script, ...roles, outdir: folder })
  // Named by its content: what is kept of another bundle is never taken for this one's.
  const [rolesFile] = await readdir(folder)
  const define = {
    ...script.define,
    rolesFile: JSON.stringify(rolesFile),
    extensionCallers: JSON.stringify(extensionCallers),
  }
  const inMain = await bundle({ ...script, entryPoints: { main: 'host/main.ts' }, outdir: folder, define })
  const copies = Object.entries(nativeModules).flatMap(([name, files]) =>
    files.map(file => join('node_modules', name, file)),
  )
  if (existsSync(join(root, addon))) copies.push(addon)
  else console.warn('The PKCS#11 addon is not compiled: this host serves the software token alone.')
  await settled([
    ...copies.map(file => cp(join(root, file), join(folder, file), { recursive: true })),
    cp(join(root, 'LICENSE'), join(folder, 'LICENSE')),
    writeLicences(folder, [...inRoles, ...inMain, 'pkcs11js', 'koffi', 'noto-sans']),
    writeFile(join(folder, 'package.json'), '{ "type": "commonjs" }\n'),
  ])
}
