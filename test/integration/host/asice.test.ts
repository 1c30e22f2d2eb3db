/** ASiC-E containers by a key on a token, through the host: unzip, Python, OpenSSL, xmlsec1 and our own reader accept them. */
import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Bytes } from '../../../shared/bytes.ts'
import type { HostParams, HostResult } from '../../../shared/operations/index.ts'
import { createAuthority, type Authority } from '../../sites/portal/authority/authority.ts'
import { faultsOf } from '../../support/container-judges.ts'
import { startHost, type HostProcess } from '../../support/host-process.ts'
import { joinParts } from '../../support/join-parts.ts'
import { files, insides } from '../../support/make-container.ts'
import { enrol, signAnswers, togetherAnswers, type Person } from '../../support/scripted-person.ts'
import { removeFolder } from '../../support/temporary-folder.ts'

type Container = Extract<HostParams<'sign'>, { format: 'asice' }>
const person: Person = { kind: 'software', pin: 'Qoz5-lampa8' }
const names = Object.keys(files)
const contents = Object.values(files)
const documents = Object.entries(files).map(([name, { length: size }]) => ({ name, type: 'text/plain', size }))

describe('a container by the host', () => {
  const dataHome = mkdtempSync(join(tmpdir(), 'mohur-asice-'))
  let host: HostProcess
  let authority: Authority
  let leaf: Bytes

  before(async () => {
    authority = await createAuthority()
    host = await startHost({ dataHome })
    ;({ leaf } = await enrol(host, { person, authority, algorithm: 'P-256' }))
  })
  after(async () => {
    await host.end()
    await removeFolder(dataHome)
  })

  const sign = (how: Partial<Container>, answers = togetherAnswers(person, contents)): Promise<HostResult<'sign'>> =>
    host.call('sign', { documents, format: 'asice', inside: 'cades', certificate: leaf, ...how }, { answers })

  const signedIn = ({ results }: HostResult<'sign'>): Bytes => {
    const [one, ...more] = results
    assert.equal(more.length, 0)
    assert.ok(one && 'parts' in one, JSON.stringify(one))
    return joinParts(one.parts, ...contents)
  }

  for (const inside of insides)
    it(`with ${inside} is accepted by programs that open it and judge its signature, and verified by the host`, async () => {
      const signed = signedIn(await sign({ inside }))
      assert.deepEqual(await faultsOf({ signed, root: authority.root, inside, names }), [])
      const { results } = await host.call('verify', { documents: [{ signed }], roots: [authority.root] })
      const [found] = results
      assert.ok(found && 'signers' in found)
      assert.deepEqual(
        found.signers.map(({ valid, level, reasons, covers }) => ({ valid, level, reasons, covers })),
        [{ valid: true, level: 'B-B', reasons: [], covers: 'document' }],
      )
      assert.deepEqual(
        found.files,
        documents.map(({ name, size }) => ({ name, size, covered: true })),
      )
    })

  it('holds what the person left in, and the journal has a line for each of these', async () => {
    const signed = signedIn(await sign({ inside: 'xades' }, togetherAnswers(person, contents, [2, 0])))
    const kept = [0, 2].map(place => names[place] ?? '')
    assert.deepEqual(await faultsOf({ signed, root: authority.root, inside: 'xades', names: kept }), [])
    const { entries } = await host.call('readJournal', { limit: 100 }, { origin: null })
    const [{ request } = assert.fail()] = entries
    const lines = entries.filter(entry => entry.request === request && entry.stage === 'signing')
    assert.deepEqual(lines.map(({ document }) => document).toSorted(), kept.toSorted())
  })

  it('is made of no documents that cannot lie in one, nor without their checksums, and nobody is asked before', async () => {
    const asks = { sign: () => assert.fail('the person was asked') }
    const [first = assert.fail()] = documents
    const named = { documents: [first, { ...first, name: '../a' }] }
    await assert.rejects(sign(named, asks), {
      code: 'BAD_PARAMS',
      details: { reason: 'nameHasPath', at: 'documents.1.name' },
    })
    await assert.rejects(sign({}, signAnswers(person, contents)), { code: 'BAD_PARAMS' })
    for (const nonsense of [
      { inside: 'pades' },
      { detached: true },
      { packaging: 'detached' },
      { serialization: 'json' },
    ])
      await assert.rejects(sign(nonsense as Partial<Container>), { code: 'BAD_PARAMS' }, JSON.stringify(nonsense))
  })
})
