/** `npm run readme`: makes the README's tables anew. */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { format, resolveConfig } from 'prettier'
import { readmeWithTables } from './readme-tables.ts'

const file = fileURLToPath(new URL('../README.md', import.meta.url))

/** What README.md must say, in the house's format. */
export async function expectedReadme(): Promise<string> {
  return format(readmeWithTables(readFileSync(file, 'utf8')), { ...(await resolveConfig(file)), filepath: file })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(file, await expectedReadme())
