/** The host looks after tokens for the extension's own pages alone: confirmations and PIN rules come before the token is touched. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { utf8 } from '../../../shared/bytes.ts'
import type { HostOperation, HostParams, Result } from '../../../shared/operations/index.ts'
import type { HostPrompt, Question } from '../../../shared/prompts/index.ts'
import { startHost, type HostProcess, type Script } from '../../support/host-process.ts'
import { inFolder, run } from '../../support/openssl.ts'
import { pinEntry } from '../../support/scripted-person.ts'
import { softHsm, soPin, userPin } from '../../support/soft-hsm.ts'
import { slotsOf } from '../../support/watching.ts'

const first = 'Ceyran7bala'
const second = 'Dalada9gul'

describe('the host, looking after tokens', () => {
  const dataHome = mkdtempSync(join(tmpdir(), 'mohur-care-'))
  let host: HostProcess
  before(async () => {
    const hsm = softHsm(dataHome)
    hsm.addToken('KAZTOKEN')
    host = await startHost({ dataHome, env: hsm.env })
  })
  after(async () => {
    await host.end()
    rmSync(dataHome, { recursive: true })
  })

  const call = <N extends HostOperation>(name: N, params: HostParams<N>, answers: Script['answers'] = {}) =>
    host.call(name, params, { origin: null, answers })
  const tokenOf = async (kind: 'pkcs11' | 'software'): Promise<Result<'listTokens'>[number]> => {
    const token = (await call('listTokens', {})).find(one => one.kind === kind && one.state !== 'uninitialized')
    return token ?? assert.fail(kind)
  }
  const codeOf = (work: Promise<unknown>): Promise<unknown> =>
    work.then(
      () => 'done',
      (error: { code?: unknown }) => error.code,
    )
  /** Why the person was asked again, each time. */
  const problems = <P extends HostPrompt>(asked: Question<P>[]): unknown[] =>
    asked.map(question => (question as { problem: { code: string; details: object } | null }).problem?.code ?? null)

  it('is deaf to pages', async () => {
    const { id } = await tokenOf('software').catch(() => tokenOf('pkcs11'))
    const asked = async <N extends HostOperation>(name: N, params: HostParams<N>): Promise<unknown> =>
      codeOf(host.call(name, params, { origin: 'https://bank.example' }))
    assert.equal(await asked('watchSlots', {}), 'NOT_ALLOWED')
    assert.equal(await asked('readToken', { token: id }), 'NOT_ALLOWED')
    assert.equal(await asked('initializeToken', { token: id }), 'NOT_ALLOWED')
    assert.equal(await asked('readPrivateObjects', { token: id }), 'NOT_ALLOWED')
    assert.equal(await asked('exportKeyFile', { token: id, keyId: '01' }), 'NOT_ALLOWED')
  })

  it('row 1: lists every reader, and tokens by their serial numbers', async () => {
    const slots = await slotsOf(host)
    const serials = slots.flatMap(({ token }) => token?.serialNumber ?? [])
    assert.ok(serials.includes((await tokenOf('pkcs11')).serialNumber))
    assert.ok(slots.some(({ module }) => module === 'software'))
  })

  it('row 17: changes the PIN after a wrong one and a weak one, each in the same window', async () => {
    const token = await tokenOf('pkcs11')
    const asked: Question<'setPin'>[] = []
    await call(
      'changePin',
      { token: token.id },
      {
        setPin: question => {
          const turn = asked.push(question)
          const typed = turn === 1 ? '99999999' : userPin
          return { pin: pinEntry(typed), newPin: utf8(turn === 2 ? 'abc12345' : first) }
        },
      },
    )
    assert.deepEqual(problems(asked), [null, 'PIN_INCORRECT', 'PIN_LENGTH'])
    assert.deepEqual(asked[2]?.problem?.details, { rule: 'run' })
    const { objects } = await call(
      'readPrivateObjects',
      { token: token.id },
      {
        enterPin: () => ({ pin: pinEntry(first) }),
      },
    )
    assert.deepEqual(objects, [])
  })

  it('row 18: unblocks with the SO PIN alone', async () => {
    const { id } = await tokenOf('pkcs11')
    await call('unblockPin', { token: id }, { setPin: () => ({ pin: pinEntry(soPin), newPin: utf8(second) }) })
    const shown = await call('readPrivateObjects', { token: id }, { enterPin: () => ({ pin: pinEntry(second) }) })
    assert.equal(shown.factoryPin, false)
  })

  it('rows 33, 34, 29: stores data and a secret key, tells what lies there then, and deletes a key by its serial number', async () => {
    const { id, serialNumber } = await tokenOf('pkcs11')
    const enterPin = () => ({ pin: pinEntry(second) })
    const data = { label: 'Note', application: 'bank', value: utf8('Müqavilə'), private: true }
    const stored = await call('createDataObject', { token: id, ...data }, { enterPin })
    assert.deepEqual(
      stored.objects.map(object => object.kind === 'data' && object.value),
      [utf8('Müqavilə')],
    )
    const made = await call('createSecretKey', { token: id, label: 'Arxiv', bits: 256 }, { enterPin })
    const key = made.objects.find(({ kind }) => kind === 'secretKey') ?? assert.fail('no key')
    const asked: Question<'deleteObject'>[] = []
    const left = await call(
      'deleteObject',
      { token: id, object: key.id },
      {
        deleteObject: question => ({
          pin: pinEntry(second),
          serialNumber: asked.push(question) === 1 ? '' : serialNumber,
        }),
      },
    )
    assert.deepEqual(problems(asked), [null, 'CONFIRMATION_WRONG'])
    assert.deepEqual(
      left.objects.map(({ kind }) => kind),
      ['data'],
    )
  })

  it('rows 21, 24: formats only when the serial number was typed', async () => {
    const { id, serialNumber } = await tokenOf('pkcs11')
    const asked: Question<'initializeToken'>[] = []
    await call(
      'initializeToken',
      { token: id },
      {
        initializeToken: question => ({
          soPin: pinEntry(soPin),
          newPin: utf8(first),
          label: 'Dala',
          serialNumber: asked.push(question) === 1 ? serialNumber.slice(1) : serialNumber,
          losesValidCertificate: false,
          pinChangeBy: null,
        }),
      },
    )
    assert.deepEqual(problems(asked), [null, 'CONFIRMATION_WRONG'])
    assert.equal((await tokenOf('pkcs11')).label, 'Dala')
  })

  it('imports a key file that OpenSSL wrote, after a wrong password, and gives it back as OpenSSL reads it', async () => {
    const [token] = (await call('listTokens', {})).filter(({ kind }) => kind === 'software')
    assert.ok(token)
    const pkcs12 = await inFolder({}, async folder => {
      const openssl = async (...args: string[]) => assert.equal((await run(folder, 'openssl', args)).status, 0)
      const subject = ['-subj', '/CN=Key file', '-days', '30', '-nodes', '-keyout', 'key', '-out', 'certificate']
      await openssl('req', '-x509', '-newkey', 'rsa:2048', ...subject)
      await openssl(
        'pkcs12',
        '-export',
        '-inkey',
        'key',
        '-in',
        'certificate',
        '-out',
        'p12',
        '-passout',
        'pass:Kreml1',
      )
      return new Uint8Array(await readFile(join(folder, 'p12')))
    })
    const asked: Question<'importKeyFile'>[] = []
    const { subject } = await call(
      'importKeyFile',
      { token: token.id, file: pkcs12 },
      {
        importKeyFile: question => ({
          password: utf8(asked.push(question) === 1 ? 'Kreml2' : 'Kreml1'),
          pin: pinEntry(first),
          exportable: true,
        }),
      },
    )
    assert.deepEqual(problems(asked), [null, 'KEY_FILE_PASSWORD'])
    assert.deepEqual(subject, [{ type: 'CN', value: 'Key file' }])
    const { objects } = await call('readToken', { token: token.id })
    const key = objects.find(object => object.kind === 'keyPair')
    assert.ok(key?.kind === 'keyPair' && key.exportable && key.hasCertificate)
    const { file } = await call(
      'exportKeyFile',
      { token: token.id, keyId: key.keyId },
      {
        exportKeyFile: () => ({ pin: pinEntry(first), password: utf8('Qobustan9') }),
      },
    )
    const read = await inFolder({ p12: file }, folder =>
      run(folder, 'openssl', ['pkcs12', '-in', 'p12', '-passin', 'pass:Qobustan9', '-nodes']),
    )
    assert.equal(read.status, 0, read.output)
    for (const part of ['PRIVATE KEY', 'CN = Key file', 'BEGIN CERTIFICATE'])
      assert.ok(read.output.includes(part), part)
  })
})
