/**
 * A process that uses the software token in a folder: `set <folder> <pin>`, `login <folder> <pin>`, `generate <folder> <pin>`.
 * Says what came of it, or the error's code and the tries left.
 */
import { MohurError } from '../../../shared/errors.ts'
import { softwareToken } from '../../support/software-token.ts'

const [, , task = '', folder = '', pin = ''] = process.argv
const token = softwareToken(folder)

const tasks: Record<string, () => Promise<unknown>> = {
  set: () => token.login(pin, true),
  login: () => token.login(pin),
  generate: async () =>
    (await token.login(pin)).generateKeyPair({ algorithm: 'P-256', label: 'made', exportable: false }),
}

try {
  await tasks[task]?.()
  console.log('done')
} catch (error) {
  if (!(error instanceof MohurError)) throw error
  console.log([error.code, error.details['left']].filter(part => part !== undefined).join(' '))
}
