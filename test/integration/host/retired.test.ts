/** Certificates that the person took out of use, through the real host, on SoftHSM2 and the software token. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { equalBytes, utf8, type Bytes } from '../../../shared/bytes.ts'
import type { ErrorCode } from '../../../shared/errors.ts'
import type { HostParams, HostResult } from '../../../shared/operations/index.ts'
import type { TokenObject } from '../../../shared/token-object.ts'
import { createAuthority, type Authority } from '../../sites/portal/authority/authority.ts'
import { startHost, type HostProcess, type Script } from '../../support/host-process.ts'
import { described, enrol, pinEntry, signAnswers, type Person } from '../../support/scripted-person.ts'
import { softHsm, userPin } from '../../support/soft-hsm.ts'

const people: Person[] = [
  { kind: 'pkcs11', label: 'KAZTOKEN', pin: userPin },
  { kind: 'software', pin: 'Qoz5-lampa8' },
]
const documents = [utf8('ödəniş')]

for (const person of people) {
  describe(`a certificate that was replaced, on a ${person.kind} token`, () => {
    const dataHome = mkdtempSync(join(tmpdir(), 'mohur-retired-'))
    const hsm = softHsm(dataHome)
    let host: HostProcess
    let authority: Authority
    let old: Bytes
    before(async () => {
      hsm.addToken('KAZTOKEN')
      authority = await createAuthority()
      host = await startHost({ dataHome, env: hsm.env })
      old = (await enrol(host, { person, authority, algorithm: 'P-256' })).leaf
      await enrol(host, { person, authority, algorithm: 'P-256' })
    })
    after(async () => {
      await host.end()
      rmSync(dataHome, { recursive: true })
    })

    const own = (answers: Script['answers'] = {}): Script => ({ origin: null, answers })
    const mark = (certificate: Bytes, retired: boolean): Promise<HostResult<'markRetired'>> =>
      host.call('markRetired', { certificate, retired }, own())
    const token = async (): Promise<string> => {
      const found = (await host.call('listTokens', {}, own())).find(({ kind }) => kind === person.kind)
      return found?.id ?? assert.fail('no token')
    }
    const nameOf = (certificate: Uint8Array): string => (equalBytes(certificate, old) ? 'old' : 'fresh')
    const retiredOf = (objects: readonly TokenObject[]): string[] =>
      objects.flatMap(one => (one.kind === 'certificate' && one.retired ? [nameOf(one.certificate)] : []))
    const obstaclesOf = (candidates: { certificate: Bytes; obstacle: ErrorCode | null }[]) =>
      Object.fromEntries(candidates.map(({ certificate, obstacle }) => [nameOf(certificate), obstacle]))
    const sign = (certificate?: Bytes, answers = signAnswers(person, documents)): Promise<HostResult<'sign'>> => {
      const params: HostParams<'sign'> = { documents: described(documents), format: 'cms', detached: true }
      return host.call('sign', certificate ? { ...params, certificate } : params, { answers })
    }

    it('row 128: signs until it is taken out of use; then it is not offered, and the reason stands beside it', async () => {
      await mark(old, false)
      assert.equal(nameOf((await sign(old)).certificate), 'old')
      await mark(old, true)
      let offered: object = {}
      const { sign: agree, ...others } = signAnswers(person, documents)
      const answers: Script['answers'] = {
        ...others,
        sign: (question, asked) => {
          offered = obstaclesOf(question.candidates)
          return agree?.(question, asked) ?? null
        },
      }
      assert.equal(nameOf((await sign(undefined, answers)).certificate), 'fresh')
      assert.deepEqual(offered, { old: 'CERTIFICATE_RETIRED', fresh: null })
    })

    it('row 128: is refused to a page that names it, and to one that lets the person choose', async () => {
      await mark(old, true)
      await assert.rejects(sign(old), { code: 'CERTIFICATE_RETIRED' })
      const choose = {
        selectCertificate: ({ candidates }: { candidates: { certificate: Bytes; fingerprint: string }[] }) => ({
          token: chosen,
          certificate: candidates.find(({ certificate }) => nameOf(certificate) === 'old')?.fingerprint ?? '',
        }),
      }
      const chosen = await token()
      await assert.rejects(host.call('selectCertificate', {}, { answers: choose }), { code: 'CERTIFICATE_RETIRED' })
    })

    it('row 128: stays on its token, marked wherever its objects are told, also by the next host', async () => {
      await mark(old, true)
      await host.end()
      host = await startHost({ dataHome, env: hsm.env })
      const id = await token()
      const enterPin = () => ({ pin: pinEntry(person.pin) })
      assert.deepEqual(retiredOf((await host.call('readToken', { token: id }, own())).objects), ['old'])
      const shown = await host.call('readPrivateObjects', { token: id }, own({ enterPin }))
      assert.deepEqual(retiredOf(shown.objects), ['old'])
      const note = { token: id, label: 'qeyd', application: '', value: utf8('x'), private: false }
      const { objects } = await host.call('createDataObject', note, own({ enterPin }))
      assert.deepEqual(retiredOf(objects), ['old'])
    })

    it('row 128: can be used again', async () => {
      await mark(old, true)
      await mark(old, false)
      assert.equal(nameOf((await sign(old)).certificate), 'old')
      assert.deepEqual(retiredOf((await host.call('readToken', { token: await token() }, own())).objects), [])
    })

    it('row 128: can be deleted', async () => {
      const { leaf } = await enrol(host, { person, authority, algorithm: 'P-256' })
      await mark(leaf, true)
      const id = await token()
      const { objects } = await host.call('readToken', { token: id }, own())
      const isIt = (one: TokenObject): boolean => one.kind === 'certificate' && equalBytes(one.certificate, leaf)
      const object = objects.find(isIt)?.id ?? assert.fail('not there')
      const deleted: boolean[] = []
      const left = await host.call(
        'deleteObject',
        { token: id, object },
        own({
          deleteObject: question => {
            deleted.push(question.object?.kind === 'certificate' && question.object.retired)
            return { pin: pinEntry(person.pin), serialNumber: '' }
          },
        }),
      )
      assert.deepEqual(deleted, [true])
      assert.ok(!left.objects.some(isIt))
    })
  })
}

describe('the marks of retired certificates, in the host', () => {
  const dataHome = mkdtempSync(join(tmpdir(), 'mohur-retired-'))
  let host: HostProcess
  before(async () => {
    host = await startHost({ dataHome })
  })
  after(async () => {
    await host.end()
    rmSync(dataHome, { recursive: true })
  })

  it('are not for pages', async () => {
    await assert.rejects(host.call('markRetired', { certificate: utf8('x'), retired: true }), { code: 'NOT_ALLOWED' })
  })

  it('are missed by the readiness check where they cannot be kept, and signing goes on', async () => {
    const folders = async (): Promise<string[]> =>
      (await host.call('diagnose', {}, { origin: null })).folders.map(({ code }) => code)
    assert.deepEqual(await folders(), [])
    const folder = join(dataHome, 'data', 'mohur', 'retired')
    rmSync(folder, { recursive: true })
    writeFileSync(folder, '')
    assert.deepEqual(await folders(), ['DATA_UNWRITABLE'])
    const marking = host.call('markRetired', { certificate: utf8('x'), retired: true }, { origin: null })
    await assert.rejects(marking, { code: 'DATA_UNWRITABLE' })
    const person: Person = { kind: 'software', pin: 'Qoz5-lampa8' }
    const { leaf } = await enrol(host, { person, authority: await createAuthority(), algorithm: 'P-256' })
    const params = { documents: described(documents), format: 'cms', detached: true, certificate: leaf } as const
    const { results } = await host.call('sign', params, { answers: signAnswers(person, documents) })
    assert.ok(results.every(one => 'parts' in one))
  })
})
