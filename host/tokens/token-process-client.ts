/** A module in a process of its own, as the host sees it: a fresh process after each fault, set aside after repeated ones. */
import { MohurError } from '../../shared/errors.ts'
import type { SlotDetails } from '../../shared/token-details.ts'
import type { TokenForPin } from '../../shared/token.ts'
import { checkLibraryFile } from '../modules/library-file.ts'
import { inTurn, type InTurn } from '../token/in-turn.ts'
import { overwritingPins } from '../token/pins.ts'
import { startTokenProcess, type ProcessLink, type ProcessStart } from './process-link.ts'
import type { Login, TokenModule, TokenSession } from '../token/token.ts'
import { sessionOf, type TokenCall, type TokenCalls } from '../token/token-calls.ts'

export interface TokenProcessClient extends TokenModule {
  /** Logins take turns: a module knows one logged-in user. While one lasts, `list` and `slots` give what they gave last. */
  withTurn: InTurn
  /** Forgets the failures that set the module aside. */
  readmit(): void
  close(): Promise<void>
}

type Answer<K extends TokenCall> = Awaited<ReturnType<TokenCalls[K]>>

const failuresUntilSetAside = 3
const failuresWithinMs = 600_000

export function tokenProcessClient(start: ProcessStart): TokenProcessClient {
  const { spec } = start
  let link: ProcessLink | null = null
  let failures: number[] = []
  let turns = 0
  let lastList: TokenForPin[] | null = null
  let lastSlots: SlotDetails[] | null = null
  const oneCall = inTurn()
  const oneLogin = inTurn()
  const owners = new WeakMap<TokenSession, { link: ProcessLink; session: number }>()

  const liveLink = (): ProcessLink => {
    if (link?.alive) return link
    const now = performance.now()
    failures = failures.filter(at => now - at < failuresWithinMs)
    if (failures.length >= failuresUntilSetAside) throw new MohurError('MODULE_SET_ASIDE', { module: spec })
    // Found out without a process where possible.
    if (spec !== 'software') checkLibraryFile(spec)
    return (link = startTokenProcess(start, () => failures.push(performance.now())))
  }
  const callOn = async <K extends TokenCall>(
    used: ProcessLink,
    call: K,
    args: Parameters<TokenCalls[K]>,
  ): Promise<Answer<K>> => {
    try {
      return (await used.call({ call, args })) as Answer<K>
    } catch (error) {
      // A module that failed as a whole starts afresh in a new process.
      if (error instanceof MohurError && error.code.startsWith('MODULE_')) void used.end()
      throw error
    }
  }
  const call = <K extends TokenCall>(name: K, ...args: Parameters<TokenCalls[K]>): Promise<Answer<K>> =>
    oneCall(() => callOn(liveLink(), name, args))

  const sessionOn = (used: ProcessLink, session: number): TokenSession => {
    const calls = sessionOf((name, args) =>
      oneCall(() => callOn(used, name, [session, ...args] as unknown as Parameters<TokenCalls[typeof name]>)),
    )
    return { ...calls, importKeyPair: key => calls.importKeyPair(key).finally(() => key.privateKey.fill(0)) }
  }
  return {
    info: () => call('info'),
    async list() {
      if (turns > 0 && lastList) return lastList
      return (lastList = await call('list'))
    },
    contents: token => call('contents', token),
    async slots() {
      if (turns > 0 && lastSlots) return lastSlots
      return (lastSlots = await call('slots'))
    },
    details: token => call('details', token),
    objects: token => call('publicObjects', token),
    initialize: formatting => overwritingPins(formatting, () => call('initialize', formatting)),
    changePin: change => overwritingPins(change, () => call('changePin', change)),
    changeSoPin: change => overwritingPins(change, () => call('changeSoPin', change)),
    unblockPin: change => overwritingPins(change, () => call('unblockPin', change)),
    login: (login: Login) =>
      overwritingPins(login, () =>
        oneCall(async () => {
          const used = liveLink()
          const number = await callOn(used, 'login', [login])
          const session = sessionOn(used, number)
          owners.set(session, { link: used, session: number })
          return session
        }),
      ),
    async logout(session) {
      const owner = owners.get(session)
      owners.delete(session)
      if (!owner?.link.alive) return
      await oneCall(() => callOn(owner.link, 'logout', [owner.session])).catch(() => undefined)
    },
    async withTurn(work) {
      return oneLogin(async () => {
        turns++
        try {
          return await work()
        } finally {
          turns--
        }
      })
    },
    readmit() {
      failures = []
    },
    async close() {
      await link?.end()
    },
  }
}
