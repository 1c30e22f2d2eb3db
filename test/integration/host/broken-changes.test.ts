/** Each change of a token that breaks off: made or not, the person is told that it is not known, once; another program looks (R6, R8). */
import assert from 'node:assert/strict'
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { writeRegisteredModules } from '../../../host/modules/registered-modules.ts'
import { utf8, type Bytes } from '../../../shared/bytes.ts'
import type { HostOperation, HostParams } from '../../../shared/operations/index.ts'
import { createAuthority } from '../../sites/portal/authority/authority.ts'
import { faultyModule, type FaultyModule } from '../../support/fault-shim/faulty-module.ts'
import { startHost, type HostProcess, type Script } from '../../support/host-process.ts'
import { pkcs11Tool } from '../../support/pkcs11-tool.ts'
import { processesMentioning } from '../../support/processes.ts'
import { pinEntry, requestAnswers, subject } from '../../support/scripted-person.ts'
import { softHsm, softHsmLibrary, soPin, userPin } from '../../support/soft-hsm.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { builtHostEntry } from '../../support/token-host.ts'
import { until } from '../../support/until.ts'

const label = 'Seal'
const newPin = 'Dalada9gul'
const newLabel = 'Dala'

interface Change<N extends HostOperation = HostOperation> {
  operation: N
  /** The PKCS#11 function that writes. */
  call: string
  params: (token: string) => Promise<HostParams<N>> | HostParams<N>
  answers: Script['answers']
  /** What pkcs11-tool is asked on which token, and what it says where the change was made. */
  looks: { label?: string; args: string[]; made: (look: { worked: boolean; text: string }) => boolean }
}
const asUser = (pin: string, ...args: string[]): string[] => ['--login', '--pin', pin, ...args]
const worked = ({ worked }: { worked: boolean }): boolean => worked
const enterPin = () => ({ pin: pinEntry(userPin) })

