/** Puts the host together: journal, channels, tokens. Loaded after the hello, while the token processes start. */
import { split, joiner, toWire } from '../../shared/wire.ts'
import type { FromHost } from '../../shared/messages.ts'
import { journalFolder, undeliveredFolder } from '../folders.ts'
import { openHostJournal } from '../journal/host-journal.ts'
import type { Tokens } from '../tokens/tokens.ts'
import { openChannels } from './channels.ts'
import { dropKeptFiles } from '../undelivered/kept-files.ts'
import { takenBytes } from './taken-bytes.ts'

/** After the end of the browser. */
const endMs = 900
/** Where a token is signing: a browser that lives ends us sooner, and one that crashed does not. */
const signingEndMs = 10_000

export interface HostParts {
  dataFolder: string
  tokens: Tokens
  /** Takes one frame's text. */
  write: (text: string) => void
  /** Called at the end: keeps what was compiled for the next start. */
  keep: () => void
}

export interface Serving {
  /** The text of a frame as `receive` takes it, without what must not become text. @throws TypeError for broken UTF-8 */
  textOf: (frame: Buffer) => string
  /** One frame's text. @throws MohurError when it is not a message of the protocol. */
  receive: (text: string) => void
  /** The browser is gone: requests are cancelled; what is being signed is finished and journalled; then the process ends. */
  end: () => Promise<void>
}

export function startServing({ dataFolder, tokens, write, keep }: HostParts): Serving {
  const journal = openHostJournal(journalFolder(dataFolder))
  void journal.settle()
  setImmediate(dropKeptFiles, undeliveredFolder(dataFolder))
  const send = (message: FromHost): void => {
    for (const piece of split(toWire(message))) write(piece)
  }
  const channels = openChannels({ send, context: { tokens, journal, dataFolder } })
  const { textOf, bytesOf } = takenBytes()
  const join = joiner(channels.receive, bytesOf)
  let ending: Promise<void> | null = null
  const end = async (): Promise<void> => {
    // Whatever still keeps a handler busy: what must be finished is finished by the token processes.
    setTimeout(() => process.exit(), channels.areSigning() ? signingEndMs : endMs)
    await Promise.all([channels.close(), tokens.close()])
    await journal.conclude([])
    keep()
    // Standard input may still be open: a browser that wants no more of us need not have closed it.
    process.exit()
  }
  return { textOf, receive: text => join(JSON.parse(text) as unknown), end: () => (ending ??= end()) }
}
