/** The real host on a token with a certificate, behind the fault shim: what tests of signing under faults stand on. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { writeRegisteredModules } from '../../host/modules/registered-modules.ts'
import type { Bytes } from '../../shared/bytes.ts'
import { createAuthority } from '../sites/portal/authority/authority.ts'
import { faultyModule, type FaultyModule } from './fault-shim/faulty-module.ts'
import { startHost, type HostProcess, type Script } from './host-process.ts'
import { described, enrol, signAnswers } from './scripted-person.ts'
import { softHsm, softHsmLibrary, userPin } from './soft-hsm.ts'
import { builtHostEntry } from './token-host.ts'
import { until } from './until.ts'

const label = 'Seal'

export interface SealHost {
  /** DER of the centre's root. */
  root: Bytes
  /** Replaced when `restart` starts another one. */
  host: HostProcess
  module: FaultyModule
  /** Id of the token that is signed with: as the module that can misbehave lists it, unless a test takes `direct`. */
  token: string
  /** Id of the same token as SoftHSM2 lists it. */
  direct: string
  restart: () => Promise<void>
  /** A page asks, the person agrees at once. `asked`: done with what they agree to before it is said. */
  sign: (
    documents: readonly Bytes[],
    script?: Script,
    asked?: (given: object) => void | Promise<void>,
  ) => ReturnType<typeof signing>
  /** Signatures that the module was asked for. */
  signCalls: () => number
  /** Stages of the page's signatures in the journal, the oldest first. */
  stages: () => Promise<string[]>
}

const signing = (host: HostProcess, documents: readonly Bytes[], script: Script) =>
  host.call('sign', { documents: described(documents), format: 'cms', detached: true }, script)

/** `folder`: the test's own; the host is to be ended by the test. */
export async function sealHost(folder: string): Promise<SealHost> {
  const hsm = softHsm(folder)
  hsm.addToken(label)
  mkdirSync(join(folder, 'data', 'mohur'), { recursive: true })
  const start = async (): Promise<HostProcess> =>
    startHost({ dataHome: folder, env: hsm.env, entry: await builtHostEntry() })
  const module = faultyModule(folder, softHsmLibrary)
  const authority = await createAuthority()
  const sealed: SealHost = {
    root: authority.root,
    host: await start(),
    module,
    token: '',
    direct: '',
    restart: async () => void (sealed.host = await start()),
    sign: (documents, script = {}, asked = () => undefined) => {
      const answers = signAnswers({ kind: 'pkcs11', token: sealed.token, pin: userPin }, documents)
      const sign: NonNullable<Script['answers']>['sign'] = async (question, times) => {
        const given = await answers.sign?.(question, times)
        if (given) await asked(given)
        return given ?? null
      }
      return signing(sealed.host, documents, { ...script, answers: { ...answers, sign } })
    },
    signCalls: () => module.calls().filter(call => call === 'C_Sign').length,
    stages: async () => {
      const { entries } = await sealed.host.call('readJournal', { limit: 10_000 }, { origin: null })
      return entries
        .filter(({ operation }) => operation === 'sign')
        .map(({ stage }) => stage)
        .toReversed()
    },
  }
  await enrol(sealed.host, {
    person: { kind: 'pkcs11', label, pin: userPin },
    authority,
    algorithm: 'P-256',
  })
  const ids = async (): Promise<string[]> => (await sealed.host.call('listTokens', {})).map(({ id }) => id)
  const direct = await ids()
  sealed.direct = (await sealed.host.call('listTokens', {})).find(one => one.label === label)?.id ?? ''
  writeRegisteredModules(join(folder, 'data', 'mohur', 'modules.json'), [module.path])
  sealed.token = await until('the module was listed', async () => (await ids()).find(id => !direct.includes(id)))
  return sealed
}
