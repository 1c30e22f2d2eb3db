/** XML signatures by keys on tokens and in software, through the host: xmlsec1 and our own reader accept them. */
import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { utf8, type Bytes } from '../../../shared/bytes.ts'
import type { KeyAlgorithm } from '../../../shared/key-algorithms.ts'
import { limits } from '../../../shared/limits.ts'
import type { HostParams } from '../../../shared/operations/index.ts'
import { createAuthority, type Authority } from '../../sites/portal/authority/authority.ts'
import { startHost, type HostProcess, type Script } from '../../support/host-process.ts'
import { joinParts } from '../../support/join-parts.ts'
import { payment } from '../../support/make-xades.ts'
import { described, enrol, signAnswers, type Person } from '../../support/scripted-person.ts'
import { softHsm, userPin } from '../../support/soft-hsm.ts'
import { removeFolder } from '../../support/temporary-folder.ts'
import { xmlsecVerify } from '../../support/xmlsec.ts'

const documents: Bytes[] = [payment, utf8('<a>1</a>')]
type Xades = Extract<HostParams<'sign'>, { format: 'xades' }>
const people: [what: string, person: Person, algorithm: KeyAlgorithm][] = [
  ['SoftHSM2', { kind: 'pkcs11', pin: userPin }, 'P-256'],
  ['the software token', { kind: 'software', pin: 'Qoz5-lampa8' }, 'RSA-2048'],
]

for (const [what, person, algorithm] of people)
  describe(`an XML signature by the host with ${what}`, () => {
    const dataHome = mkdtempSync(join(tmpdir(), 'mohur-xades-'))
    let host: HostProcess
    let authority: Authority
    let leaf: Bytes

    before(async () => {
      const hsm = softHsm(dataHome)
      hsm.addToken('KAZTOKEN')
      authority = await createAuthority()
      host = await startHost({ dataHome, env: hsm.env })
      ;({ leaf } = await enrol(host, { person, authority, algorithm }))
    })
    after(async () => {
      await host.end()
      await removeFolder(dataHome)
    })

    const sign = (how: Partial<Xades>, given: readonly Bytes[] = documents, answers: Script['answers'] = {}) =>
      host.call(
        'sign',
        { documents: described(given), format: 'xades', packaging: 'enveloped', certificate: leaf, ...how },
        { answers: { ...signAnswers(person, given, leaf), ...answers } },
      )

    for (const packaging of ['enveloped', 'enveloping', 'detached'] as const)
      it(`${packaging}, is accepted by xmlsec1 and verified by the host`, async () => {
        const { results } = await sign({ packaging })
        for (const [index, document] of documents.entries()) {
          const one = results[index] ?? assert.fail()
          assert.ok(one && 'parts' in one, JSON.stringify(one))
          const signed = joinParts(one.parts, document)
          const beside = { [`ödəniş ${index}.txt`]: document }
          const { accepted, output } = await xmlsecVerify({
            signed,
            root: authority.root,
            beside,
            idElements: ['Object'],
          })
          assert.ok(accepted, output)
          const { results: verified } = await host.call(
            'verify',
            {
              documents: [{ signed, ...(packaging === 'detached' && { size: document.length }) }],
              roots: [authority.root],
            },
            { answers: { read: ({ offset, length }) => document.slice(offset, offset + length) } },
          )
          const [found] = verified
          assert.ok(found && 'signers' in found)
          assert.deepEqual(
            found.signers.map(({ valid, level, reasons, covers }) => ({ valid, level, reasons, covers })),
            [{ valid: true, level: 'B-B', reasons: [], covers: 'document' }],
          )
        }
      })

    it('is not made of a document that cannot be signed so, and the page is told why', async () => {
      const refused = sign({}, [utf8('<!DOCTYPE a><a/>')])
      await assert.rejects(refused, { code: 'BAD_PARAMS', details: { reason: 'documentType', at: 'documents.0' } })
      const twice = sign({ element: 'payee' }, [utf8('<a><b Id="payee"/><c Id="payee"/></a>')])
      await assert.rejects(twice, { code: 'BAD_PARAMS', details: { reason: 'elementNotOne', at: 'documents.0' } })
    })

    it('is not made of a document that is no longer what was shown', async () => {
      const read: Script['answers'] = { read: ({ offset, length }) => utf8('<a>2</a>').slice(offset, offset + length) }
      await assert.rejects(sign({}, [utf8('<a>1</a>')], read), { code: 'DOCUMENT_CHANGED' })
    })

    it('is made of no document that is longer than the host may hold, unless it stays beside it', async () => {
      const [one] = described(documents)
      const long = [{ ...one, size: limits.xmlBytes + 1 }] as Xades['documents']
      for (const packaging of ['enveloped', 'enveloping'] as const)
        await assert.rejects(sign({ packaging, documents: long }), { code: 'TOO_LARGE' })
      const { results } = await sign({ packaging: 'detached', documents: long }, [payment])
      assert.ok(results[0] && 'parts' in results[0])
    })

    it('has no packaging, element or choice of another format', async () => {
      for (const nonsense of [
        { packaging: 'inside' },
        { packaging: 'detached', element: 'payee' },
        { packaging: 'enveloping', parallel: true },
        { element: "x')" },
        { detached: true },
        { serialization: 'json' },
        { level: 'B-LT' },
        { format: 'cms' },
      ])
        await assert.rejects(sign(nonsense as Partial<Xades>), { code: 'BAD_PARAMS' }, JSON.stringify(nonsense))
    })
  })
