/** Second half of `npm run tables`: says in `test/cited.md` which of its rows the titles of tests name. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { format, resolveConfig } from 'prettier'
import { citedText } from './support/citations.ts'
import { root } from './support/imports.ts'

const file = join(root, 'test/cited.md')
writeFileSync(file, await format(citedText(), { ...(await resolveConfig(file)), filepath: file }))
