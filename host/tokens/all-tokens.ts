/** All tokens of all modules: the built-in table's, the registered ones, and the software token, each in its own process. */
import { MohurError, toErrorMessage } from '../../shared/errors.ts'
import type { Pkcs11ModuleState } from '../../shared/operations/list-modules.ts'
import type { TokenForPin } from '../../shared/token.ts'
import { modulesFile } from '../folders.ts'
import { builtInModules, type KnownModule } from '../pkcs11/module-table.ts'
import { readRegisteredModules, writeRegisteredModules } from '../pkcs11/registered-modules.ts'
import { listedModules, type ListedModule } from './listed-modules.ts'
import { tokenProcessClient, type TokenProcessClient } from './token-process-client.ts'
import type { Tokens } from './tokens.ts'

export interface TokensOptions {
  /** Where `modules.json` lies. */
  dataFolder: string
  /** What starts a token process under Node: this program's own script unless told otherwise. */
  entry?: readonly string[]
  /** The token processes' environment; they find the data folder by it. */
  env?: Readonly<Record<string, string | undefined>>
  builtIn?: readonly KnownModule[]
}

const software = 'software'

export function openTokens({
  dataFolder,
  entry = [process.argv[1] ?? ''],
  env = process.env,
  builtIn = builtInModules(),
}: TokensOptions): Tokens {
  const file = modulesFile(dataFolder)
  const clients = new Map<string, TokenProcessClient>()
  /** Module of each token that was ever listed. */
  const owners = new Map<string, string>()

  const clientOf = (spec: string): TokenProcessClient => {
    const client = clients.get(spec) ?? tokenProcessClient({ spec, entry, env })
    clients.set(spec, client)
    return client
  }
  const known = (): ListedModule[] => listedModules(builtIn, readRegisteredModules(file))
  const listOf = async (spec: string): Promise<TokenForPin[]> => {
    const list = await clientOf(spec).list()
    for (const { id } of list) owners.set(id, spec)
    return list
  }
  const list = async (): Promise<TokenForPin[]> => {
    const specs = [...known().map(({ path }) => path), software]
    const lists = await Promise.all(specs.map(spec => listOf(spec).catch(() => [])))
    return lists.flat()
  }
  const ownerOf = async (token: string): Promise<TokenProcessClient> => {
    if (!owners.has(token)) await list()
    const spec = owners.get(token)
    if (!spec) throw new MohurError('TOKEN_REMOVED')
    return clientOf(spec)
  }
  const loaded = async ({ path, name, source }: ListedModule): Promise<Pkcs11ModuleState> => {
    const tokens = (await listOf(path)).length
    return { path, name, source, ...(await clientOf(path).info()), tokens, problem: null }
  }
  const forget = async (path: string): Promise<void> => {
    const client = clients.get(path)
    clients.delete(path)
    for (const [token, spec] of owners) if (spec === path) owners.delete(token)
    await client?.close()
  }

  return {
    list,
    contents: async token => (await ownerOf(token)).contents(token),
    async withLogin(login, work, signal) {
      try {
        const client = await ownerOf(login.token)
        return await client.withTurn(async () => {
          if (signal?.aborted) throw new MohurError('ABORTED')
          const session = await client.login(login)
          try {
            return await work(session)
          } finally {
            await client.logout(session)
          }
        })
      } finally {
        login.pin?.fill(0)
      }
    },
    modules: () =>
      Promise.all(
        known().map(async module => {
          try {
            return await loaded(module)
          } catch (error) {
            return { ...module, description: '', version: '', tokens: 0, problem: toErrorMessage(error) }
          }
        }),
      ),
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
