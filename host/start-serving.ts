/** Puts the host together: journal, tokens, channels. Loaded after the hello. */
import { split, joiner, toWire } from '../shared/wire.ts'
import type { FromHost } from '../shared/messages.ts'
import { dataFolder, journalFolder } from './folders.ts'
import { openJournal } from './journal/journal.ts'
import { openTokens } from './tokens/all-tokens.ts'
import { openChannels } from './channels.ts'

export interface Serving {
  /** One frame's text. @throws MohurError when it is not a message of the protocol. */
  receive: (text: string) => void
  /** The browser is gone: requests are cancelled; what is being signed is finished and journalled; then the process ends. */
  end: () => Promise<void>
}

export function startServing(write: (text: string) => void): Serving {
  const data = dataFolder()
  const journal = openJournal(journalFolder(data))
  journal.settle()
  const tokens = openTokens({ dataFolder: data })
  // The token processes start while the operations are loaded; what they list is asked for again when it is needed.
  void tokens.list()
  const send = (message: FromHost): void => {
    for (const piece of split(toWire(message))) write(piece)
  }
  const channels = openChannels({ send, context: { tokens, journal, dataFolder: data } })
  const join = joiner(channels.receive)
  let ending: Promise<void> | null = null
  const end = async (): Promise<void> => {
    await Promise.all([channels.close(), tokens.close()])
    process.exit()
  }
  return { receive: text => join(JSON.parse(text) as unknown), end: () => (ending ??= end()) }
}
