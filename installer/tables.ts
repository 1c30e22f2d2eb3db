/** `npm run tables`: makes the tables of operations and those of the README anew. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { format, resolveConfig } from 'prettier'
import { root } from './build/paths.ts'
import { operationTables } from './operation-tables.ts'

const readme = join(root, 'README.md')

/** What README.md must say, in the house's format. It is made out of the tables of operations as they are when this is called. */
export async function expectedReadme(): Promise<string> {
  const { readmeWithTables } = await import('./readme-tables.ts')
  return format(readmeWithTables(readFileSync(readme, 'utf8')), { ...(await resolveConfig(readme)), filepath: readme })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [file, text] of operationTables()) writeFileSync(join(root, file), text)
  writeFileSync(readme, await expectedReadme())
}
