/** A module in a process of its own, as the host sees it: a fresh process after each fault, set aside after repeated ones. */
import { MohurError } from '../../shared/errors.ts'
import { checkLibraryFile } from '../modules/library-file.ts'
import { inTurn, type InTurn } from '../token/in-turn.ts'
import { overwritingSecrets } from '../token/pins.ts'
import { sharedLook } from '../token/shared-look.ts'
import { moduleOf, sessionOf, type CallMessage, type PlainModule } from '../token/token-calls.ts'
import type { Login, TokenModule, TokenSession } from '../token/token.ts'
import { recentFailures } from './recent-failures.ts'
import { startTokenProcess, type ProcessLink, type ProcessStart } from './process-link.ts'

/** A look that was asked for: shared with whoever asks for the same meanwhile, given up when all of them have gone. */
type Look<K extends 'info' | 'list' | 'contents' | 'slots' | 'details' | 'objects'> = (
  ...args: [...Parameters<TokenModule[K]>, signal?: AbortSignal]
) => ReturnType<TokenModule[K]>

export interface TokenProcessClient extends TokenModule {
  info: Look<'info'>
  list: Look<'list'>
  contents: Look<'contents'>
  slots: Look<'slots'>
  details: Look<'details'>
  objects: Look<'objects'>
  /** Logins take turns: a module knows one logged-in user. While one lasts, `list` and `slots` give what they gave last. */
  withTurn: InTurn
  /** Forgets the failures that set the module aside. */
  readmit(): void
  /** What waits is refused, and nothing is started any more; what must be finished is finished. */
  close(): Promise<void>
}

export function tokenProcessClient(start: ProcessStart): TokenProcessClient {
  const { spec } = start
  let link: ProcessLink | null = null
  let closed = false
  const failures = recentFailures()
  let turns = 0
  const oneCall = inTurn()
  const oneLogin = inTurn()
  const owners = new WeakMap<TokenSession, { link: ProcessLink; session: number }>()

  const liveLink = (): ProcessLink => {
    if (closed) throw new MohurError('ABORTED')
    if (link?.alive) return link
    if (failures.tooMany()) throw new MohurError('MODULE_SET_ASIDE', { module: spec })
    // Found out without a process where possible.
    if (spec !== 'software') checkLibraryFile(spec)
    return (link = startTokenProcess(start, failures.note))
  }
  const callOn = async (used: ProcessLink, message: CallMessage): Promise<unknown> => {
    try {
      return await used.call(message)
    } catch (error) {
      // A module that failed as a whole starts afresh in a new process.
      if (error instanceof MohurError && error.code.startsWith('MODULE_')) void used.end()
      throw error
    }
  }
  const plain = (signal?: AbortSignal): PlainModule =>
    moduleOf((call, args) =>
      overwritingSecrets(args, () => oneCall(async () => callOn(liveLink(), { session: null, call, args }), signal)),
    )
  /** While somebody is logged in, what was seen last is still true, and the module is not disturbed. */
  const unlessInUse = <T>(take: (signal: AbortSignal) => Promise<T>): ((signal?: AbortSignal) => Promise<T>) => {
    let last: { seen: T } | null = null
    const look = sharedLook(async (_, signal) => {
      const seen = await take(signal)
      last = { seen }
      return seen
    })
    return async signal => (turns > 0 && last ? last.seen : look('', signal))
  }
  const info = sharedLook((_, signal) => plain(signal).info())
  return {
    ...plain(),
    info: signal => info('', signal),
    list: unlessInUse(signal => plain(signal).list()),
    slots: unlessInUse(signal => plain(signal).slots()),
    contents: sharedLook((token, signal) => plain(signal).contents(token)),
    details: sharedLook((token, signal) => plain(signal).details(token)),
    objects: sharedLook((token, signal) => plain(signal).objects(token)),
    login: (login: Login) =>
      overwritingSecrets(login, () =>
        oneCall(async () => {
          const used = liveLink()
          const number = Number(await callOn(used, { session: null, call: 'login', args: [login] }))
          const session = sessionOf((call, args) =>
            overwritingSecrets(args, () => oneCall(() => callOn(used, { session: number, call, args }))),
          )
          owners.set(session, { link: used, session: number })
          return session
        }),
      ),
    async logout(session) {
      const owner = owners.get(session)
      owners.delete(session)
      if (!owner?.link.alive) return
      const message: CallMessage = { session: null, call: 'logout', args: [owner.session] }
      await oneCall(() => callOn(owner.link, message)).catch(() => undefined)
    },
    withTurn: (work, signal) =>
      oneLogin(async () => {
        turns++
        try {
          return await work()
        } finally {
          turns--
        }
      }, signal),
    readmit: failures.forget,
    async close() {
      closed = true
      await link?.end()
    },
  }
}
