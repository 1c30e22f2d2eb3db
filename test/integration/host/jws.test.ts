/** JWS by keys on tokens, through the host: jose and our own reader accept them; what is signed over is what was shown. */
import assert from 'node:assert/strict'
import { X509Certificate } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { compactVerify, generalVerify, type GeneralJWSInput } from 'jose'
import { fromUtf8, utf8, type Bytes } from '../../../shared/bytes.ts'
import type { HostParams } from '../../../shared/operations/index.ts'
import { limits } from '../../../shared/limits.ts'
import { createAuthority, type Authority } from '../../sites/portal/authority/authority.ts'
import { startHost, type HostProcess, type Script } from '../../support/host-process.ts'
import { joinParts } from '../../support/join-parts.ts'
import { described, enrol, signAnswers, type Person } from '../../support/scripted-person.ts'
import { softHsm, userPin } from '../../support/soft-hsm.ts'
import { removeFolder } from '../../support/temporary-folder.ts'
import { until } from '../../support/until.ts'

const person: Person = { kind: 'pkcs11', pin: userPin }
const documents: Bytes[] = [utf8('{"amount":"840.00","currency":"AZN"}'), new Uint8Array(300_000).fill(7)]

describe('a JWS by the host', () => {
  const dataHome = mkdtempSync(join(tmpdir(), 'mohur-jws-'))
  let host: HostProcess
  let authority: Authority
  let leaf: Bytes

  before(async () => {
    const hsm = softHsm(dataHome)
    hsm.addToken('KAZTOKEN')
    authority = await createAuthority()
    host = await startHost({ dataHome, env: hsm.env })
    ;({ leaf } = await enrol(host, { person, authority, algorithm: 'P-256' }))
  })
  after(async () => {
    await host.end()
    await removeFolder(dataHome)
  })

  const sign = (more: Partial<Extract<HostParams<'sign'>, { format: 'jws' }>>, answers: Script['answers'] = {}) =>
    host.call(
      'sign',
      { documents: described(documents), format: 'jws', certificate: leaf, ...more },
      { answers: { ...signAnswers(person, documents, leaf), ...answers } },
    )

  const journalText = async (): Promise<string> => {
    const files = (await readdir(join(dataHome, 'data/mohur/journal'))).filter(name => name.endsWith('.jsonl'))
    const texts = await Promise.all(files.map(name => readFile(join(dataHome, 'data/mohur/journal', name), 'utf8')))
    return texts.join('')
  }
  const begunLines = async (): Promise<number> => (await journalText()).split('"stage":"signing"').length

  for (const detached of [false, true])
    for (const serialization of ['compact', 'json'] as const)
      it(`${detached ? 'detached' : 'with its payload'}, ${serialization}, is accepted by jose and verified by the host`, async () => {
        const { results } = await sign({ detached, serialization })
        const key = new X509Certificate(leaf).publicKey
        for (const [index, document] of documents.entries()) {
          const one = results[index] ?? assert.fail()
          const signed = joinParts('parts' in one ? one.parts : assert.fail(one.error.code), document)
          const text = fromUtf8(signed)
          const payload = Buffer.from(document).toString('base64url')
          const { payload: read } =
            serialization === 'json'
              ? await generalVerify({ payload, ...(JSON.parse(text) as object) } as GeneralJWSInput, key)
              : await compactVerify(detached ? text.replace('..', `.${payload}.`) : text, key)
          assert.deepEqual(new Uint8Array(read), document)
          const verified = await host.call(
            'verify',
            { documents: [{ signed, size: document.length }], roots: [authority.root] },
            { answers: { read: ({ offset, length }) => document.slice(offset, offset + length) } },
          )
          const [found] = verified.results
          assert.ok(found && 'signers' in found)
          assert.deepEqual(
            found.signers.map(({ valid, level, reasons }) => ({ valid, level, reasons })),
            [{ valid: true, level: 'B-B', reasons: [] }],
          )
        }
      })

  it('is not made of a document that is no longer what was shown', async () => {
    const other = utf8('{"amount":"940.00","currency":"AZN"}')
    const changed: Script['answers'] = {
      read: ({ index, offset, length }) =>
        (index === 0 ? other : (documents[1] ?? assert.fail())).slice(offset, offset + length),
    }
    const before = await begunLines()
    await assert.rejects(sign({}, changed), { code: 'DOCUMENT_CHANGED' })
    assert.equal(await begunLines(), before, 'nothing was begun')
  })

  it('is made of what came before a document that is no longer what was shown, and the page gets it', async () => {
    const many = Array.from({ length: 30 }, (_, index) => utf8(`{"payment":${index}}`))
    const { sign: agree, ...others } = signAnswers(person, many, leaf)
    const { results } = await sign(
      { documents: described(many) },
      {
        ...others,
        ...(agree ? { sign: agree } : {}),
        read: ({ index, offset, length }) =>
          (index === 29 ? utf8('{"payment":99}') : (many[index] ?? assert.fail())).slice(offset, offset + length),
      },
    )
    const outcomes = results.map(one => ('parts' in one ? 'signed' : 'error' in one ? one.error.code : assert.fail()))
    const signed = outcomes.indexOf('DOCUMENT_CHANGED')
    assert.ok(signed >= 8 && signed < 30, String(signed))
    assert.deepEqual(new Set(outcomes.slice(0, signed)), new Set(['signed']))
    assert.deepEqual(new Set(outcomes.slice(signed)), new Set(['DOCUMENT_CHANGED']))
    const count = (text: string, stage: string): number => text.split(`"stage":"${stage}"`).length - 1
    const told = await until('every signature had its end', async () => {
      const text = await journalText()
      return count(text, 'signing') === count(text, 'delivered') + count(text, 'undelivered') ? text : null
    })
    assert.equal(count(told, 'undelivered'), 0, 'what was made was handed over')
  })

  it('is made of no document that is longer than the host may hold', async () => {
    const [one] = described(documents)
    const long = [{ ...one, size: limits.jwsBytes + 1 }] as HostParams<'sign'>['documents']
    await assert.rejects(sign({ documents: long }), { code: 'TOO_LARGE' })
  })

  it('offers no certificate that the names of JWS do not fit', async () => {
    await assert.rejects(sign({ hash: 'SHA-384' }), { code: 'ALGORITHM_UNSUPPORTED' })
  })

  it('has no choice of another format, nor in compact serialization a time stamp', async () => {
    for (const nonsense of [{ format: 'cms', serialization: 'json' }, { level: 'B-T' }, { format: 'jades' }])
      await assert.rejects(sign(nonsense as Parameters<typeof sign>[0]), { code: 'BAD_PARAMS' })
  })
})