describe('a change of a token that breaks off', () => {
  const here = temporaryFolder()
  let host: HostProcess
  let module: FaultyModule
  let env: Record<string, string> = {}
  let token = ''
  let serialNumber = ''
  beforeEach(async () => {
    const hsm = softHsm(here())
    env = { ...hsm.env }
    hsm.addToken(label)
    serialNumber = hsm.serialOf(label)
    module = faultyModule(here(), softHsmLibrary, 'extended')
    mkdirSync(join(here(), 'data', 'mohur'), { recursive: true })
    host = await startHost({ dataHome: here(), env, entry: await builtHostEntry() })
    const direct = (await host.call('listTokens', {})).map(({ id }) => id)
    writeRegisteredModules(join(here(), 'data', 'mohur', 'modules.json'), [module.path])
    token = await until('the module was listed', async () =>
      (await host.call('listTokens', {})).map(({ id }) => id).find(id => !direct.includes(id)),
    )
  })
  afterEach(() => host.end())

  /** A key on the token, and what the authority gave for it. */
  async function enrolling(token: string): Promise<{ bundle: Bytes }> {
    const authority = await createAuthority()
    const answers = requestAnswers({ kind: 'pkcs11', token, pin: userPin })
    const made = await host.call('requestCertificate', { subject, key: { algorithm: 'P-256' } }, { answers })
    return { bundle: authority.bundle(await authority.issue({ request: made.request, days: 30 })) }
  }

  /** `pinChangeBy`: what the vendor's own function is asked for. */
  const formatting = (call: string, pinChangeBy: 'user' | null): Change =>
    change('initializeToken', call, {
      params: token => ({ token }),
      answers: {
        initializeToken: () => ({
          soPin: pinEntry(soPin),
          newPin: utf8(newPin),
          label: newLabel,
          serialNumber,
          losesValidCertificate: false,
          pinChangeBy,
        }),
      },
      looks: { label: newLabel, args: ['--list-objects'], made: worked },
    })

  const data = { label: 'Note', application: 'bank', value: utf8('Müqavilə'), private: false }
  const changes: Change[] = [
    change('changePin', 'C_SetPIN', {
      params: token => ({ token }),
      answers: { setPin: () => ({ pin: pinEntry(userPin), newPin: utf8(newPin) }) },
      looks: { args: asUser(newPin, '--list-objects'), made: worked },
    }),
    change('changeSoPin', 'C_SetPIN', {
      params: token => ({ token }),
      answers: { setPin: () => ({ pin: pinEntry(soPin), newPin: utf8(newPin) }) },
      looks: {
        args: ['--login', '--login-type', 'so', '--so-pin', newPin, '--init-pin', '--new-pin', userPin],
        made: worked,
      },
    }),
    change('unblockPin', 'C_InitPIN', {
      params: token => ({ token }),
      answers: { setPin: () => ({ pin: pinEntry(soPin), newPin: utf8(newPin) }) },
      looks: { args: asUser(newPin, '--list-objects'), made: worked },
    }),
    formatting('C_InitToken', null),
    formatting('C_EX_InitToken', 'user'),
    change('renameToken', 'C_EX_SetTokenName', {
      params: token => ({ token, label: newLabel }),
      answers: { enterPin },
      // The shim keeps the name beside itself.
      looks: { args: ['--list-objects'], made: () => existsSync(`${module.path}.name`) },
    }),
    change('importCertificates', 'C_CreateObject', {
      params: async token => ({ token, certificates: [(await enrolling(token)).bundle] }),
      answers: { enterPin },
      looks: { args: ['--list-objects', '--type', 'cert'], made: ({ text }) => text.includes('Certificate Object') },
    }),
    change('installCertificate', 'C_CreateObject', {
      params: async token => ({ certificates: [(await enrolling(token)).bundle] }),
      answers: {
        installCertificate: ({ places }) => {
          const place = places.find(one => one.token.id === token)
          return place ? { token, pin: pinEntry(userPin) } : null
        },
      },
      looks: { args: ['--list-objects', '--type', 'cert'], made: ({ text }) => text.includes('Certificate Object') },
    }),
    change('createDataObject', 'C_CreateObject', {
      params: token => ({ token, ...data }),
      answers: { enterPin },
      looks: { args: asUser(userPin, '--list-objects', '--type', 'data'), made: ({ text }) => text.includes('Note') },
    }),
    change('createSecretKey', 'C_GenerateKey', {
      params: token => ({ token, label: 'Arxiv', bits: 256 }),
      answers: { enterPin },
      looks: {
        args: asUser(userPin, '--list-objects', '--type', 'secrkey'),
        made: ({ text }) => text.includes('Arxiv'),
      },
    }),
    change('deleteObject', 'C_DestroyObject', {
      params: async token => {
        const created = { operation: 'createDataObject', params: { token, ...data } } as const
        const { objects } = await host.call(created.operation, created.params, { origin: null, answers: { enterPin } })
        return { token, object: objects[0]?.id ?? '' }
      },
      answers: { deleteObject: () => ({ pin: pinEntry(userPin), serialNumber: '' }) },
      looks: { args: asUser(userPin, '--list-objects', '--type', 'data'), made: ({ text }) => !text.includes('Note') },
    }),
    change('requestCertificate', 'C_GenerateKeyPair', {
      params: token => ({ subject, key: { algorithm: 'P-256' }, token }),
      answers: requestAnswers({ kind: 'pkcs11', pin: userPin }),
      looks: {
        args: asUser(userPin, '--list-objects', '--type', 'privkey'),
        made: ({ text }) => /Private Key/.test(text),
      },
    }),
  ]

  /** How the operation ends, and how often the person was asked. */
  async function run({ operation, params, answers }: Change, ...faults: string[]): Promise<[unknown, number]> {
    let asked = 0
    const counted = Object.fromEntries(
      Object.entries(answers ?? {}).map(([prompt, answer]) => [
        prompt,
        async (question: never, times: number) => {
          const given = await (answer as (question: never, times: number) => unknown)(question, times)
          if (given) asked++
          return given
        },
      ]),
    )
    const given = await params(token)
    module.misbehave(...faults)
    const origin =
      operation === 'requestCertificate' || operation === 'installCertificate' ? 'https://bank.example' : null
    const outcome = await host.call(operation, given, { origin, answers: counted }).then(
      () => 'done',
      ({ code, details }: { code: string; details: { reason?: string } }) => `${code} ${details.reason ?? ''}`,
    )
    module.misbehave()
    return [outcome, asked]
  }
  const isMade = ({ looks }: Change): boolean => looks.made(pkcs11Tool({ env }, looks.label ?? label, ...looks.args))

  for (const changing of changes) {
    const { operation, call } = changing
    it(`R8: ${operation}: the token process is killed in ${call}, before anything was written`, async () => {
      const before = module.calls().filter(made => made === call).length
      const killing = until(
        `${call} had begun`,
        () => module.calls().filter(made => made === call).length > before,
      ).then(() => {
        for (const { pid, command } of processesMentioning(module.path)) {
          if (command.includes('token-process')) process.kill(pid, 'SIGKILL')
        }
      })
      assert.deepEqual(await run(changing, `${call} delay 20000`), ['TOKEN_STATE_UNKNOWN MODULE_CRASHED', 1])
      await killing
      assert.equal(isMade(changing), false)
    })

    it(`R6: ${operation}: the token goes right after ${call} has written`, async () => {
      // A key that was made is not removed either.
      const gone = call === 'C_GenerateKeyPair' ? ['C_DestroyObject return 0x32'] : []
      assert.deepEqual(await run(changing, `${call} after 0x32`, ...gone), ['TOKEN_STATE_UNKNOWN TOKEN_REMOVED', 1])
      assert.equal(isMade(changing), true)
    })
  }

  it('leaves no key of a request of which no answer came, where the token still removes it', async () => {
    const changing = changes.find(({ operation }) => operation === 'requestCertificate') ?? assert.fail()
    assert.deepEqual(await run(changing, 'C_GenerateKeyPair after 0x32'), ['TOKEN_STATE_UNKNOWN TOKEN_REMOVED', 1])
    assert.equal(isMade(changing), false)
  })

  for (const [what, fault, reason] of [
    ['dies', 'segv', 'MODULE_CRASHED'],
    ['loses its token', 'return 0x32', 'TOKEN_REMOVED'],
  ] as const) {
    it(`a module that ${what} when it is asked what lies there after a change does not make it undone, nor asked for again`, async () => {
      const changing = changes.find(({ operation }) => operation === 'createDataObject') ?? assert.fail()
      const breaking = until('the change had begun', () => module.calls().includes('C_CreateObject')).then(() =>
        module.misbehave(`C_FindObjectsInit ${fault}`),
      )
      const outcome = await run(changing, 'C_CreateObject delay 800')
      await breaking
      assert.deepEqual(outcome, [`TOKEN_STATE_UNKNOWN ${reason}`, 1])
      assert.equal(isMade(changing), true)
    })
  }
})

/** A row whose parts belong together. */
function change<N extends HostOperation>(
  operation: N,
  call: string,
  row: Omit<Change<N>, 'operation' | 'call'>,
): Change {
  return { operation, call, ...row } as unknown as Change
}
