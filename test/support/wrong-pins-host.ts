/** The real host with a software token and a SoftHSM2 token named Seal, for tests of wrong PINs. */
import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { writeRegisteredModules } from '../../host/modules/registered-modules.ts'
import { utf8 } from '../../shared/bytes.ts'
import type { WrongPinEntry } from '../../shared/journal.ts'
import { faultyModule, type FaultyModule } from './fault-shim/faulty-module.ts'
import { startHost, type HostProcess, type Script } from './host-process.ts'
import { pinEntry } from './scripted-person.ts'
import { softHsm, softHsmLibrary } from './soft-hsm.ts'
import { temporaryFolder } from './temporary-folder.ts'
import { builtHostEntry } from './token-host.ts'
import { until } from './until.ts'

export const wrongPin = 'Yanlis7kod'
export const newPin = 'Ceyran7bala'

export type Answers = NonNullable<Script['answers']>
export type AnswersWith = (pin: string) => Answers

export interface TokenOwner {
  kind: 'software' | 'pkcs11'
  label?: string
}

interface FoundToken {
  id: string
  label: string
  serialNumber: string
}

export interface WrongPinsHost {
  host: () => HostProcess
  /** Starts it anew on the same data. */
  begin: () => Promise<void>
  module: () => FaultyModule
  /** The folder of all of it, and the journal's in it. */
  here: () => string
  journal: () => string
  /** Newest first. */
  wrongPins: () => Promise<WrongPinEntry[]>
  tokenOf: (owner: TokenOwner) => Promise<FoundToken>
  /** Id of the token Seal by a module that can misbehave. */
  faultyToken: () => Promise<string>
}

export const own = (answers: Answers = {}): Script => ({ origin: null, answers })

/** The wrong PIN first, the right one when asked again. */
export function wrongFirst(right: string, answers: AnswersWith): Answers {
  const both = [answers(wrongPin), answers(right)] as unknown as Record<string, (...given: unknown[]) => unknown>[]
  const names = Object.keys(both[0] ?? {})
  return Object.fromEntries(
    names.map(name => [
      name,
      (...given: unknown[]) => both[name === 'read' || Number(given[1]) > 1 ? 1 : 0]?.[name]?.(...given),
    ]),
  )
}

export const enterPin: AnswersWith = pin => ({ enterPin: () => ({ pin: pinEntry(pin) }) })
export const setPin: AnswersWith = pin => ({ setPin: () => ({ pin: pinEntry(pin), newPin: utf8(newPin) }) })

/** To be called while a `describe` is read: a host of each test's own. */
export function wrongPinsHost(): WrongPinsHost {
  const here = temporaryFolder()
  const data = (): string => join(here(), 'data', 'mohur')
  let host: HostProcess
  let module: FaultyModule
  const begin = async (): Promise<void> => {
    host = await startHost({
      dataHome: here(),
      env: { SOFTHSM2_CONF: join(here(), 'softhsm2.conf') },
      entry: await builtHostEntry(),
    })
  }
  beforeEach(async () => {
    softHsm(here()).addToken('Seal')
    mkdirSync(data(), { recursive: true })
    module = faultyModule(here(), softHsmLibrary)
    await begin()
  })
  afterEach(async () => {
    if (host.child.exitCode === null && host.child.signalCode === null) await host.end()
  })
  const listed = (look: (tokens: (FoundToken & { kind: string })[]) => FoundToken | undefined): Promise<FoundToken> =>
    until('the token was listed', async () => look(await host.call('listTokens', {}, own())))
  const tokenOf = ({ kind, label }: TokenOwner): Promise<FoundToken> =>
    listed(tokens => tokens.find(one => one.kind === kind && (label ?? one.label) === one.label))
  return {
    host: () => host,
    begin,
    module: () => module,
    here,
    journal: () => join(data(), 'journal'),
    async wrongPins() {
      const { wrongPins, intact } = await host.call('readJournal', { limit: 1_000 }, own())
      assert.equal(intact, true)
      return wrongPins
    },
    tokenOf,
    async faultyToken() {
      const { id: direct } = await tokenOf({ kind: 'pkcs11', label: 'Seal' })
      writeRegisteredModules(join(data(), 'modules.json'), [module.path])
      return (await listed(tokens => tokens.find(({ id, label }) => label === 'Seal' && id !== direct))).id
    },
  }
}
