/** A software token in a folder of the test's own. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { openJournal, type Journal } from '../../host/journal/journal.ts'
import { openSoftwareModule } from '../../host/software/software-module.ts'
import { objectsFolder, readTokenFile } from '../../host/software/token-file.ts'
import type { TokenModule, TokenSession } from '../../host/token/token.ts'
import { utf8 } from '../../shared/bytes.ts'
import type { TokenForPin } from '../../shared/token.ts'

export const testPin = 'Correct7Horse'

export interface SoftwareToken {
  module: TokenModule
  journal: Journal
  /** Where the token's file is. */
  folder: string
  /** Where its objects are now. */
  objects: () => string
  state: () => Promise<TokenForPin>
  login: (pin?: string, setPin?: boolean) => Promise<TokenSession>
}

export function softwareToken(parent: string): SoftwareToken {
  const folder = join(parent, 'tokens')
  mkdirSync(folder, { recursive: true })
  mkdirSync(join(parent, 'journal'), { recursive: true })
  const journal = openJournal(join(parent, 'journal'))
  const module = openSoftwareModule(folder, {
    journal,
    afterAnswer: work => void work(),
    tellWrongPin: () => undefined,
  })
  const state = async (): Promise<TokenForPin> => {
    const [token, ...others] = await module.list()
    if (!token || others.length > 0) throw new Error('there is one software token')
    return token
  }
  const login = async (pin = testPin, setPin = false): Promise<TokenSession> =>
    module.login({ token: (await state()).id, pin: utf8(pin), lastTryConfirmed: true, setPin })
  return { module, journal, folder, objects: () => objectsFolder(folder, readTokenFile(folder)), state, login }
}
