/** All tokens of all modules: the built-in table's, the registered ones, and the software token, each in its own process. */
import { MohurError, toErrorMessage } from '../../shared/errors.ts'
import type { Pkcs11ModuleState } from '../../shared/operations/list-modules.ts'
import type { TokenObject } from '../../shared/token-object.ts'
import type { TokenForPin } from '../../shared/token.ts'
import { modulesFile, softwareTokenFolder } from '../folders.ts'
import { builtInModules, type KnownModule } from '../modules/module-table.ts'
import { readRegisteredModules, writeRegisteredModules } from '../modules/registered-modules.ts'
import type { UnusedToken } from '../software/unused-token.ts'
import { listedModules, type ListedModule } from '../modules/listed-modules.ts'
import type { UnmarkedObject } from '../token/token-care.ts'
import { tokenProcessClient, type TokenProcessClient } from './token-process-client.ts'
import { contentsInOrder, objectsInOrder } from '../token/in-order.ts'
import { retiredCertificates } from './retired-certificates.ts'
import { overwritingPins, type Pins } from '../token/pins.ts'
import type { Tokens } from './tokens.ts'

export interface TokensOptions {
  /** Where `modules.json` and the marks of retired certificates lie. */
  dataFolder: string
  /** What starts a token process under Node: this program's own script unless told otherwise. */
  entry?: readonly string[]
  /** The token processes' environment; they find the data folder by it. */
  env?: Readonly<Record<string, string | undefined>>
  builtIn?: readonly KnownModule[]
}

const software = 'software'

/** What a look at all tokens grants the others once a usable one was seen. */
const patienceMs = 30

