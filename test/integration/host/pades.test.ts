/** PDFs signed by keys on tokens, through the host: pdfsig, qpdf, OpenSSL and the host itself accept them. */
import assert from 'node:assert/strict'
import { X509Certificate } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { utf8, type Bytes } from '../../../shared/bytes.ts'
import type { KeyAlgorithm } from '../../../shared/key-algorithms.ts'
import { limits } from '../../../shared/limits.ts'
import type { Mark } from '../../../shared/mark.ts'
import type { HostParams } from '../../../shared/operations/index.ts'
import { createAuthority, type Authority } from '../../sites/portal/authority/authority.ts'
import { startHost, type HostProcess, type Script } from '../../support/host-process.ts'
import { joinParts } from '../../support/join-parts.ts'
import { indirect, makePdf, page } from '../../support/make-pdf.ts'
import { described, enrol, signAnswers, type Person } from '../../support/scripted-person.ts'
import { softHsm, userPin } from '../../support/soft-hsm.ts'
import { removeFolder } from '../../support/temporary-folder.ts'
import { opensslPdf, pdfsig, pdfText, qpdfCheck } from '../../support/pdf-judges.ts'

const mark: Mark = { page: 'last', at: { left: 300, top: 700, width: 200, height: 60 }, language: 'az' }

type Pades = Extract<HostParams<'sign'>, { format: 'pades' }>
const people: [what: string, person: Person, algorithm: KeyAlgorithm][] = [
  ['SoftHSM2', { kind: 'pkcs11', pin: userPin }, 'P-256'],
  ['the software token', { kind: 'software', pin: 'Qoz5-lampa8' }, 'RSA-2048'],
]

for (const [what, person, algorithm] of people)
  describe(`a signature in a PDF by the host with ${what}`, () => {
    const dataHome = mkdtempSync(join(tmpdir(), 'mohur-pades-'))
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

    const sign = (how: Partial<Pades>, given: readonly Bytes[], answers: Script['answers'] = {}) =>
      host.call(
        'sign',
        { documents: described(given), format: 'pades', certificate: leaf, ...how },
        { answers: { ...signAnswers(person, given, leaf), ...answers } },
      )

    it('is accepted by pdfsig, qpdf and OpenSSL and verified by the host, twice in one document, once with a mark', async () => {
      let document = makePdf({ objects: indirect(2, page('/MediaBox [0 0 595 842]')) })
      for (const count of [1, 2]) {
        const { results } = await sign(count === 2 ? { mark } : {}, [document])
        const [one] = results
        assert.ok(one && 'parts' in one, JSON.stringify(one))
        assert.equal(one.parts[0], 'content', 'it does not travel back')
        document = joinParts(one.parts, document)
        await qpdfCheck(document)
        await opensslPdf(document, authority.root)
        const said = await pdfsig(document, authority.root)
        assert.equal(said.split('Signature is Valid.').length - 1, count, said)
        const { results: verified } = await host.call('verify', {
          documents: [{ signed: document }],
          roots: [authority.root],
        })
        const [found] = verified
        assert.ok(found && 'signers' in found)
        assert.deepEqual(
          found.signers.map(({ valid, level, reasons, covers }) => ({ valid, level, reasons, covers })),
          Array.from({ length: count }, (_, place) => ({
            valid: true,
            level: 'B-B',
            reasons: [],
            covers: place === count - 1 ? 'document' : 'part',
          })),
        )
      }
      const words = await pdfText(document)
      const [name] = /CN=([^,]*)/.exec(new X509Certificate(leaf).subject.replaceAll('\n', ',')) ?? []
      assert.ok(words.includes('Elektron imza ilə imzalanıb') && words.includes(name?.slice(3) ?? '-'), words)
      await assert.rejects(sign({ mark }, [document], { sign: () => assert.fail('asked') }), {
        code: 'BAD_PARAMS',
        details: { reason: 'markCovers', at: 'documents.0' },
      })
    })

    it('is not made of a document that is unfit: the page is told why and of which, and the person is not asked', async () => {
      const unasked: Script['answers'] = { sign: () => assert.fail('asked') }
      const encrypted = sign({}, [makePdf(), makePdf({ trailer: '/Encrypt 4 0 R' })], unasked)
      await assert.rejects(encrypted, { code: 'BAD_PARAMS', details: { reason: 'encrypted', at: 'documents.1' } })
      const none = sign({}, [utf8('hello')], unasked)
      await assert.rejects(none, { code: 'BAD_PARAMS', details: { reason: 'notPdf', at: 'documents.0' } })
    })

    it('is not made of a document that is no longer what was shown', async () => {
      const other = makePdf({ header: '%PDF-1.6\n' })
      const read: Script['answers'] = { read: ({ offset, length }) => other.slice(offset, offset + length) }
      await assert.rejects(sign({}, [makePdf()], read), { code: 'DOCUMENT_CHANGED' })
    })

    it('is made of no document that is longer than the host may hold', async () => {
      const [one] = described([makePdf()])
      const long = [{ ...one, size: limits.pdfBytes + 1 }] as Pades['documents']
      await assert.rejects(sign({ documents: long }, [makePdf()]), { code: 'TOO_LARGE' })
    })

    it('has no choice of another format', async () => {
      for (const nonsense of [
        { detached: true },
        { packaging: 'enveloped' },
        { serialization: 'json' },
        { level: 'B-LT' },
      ])
        await assert.rejects(sign(nonsense as Partial<Pades>, [makePdf()]), { code: 'BAD_PARAMS' })
    })
  })
