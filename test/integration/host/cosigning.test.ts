/** Several people, each with a token of their own, sign one document one after the other: every program accepts all of them. */
import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fromUtf8, utf8, type Bytes } from '../../../shared/bytes.ts'
import type { HostParams } from '../../../shared/operations/index.ts'
import type { Question } from '../../../shared/prompts/index.ts'
import { createAuthority, type Authority } from '../../sites/portal/authority/authority.ts'
import { faultsOf } from '../../support/container-judges.ts'
import { startHost, type HostProcess } from '../../support/host-process.ts'
import { joinParts } from '../../support/join-parts.ts'
import { makePdf } from '../../support/make-pdf.ts'
import { cmsVerifiers } from '../../support/openssl.ts'
import { opensslPdf, pdfsig, qpdfCheck } from '../../support/pdf-judges.ts'
import { described, enrol, signAnswers, togetherAnswers, type Person } from '../../support/scripted-person.ts'
import { softHsm, userPin } from '../../support/soft-hsm.ts'
import { removeFolder } from '../../support/temporary-folder.ts'
import { xmlsecVerify } from '../../support/xmlsec.ts'

const people: readonly Person[] = [
  { kind: 'pkcs11', pin: userPin, label: 'DIREKTOR' },
  { kind: 'pkcs11', pin: userPin, label: 'MUHASIB' },
  { kind: 'software', pin: 'Qoz5-lampa8' },
]
const payment = utf8('{"amount":"840.00","currency":"AZN"}')

describe('several people who sign one document', () => {
  const dataHome = mkdtempSync(join(tmpdir(), 'mohur-cosigning-'))
  const leaves: Bytes[] = []
  let host: HostProcess
  let authority: Authority

  before(async () => {
    const hsm = softHsm(dataHome)
    hsm.addToken('DIREKTOR')
    hsm.addToken('MUHASIB')
    authority = await createAuthority()
    host = await startHost({ dataHome, env: hsm.env })
    for (const person of people) leaves.push((await enrol(host, { person, authority, algorithm: 'P-256' })).leaf)
  })
  after(async () => {
    await host.end()
    await removeFolder(dataHome)
  })

  /** The signature, and whom the person was told to have signed before. */
  async function sign(
    place: number,
    content: Bytes,
    how: (document: HostParams<'sign'>['documents'][number]) => HostParams<'sign'>,
  ): Promise<{ signed: Bytes; told: Question<'sign'>['earlier'] }> {
    const [document] = described([content])
    const certificate = leaves[place] ?? assert.fail()
    const person = people[place] ?? assert.fail()
    const { sign: agreeAlone, ...others } = signAnswers(person, [content], certificate)
    let told: Question<'sign'>['earlier'] = []
    const params = { ...how(document ?? assert.fail()), certificate, trustedRoots: [authority.root] }
    const agree = params.format === 'asice' ? togetherAnswers(person, [content]).sign : agreeAlone
    const { results } = await host.call('sign', params, {
      answers: {
        ...others,
        sign: (question, ...more) => {
          told = question.earlier
          return agree?.(question, ...more) ?? null
        },
      },
    })
    const [one] = results
    return { signed: joinParts(one && 'parts' in one ? one.parts : assert.fail(JSON.stringify(one)), content), told }
  }

  const findingsOf = (told: Question<'sign'>['earlier']) =>
    told.map(({ index, signers }) => ({ index, findings: signers?.map(({ findings }) => findings) }))

  it('have one CMS in the end, which OpenSSL, GnuTLS and NSS accept, each told of those before', async () => {
    const by = (place: number, earlier?: Bytes) =>
      sign(place, payment, document => ({
        format: 'cms',
        detached: true,
        documents: [{ ...document, ...(earlier && { signed: earlier }) }],
      }))
    const first = await by(0)
    assert.deepEqual(first.told, [])
    const second = await by(1, first.signed)
    assert.deepEqual(findingsOf(second.told), [{ index: 0, findings: [[]] }])
    const third = await by(2, second.signed)
    assert.deepEqual(findingsOf(third.told), [{ index: 0, findings: [[], []] }])
    const { entries } = await host.call('readJournal', { limit: 100 }, { origin: null })
    const names = (third.told[0]?.signers ?? []).map(({ name }) => name)
    assert.deepEqual(
      entries.filter(({ operation, stage }) => operation === 'sign' && stage === 'delivered').map(line => line.earlier),
      [{ count: 2, names }, { count: 1, names: names.slice(0, 1) }, undefined],
    )
    for (const [name, judge] of Object.entries(cmsVerifiers)) {
      const { accepted, output } = await judge({ signed: third.signed, content: payment, root: authority.root })
      assert.ok(accepted, `${name}: ${output}`)
    }
    const broken = second.signed.map((octet, at, { length }) => (at === length - 1 ? octet ^ 1 : octet))
    await assert.rejects(by(2, broken), { code: 'EARLIER_SIGNATURE_BROKEN' })
  })

  it('have one container in the end, and one XML signature of two, each told of those before and of their role', async () => {
    const inside = 'xades'
    const container = await sign(0, payment, one => ({
      format: 'asice',
      inside,
      documents: [one],
      role: 'Baş mühasib',
    }))
    const both = await sign(1, payment, one => ({
      format: 'asice',
      inside,
      documents: [one],
      signed: container.signed,
    }))
    assert.deepEqual(
      both.told.map(({ signers }) => signers?.map(({ roles }) => roles)),
      [[['Baş mühasib']]],
    )
    const names = ['ödəniş 0.txt']
    for (const ending of ['', '002']) {
      assert.deepEqual(await faultsOf({ signed: both.signed, root: authority.root, inside, ending, names }), [])
    }
    const form = { format: 'xades', packaging: 'enveloping' } as const
    const first = await sign(0, payment, one => ({ ...form, documents: [one] }))
    const second = await sign(1, payment, one => ({ ...form, documents: [{ ...one, signed: first.signed }] }))
    assert.deepEqual(findingsOf(second.told), [{ index: 0, findings: [[]] }])
    const idElements = ['http://www.w3.org/2000/09/xmldsig#:Object']
    const ids = [...fromUtf8(second.signed).matchAll(/<ds:Signature [^>]*Id="([^"]+)"/g)].map(([, id = '']) => id)
    assert.equal(ids.length, 2)
    for (const only of ids) {
      const { accepted, output } = await xmlsecVerify({ signed: second.signed, root: authority.root, idElements, only })
      assert.ok(accepted, output)
    }
  })

  it('have one PDF in the end, of which pdfsig, qpdf and OpenSSL accept three signatures', async () => {
    let document = makePdf()
    for (const place of people.keys()) {
      const { signed, told } = await sign(place, document, one => ({ format: 'pades', documents: [one] }))
      assert.equal(told[0]?.signers?.length ?? 0, place)
      document = signed
    }
    await qpdfCheck(document)
    await opensslPdf(document, authority.root)
    const said = await pdfsig(document, authority.root)
    assert.equal(said.split('Signature is Valid.').length - 1, 3, said)
  })
})
