/**
 * A process that uses the software token in a folder: `set`, `login`, `generate`, `format`, or `change` to another PIN, each with
 * `<folder> <pin>`.
 * Says what came of it, or the error's code and the tries left.
 */
import { utf8 } from '../../../shared/bytes.ts'
import { MohurError } from '../../../shared/errors.ts'
import { softwareToken } from '../../support/software-token.ts'

const [, , task = '', folder = '', pin = ''] = process.argv
const token = softwareToken(folder)

const otherPin = 'Another7Horse'
const id = async (): Promise<string> => (await token.state()).id

const tasks: Record<string, () => Promise<unknown>> = {
  set: () => token.login(pin, true),
  login: () => token.login(pin),
  generate: async () =>
    (await token.login(pin)).generateKeyPair({ algorithm: 'P-256', label: 'made', exportable: false }),
  format: async () => {
    const order = {
      token: await id(),
      soPin: null,
      lastTryConfirmed: true,
      newPin: utf8(pin),
      label: 'formatted',
      pinChangeBy: null,
    }
    await token.module.initialize(order)
  },
  change: async () =>
    token.module.changePin({ lastTryConfirmed: true, token: await id(), pin: utf8(pin), newPin: utf8(otherPin) }),
}

try {
  await tasks[task]?.()
  console.log('done')
} catch (error) {
  if (!(error instanceof MohurError)) throw error
  console.log([error.code, error.details['left']].filter(part => part !== undefined).join(' '))
}
