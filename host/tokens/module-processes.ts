/** The modules that are known, the built-in table's, the registered ones and the software token, each in its own process. */
import { MohurError, toErrorMessage } from '../../shared/errors.ts'
import type { Pkcs11ModuleState } from '../../shared/operations/list-modules.ts'
import type { TokenForPin } from '../../shared/token.ts'
import { modulesFile, softwareTokenFolder } from '../folders.ts'
import { listedModules, type ListedModule } from '../modules/listed-modules.ts'
import { builtInModules, type KnownModule } from '../modules/module-table.ts'
import { changeRegisteredModules, readRegisteredModules } from '../modules/registered-modules.ts'
import type { UnusedToken } from '../software/unused-token.ts'
import { lastModule } from './last-module.ts'
import { onceATurn } from './once-a-turn.ts'
import { startChild as startToken, type StartChild } from './token-child.ts'
import { tokenProcessClient, type TokenProcessClient } from './token-process-client.ts'

export interface TokensOptions {
  /** Where `modules.json` and the marks of retired certificates lie. */
  dataFolder: string
  /** What starts a token process under Node: this program's own script unless told otherwise. */
  entry?: readonly string[]
  /** The token processes' environment; they find the data folder by it. */
  env?: Readonly<Record<string, string | undefined>>
  builtIn?: readonly KnownModule[]
  /** One may have been begun already. */
  startChild?: StartChild
}

const software = 'software'

export interface ModuleProcesses {
  /** `software`, and the path of each PKCS#11 module. */
  specs: () => string[]
  /** @throws MohurError ABORTED when it was closed */
  clientOf: (spec: string) => TokenProcessClient
  /** The software token as long as nobody uses it; `null` for whatever has a process. */
  unused: (spec: string) => Promise<UnusedToken | null>
  listOf: (spec: string, signal?: AbortSignal) => Promise<TokenForPin[]>
  /** The module that listed the token last. */
  ownerOf: (token: string) => TokenProcessClient | null
  /** The module that signed last, if it is still known: the likeliest to sign next. */
  likeliest: () => string | null
  /** The token has signed. */
  noteSigned: (token: string) => void
  states: () => Promise<Pkcs11ModuleState[]>
  add: (path: string) => Promise<Pkcs11ModuleState>
  readmit: (path: string) => Promise<Pkcs11ModuleState>
  remove: (path: string) => Promise<void>
  settled: () => Promise<boolean>
  close: () => Promise<void>
}

export function moduleProcesses({
  dataFolder,
  entry = [process.argv[1] ?? ''],
  env = process.env,
  builtIn = builtInModules(),
  startChild = startToken,
}: TokensOptions): ModuleProcesses {
  const file = modulesFile(dataFolder)
  const clients = new Map<string, TokenProcessClient>()
  const last = lastModule(dataFolder)
  /** Module of each token that was ever listed. */
  const owners = new Map<string, string>()
  let closed = false

  const clientOf = (spec: string): TokenProcessClient => {
    if (closed) throw new MohurError('ABORTED')
    const client = clients.get(spec) ?? tokenProcessClient({ spec, entry, env }, startChild)
    clients.set(spec, client)
    return client
  }
  const known = onceATurn((): ListedModule[] => listedModules(builtIn, readRegisteredModules(file)))
  const specs = (): string[] => [...known().map(({ path }) => path), software]
  const readUnused = onceATurn(async () => {
    // The processes of the other modules start before its code is loaded.
    const { unusedToken } = await import('../software/unused-token.ts')
    return unusedToken(softwareTokenFolder(dataFolder))
  })
  const unused = async (spec: string): Promise<UnusedToken | null> => (spec === software ? readUnused() : null)
  const listOf = async (spec: string, signal?: AbortSignal): Promise<TokenForPin[]> => {
    const list = (await unused(spec))?.list ?? (await clientOf(spec).list(signal))
    for (const { id } of list) owners.set(id, spec)
    return list
  }
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
    specs,
    clientOf,
    unused,
    listOf,
    ownerOf(token) {
      const spec = owners.get(token)
      return spec === undefined ? null : clientOf(spec)
    },
    likeliest: () => specs().find(spec => spec === last.read()) ?? null,
    noteSigned(token) {
      const spec = owners.get(token)
      if (spec !== undefined) last.note(spec)
    },
    states: () => Promise.all(known().map(stateOf)),
    async add(path) {
      const registered = readRegisteredModules(file)
      const module = listedModules(builtIn, [...registered, path]).find(listed => listed.path === path)
      // Another name of one that is there already.
      if (!module) throw new MohurError('MODULE_PATH_REFUSED', { reason: 'alreadyKnown' })
      try {
        const state = await loaded(module)
        if (module.source === 'registered') {
          await changeRegisteredModules(file, paths => (paths.includes(path) ? paths : [...paths, path]))
        }
        return state
      } catch (error) {
        if (!registered.includes(path)) await forget(path)
        throw error
      }
    },
    async readmit(path) {
      const module = known().find(listed => listed.path === path)
      if (!module) throw new MohurError('MODULE_NOT_FOUND', { module: path })
      clientOf(path).readmit()
      return stateOf(module)
    },
    async remove(path) {
      if (!readRegisteredModules(file).includes(path)) throw new MohurError('MODULE_NOT_FOUND', { module: path })
      await changeRegisteredModules(file, paths => paths.filter(other => other !== path))
      await forget(path)
    },
    async settled() {
      return (await Promise.all([...clients.values()].map(client => client.settled()))).every(Boolean)
    },
    async close() {
      closed = true
      await Promise.all([...clients.values()].map(client => client.close()))
    },
  }
}