export function openTokens({
  dataFolder,
  entry = [process.argv[1] ?? ''],
  env = process.env,
  builtIn = builtInModules(),
}: TokensOptions): Tokens {
  const file = modulesFile(dataFolder)
  const retired = retiredCertificates(dataFolder)
  const listed = (objects: readonly UnmarkedObject[]): TokenObject[] => objectsInOrder(retired.marked(objects))
  const clients = new Map<string, TokenProcessClient>()
  /** Module of each token that was ever listed. */
  const owners = new Map<string, string>()

  const clientOf = (spec: string): TokenProcessClient => {
    const client = clients.get(spec) ?? tokenProcessClient({ spec, entry, env })
    clients.set(spec, client)
    return client
  }
  const known = (): ListedModule[] => listedModules(builtIn, readRegisteredModules(file))
  const specs = (): string[] => [...known().map(({ path }) => path), software]
  const unused = async (spec: string): Promise<UnusedToken | null> => {
    if (spec !== software) return null
    // The processes of the other modules start before its code is loaded.
    const { unusedToken } = await import('../software/unused-token.ts')
    return unusedToken(softwareTokenFolder(dataFolder))
  }
  const listOf = async (spec: string): Promise<TokenForPin[]> => {
    const list = (await unused(spec))?.list ?? (await clientOf(spec).list())
    for (const { id } of list) owners.set(id, spec)
    return list
  }
  const list = async (): Promise<TokenForPin[]> => {
    const lists = await Promise.all(specs().map(spec => listOf(spec).catch(() => [])))
    return lists.flat()
  }
  const glance = async (): Promise<TokenForPin[]> => {
    const lists: TokenForPin[][] = []
    await new Promise<void>(resolve => {
      const looking = specs().map(async (spec, place) => {
        const list = await listOf(spec).catch(() => [])
        lists[place] = list
        if (list.some(({ state }) => state === 'ready')) setTimeout(resolve, patienceMs)
      })
      void Promise.all(looking).then(() => resolve())
    })
    return lists.flat()
  }
  const ownerOf = async (token: string): Promise<TokenProcessClient> => {
    if (!owners.has(token)) await list()
    const spec = owners.get(token)
    if (!spec) throw new MohurError('TOKEN_REMOVED')
    return clientOf(spec)
  }
  /** One after another with the logins of the same module; the PINs are overwritten. */
  const takingTurns = <T>(
    order: Pins & { token: string },
    work: (client: TokenProcessClient) => Promise<T>,
    signal?: AbortSignal,
  ): Promise<T> =>
    overwritingPins(order, async () => {
      const client = await ownerOf(order.token)
      return client.withTurn(async () => {
        if (signal?.aborted) throw new MohurError('ABORTED')
        return work(client)
      })
    })
  const loaded = async ({ path, name, source }: ListedModule): Promise<Pkcs11ModuleState> => {
    const tokens = (await listOf(path)).length
    return { path, name, source, ...(await clientOf(path).info()), tokens, problem: null }
  }
  const stateOf = async (module: ListedModule): Promise<Pkcs11ModuleState> => {
    try {
      return await loaded(module)
    } catch (error) {
      return { ...module, description: '', version: '', tokens: 0, problem: toErrorMessage(error) }
    }
  }
  const forget = async (path: string): Promise<void> => {
    const client = clients.get(path)
    clients.delete(path)
    for (const [token, spec] of owners) if (spec === path) owners.delete(token)
    await client?.close()
  }

  return {
    list,
    glance,
    async contents(token) {
      const { certificates, keys } = contentsInOrder(await (await ownerOf(token)).contents(token))
      return { certificates: certificates.map(one => ({ ...one, retired: retired.has(one.certificate) })), keys }
    },
    withLogin: (login, work, signal) =>
      takingTurns(
        login,
        async client => {
          const session = await client.login(login)
          try {
            return await work({ ...session, objects: async () => listed(await session.objects()) })
          } finally {
            await client.logout(session)
          }
        },
        signal,
      ),
    async slots() {
      const lists = await Promise.all(
        specs().map(async module => {
          const list =
            (await unused(module))?.slots ??
            (await clientOf(module)
              .slots()
              .catch(() => []))
          return list.map(slot => ({ ...slot, module }))
        }),
      )
      return lists.flat()
    },
    details: async token => (await ownerOf(token)).details(token),
    objects: async token => listed(await (await ownerOf(token)).objects(token)),
    initialize: (formatting, signal) => takingTurns(formatting, client => client.initialize(formatting), signal),
    changePin: (change, signal) => takingTurns(change, client => client.changePin(change), signal),
    changeSoPin: (change, signal) => takingTurns(change, client => client.changeSoPin(change), signal),
    unblockPin: (change, signal) => takingTurns(change, client => client.unblockPin(change), signal),
    markRetired: (certificate, value) => retired.mark(certificate, value),
    modules: () => Promise.all(known().map(stateOf)),
    async addModule(path) {
      const registered = readRegisteredModules(file)
      const module = listedModules(builtIn, [...registered, path]).find(listed => listed.path === path)
      // Another name of one that is there already.
      if (!module) throw new MohurError('MODULE_PATH_REFUSED', { reason: 'alreadyKnown' })
      try {
        const state = await loaded(module)
        if (module.source === 'registered' && !registered.includes(path)) {
          writeRegisteredModules(file, [...registered, path])
        }
        return state
      } catch (error) {
        if (!registered.includes(path)) await forget(path)
        throw error
      }
    },
    async readmitModule(path) {
      const module = known().find(listed => listed.path === path)
      if (!module) throw new MohurError('MODULE_NOT_FOUND', { module: path })
      clientOf(path).readmit()
      return stateOf(module)
    },
    async removeModule(path) {
      const registered = readRegisteredModules(file)
      if (!registered.includes(path)) throw new MohurError('MODULE_NOT_FOUND', { module: path })
      writeRegisteredModules(
        file,
        registered.filter(other => other !== path),
      )
      await forget(path)
    },
    async close() {
      await Promise.all([...clients.values()].map(client => client.close()))
    },
  }
}
