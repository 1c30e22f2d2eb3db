/** All tokens of all modules, as one: whoever asks says which token, and never needs to know whose it is. */
import { MohurError, toErrorMessage } from '../../shared/errors.ts'
import type { Asker } from '../../shared/journal.ts'
import type { TokenObject } from '../../shared/token-object.ts'
import type { TokenForPin } from '../../shared/token.ts'
import { contentsInOrder, objectsInOrder } from '../token/in-order.ts'
import { wantsPinEachTime } from '../token/wants-pin-each-time.ts'
import type { UnmarkedObject } from '../token/token-care.ts'
import { moduleProcesses, type TokensOptions } from './module-processes.ts'
import { retiredCertificates } from './retired-certificates.ts'
import { pinEachTime } from './pin-each-time.ts'
import type { Batch, TokenProcessClient } from './token-process-client.ts'
import type { Tokens } from './tokens.ts'

/** What a look at all tokens grants the others once a usable one was seen. */
const patienceMs = 30

/** What it grants the module that signed last before it looks at the others as well: they would start beside it. */
const likeliestMs = 700

const isUsable = ({ state }: TokenForPin): boolean => state === 'ready'

const soon = (look: Promise<TokenForPin[]>): Promise<TokenForPin[]> =>
  Promise.race([look, new Promise<TokenForPin[]>(resolve => setTimeout(resolve, likeliestMs, []))])

export function openTokens(options: TokensOptions): Tokens {
  const processes = moduleProcesses(options)
  const retired = retiredCertificates(options.dataFolder)
  const wantingPins = pinEachTime(options.dataFolder)
  const listed = (objects: readonly UnmarkedObject[]): TokenObject[] => objectsInOrder(retired.marked(objects))

  const noticingPins =
    ({ sign }: Pick<Batch, 'sign'>): Batch['sign'] =>
    async order => {
      try {
        const chunk = await sign(order)
        if (chunk.pinEachTime) wantingPins.note(order.key.publicKey)
        return chunk
      } catch (error) {
        if (wantsPinEachTime(toErrorMessage(error))) wantingPins.note(order.key.publicKey)
        throw error
      }
    }

  const tokensFor = (asker: Asker | null, signal?: AbortSignal): Tokens => {
    const listOf = (spec: string): Promise<TokenForPin[]> => processes.listOf(spec, signal).catch(() => [])
    const list = async (): Promise<TokenForPin[]> => {
      const lists = await Promise.all(processes.specs().map(listOf))
      signal?.throwIfAborted()
      return lists.flat()
    }
    const listUsable = async (): Promise<TokenForPin[]> => {
      const likeliest = processes.likeliest()
      const there = likeliest === null ? [] : await soon(listOf(likeliest))
      signal?.throwIfAborted()
      if (there.some(isUsable)) return there
      const lists: TokenForPin[][] = []
      await new Promise<void>(resolve => {
        const looking = processes.specs().map(async (spec, place) => {
          const list = await listOf(spec)
          lists[place] = list
          if (list.some(isUsable)) setTimeout(resolve, patienceMs)
        })
        void Promise.all(looking).then(() => resolve())
      })
      signal?.throwIfAborted()
      return lists.flat()
    }
    const ownerOf = async (token: string): Promise<TokenProcessClient> => {
      if (!processes.ownerOf(token)) await list()
      const owner = processes.ownerOf(token)
      if (!owner) throw new MohurError('TOKEN_REMOVED')
      return owner
    }
    /** One after another with the logins of the same module. */
    const inTurn = async <T>(
      token: string,
      work: (client: TokenProcessClient) => Promise<T>,
      until = signal,
    ): Promise<T> => {
      const client = await ownerOf(token)
      if (until?.aborted) throw new MohurError('ABORTED')
      return client.withTurn(() => work(client), until, asker)
    }
    return {
      list,
      listUsable,
      async contents(token) {
        const { certificates, keys, signatures } = contentsInOrder(await (await ownerOf(token)).contents(token, signal))
        return {
          certificates: certificates.map(one => ({ ...one, retired: retired.has(one.certificate) })),
          keys: keys.map(one => ({ ...one, pinEachTime: wantingPins.has(one.publicKey) })),
          signatures,
        }
      },
      withLogin: (login, work, until) =>
        inTurn(
          login.token,
          async client => {
            const session = await client.login(login)
            try {
              return await work({ ...session, objects: async () => listed(await session.objects()) })
            } finally {
              await client.logout(session)
            }
          },
          until,
        ),
      withBatch: (login, work, until) =>
        inTurn(
          login.token,
          async client => {
            const batch = client.openBatch(login)
            try {
              const done = await work({ sign: noticingPins(batch) })
              processes.noteSigned(login.token)
              return done
            } finally {
              await batch.end()
            }
          },
          until,
        ),
      settled: () => processes.settled(),
      async slots() {
        const slotsOf = async (module: string) =>
          (await processes.unused(module))?.slots ?? (await processes.clientOf(module).slots(signal))
        const lists = await Promise.all(
          processes.specs().map(async module => {
            const slots = await slotsOf(module).catch(() => [])
            return slots.map(slot => ({ ...slot, module }))
          }),
        )
        signal?.throwIfAborted()
        return lists.flat()
      },
      details: async token => (await ownerOf(token)).details(token, signal),
      objects: async token => listed(await (await ownerOf(token)).objects(token, signal)),
      initialize: (order, until) => inTurn(order.token, client => client.initialize(order), until),
      changePin: (order, until) => inTurn(order.token, client => client.changePin(order), until),
      changeSoPin: (order, until) => inTurn(order.token, client => client.changeSoPin(order), until),
      unblockPin: (order, until) => inTurn(order.token, client => client.unblockPin(order), until),
      markRetired: (certificate, value) => retired.mark(certificate, value),
      modules: () => processes.states(),
      addModule: path => processes.add(path),
      readmitModule: path => processes.readmit(path),
      removeModule: path => processes.remove(path),
      forRequest: tokensFor,
      close: () => processes.close(),
    }
  }
  return tokensFor(null)
}
