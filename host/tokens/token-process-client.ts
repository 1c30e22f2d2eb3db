/** A module in a process of its own, as the host sees it: a fresh process after each fault, set aside after repeated ones. */
import { MohurError } from '../../shared/errors.ts'
import type { Asker } from '../../shared/journal.ts'
import { checkLibraryFile } from '../modules/library-file.ts'
import { inTurn, type InTurn } from '../token/in-turn.ts'
import { overwritingSecrets } from '../token/pins.ts'
import { sharedLook } from '../token/shared-look.ts'
import {
  moduleOf,
  sessionOf,
  type CallMessage,
  type PlainModule,
  type SignedBatch,
  type SignedChunk,
} from '../token/token-calls.ts'
import type { Login, SignOrder, TokenModule, TokenSession } from '../token/token.ts'
import { recentFailures } from './recent-failures.ts'
import { processLink, type ProcessLink } from './process-link.ts'
import type { ProcessStart, StartChild } from './token-child.ts'

/** A look that was asked for: shared with whoever asks for the same meanwhile, given up when all of them have gone. */
type Look<K extends 'info' | 'list' | 'contents' | 'slots' | 'details' | 'objects'> = (
  ...args: [...Parameters<TokenModule[K]>, signal?: AbortSignal]
) => ReturnType<TokenModule[K]>

export interface Batch {
  /** @throws MohurError as `login` and `sign` do, where nothing was signed; after that, and after a fault that is told, the login is over. */
  sign: (order: SignOrder) => Promise<SignedChunk>
  /** Logs out unless that is done already. */
  end: () => Promise<void>
}

export interface TokenProcessClient extends TokenModule {
  info: Look<'info'>
  list: Look<'list'>
  contents: Look<'contents'>
  slots: Look<'slots'>
  details: Look<'details'>
  objects: Look<'objects'>
  /**
   * Logins take turns: a module knows one logged-in user. While one lasts, `list` and `slots` give what they gave last. `asker`: for
   * whom the token is used meanwhile.
   */
  withTurn: <T>(work: () => Promise<T>, signal: AbortSignal | undefined, asker: Asker | null) => Promise<T>
  /** A batch that is signed within one login: it goes with the first chunk, and the logout follows the last one. */
  openBatch: (login: Login) => Batch
  /** What follows the last answer is over, the record of what came of it and the logout: whether it was done. */
  settled: () => Promise<boolean>
  /** Forgets the failures that set the module aside. */
  readmit: () => void
  /** What waits is refused, and nothing is started any more; what must be finished is finished. */
  close: () => Promise<void>
}

export function tokenProcessClient(start: ProcessStart, startChild: StartChild): TokenProcessClient {
  const { spec } = start
  let link: ProcessLink | null = null
  let closed = false
  const failures = recentFailures()
  let turns = 0
  /** Of the turn that lasts. */
  let asker: Asker | null = null
  const oneAnswer = inTurn()
  /** One after another, each with what follows its answer. */
  const oneCall: InTurn = (work, signal) =>
    oneAnswer(async () => {
      await link?.settled
      return work()
    }, signal)
  const oneLogin = inTurn()
  const owners = new WeakMap<TokenSession, { link: ProcessLink; session: number }>()

  const liveLink = (): ProcessLink => {
    if (closed) throw new MohurError('ABORTED')
    if (link?.alive) return link
    if (failures.tooMany()) throw new MohurError('MODULE_SET_ASIDE', { module: spec })
    // Found out without a process where possible.
    if (spec !== 'software') checkLibraryFile(spec)
    return (link = processLink(startChild(start), spec, failures.note))
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
      overwritingSecrets(args, () =>
        oneCall(async () => callOn(liveLink(), { session: null, call, args, asker }), signal),
      ),
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
  const logoutOn = async (used: ProcessLink, session: number): Promise<void> => {
    if (!used.alive) return
    const message: CallMessage = { session: null, call: 'logout', args: [session], asker }
    await oneCall(() => callOn(used, message)).catch(() => undefined)
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
          const number = Number(await callOn(used, { session: null, call: 'login', args: [login], asker }))
          const session = sessionOf((call, args) =>
            overwritingSecrets(args, () => oneCall(() => callOn(used, { session: number, call, args, asker }))),
          )
          owners.set(session, { link: used, session: number })
          return session
        }),
      ),
    async logout(session) {
      const owner = owners.get(session)
      owners.delete(session)
      if (owner) await logoutOn(owner.link, owner.session)
    },
    openBatch(login) {
      let on: Login | number | null = login
      let used: ProcessLink | null = null
      /** What broke off a chunk, and the login with it, is why the chunks after it are not signed: no other word for it is true. */
      let broken: unknown = new MohurError('TOKEN_REMOVED')
      const sign = async (order: SignOrder): Promise<SignedChunk> => {
        const place = on
        if (place === null) throw broken
        on = null
        const message: CallMessage = { session: null, call: 'signBatch', args: [place, order], asker }
        try {
          used ??= liveLink()
          const { session, ...chunk } = (await callOn(used, message)) as SignedBatch
          on = session
          if (chunk.fault) broken = new MohurError(chunk.fault.code, chunk.fault.details)
          return chunk
        } catch (error) {
          broken = error
          throw error
        }
      }
      return {
        sign: order => overwritingSecrets(login, () => oneCall(() => sign(order))),
        async end() {
          // The chunks that wait are done before it; what follows the last answer is nothing to wait for.
          await oneAnswer(async () => undefined)
          if (used && typeof on === 'number') await logoutOn(used, on)
        },
      }
    },
    settled: async () => (await link?.settled) ?? true,
    // It ends with the answer, so that whoever looks then sees what came of it; the next one waits for what follows the answer.
    withTurn: (work, signal, by) =>
      oneLogin(async () => {
        await link?.settled
        signal?.throwIfAborted()
        turns++
        asker = by
        try {
          return await work()
        } finally {
          turns--
          asker = null
        }
      }, signal),
    readmit: failures.forget,
    async close() {
      closed = true
      await link?.end()
    },
  }
}
