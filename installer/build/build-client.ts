/** The page client as a module with types that need nothing else: `mohur/client`. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { format, resolveConfig } from 'prettier'
import { bundle } from './bundle.ts'
import { clientTypes } from './client-types.ts'

export async function buildClient(folder: string): Promise<void> {
  await bundle({
    entryPoints: { client: 'extension/page/module.ts' },
    outdir: folder,
    format: 'esm',
    target: 'es2022',
  })
  const path = join(folder, 'client.d.ts')
  await writeFile(path, await format(clientTypes(), { ...(await resolveConfig(path)), parser: 'typescript' }))
}
