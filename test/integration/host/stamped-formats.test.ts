/** XML, PDF, JWS and containers at level B-T by a key on a token, through the host: time stamps by OpenSSL, judged by OpenSSL, xmlsec1 and pdfsig. */
import assert from 'node:assert/strict'
import { timestampRequest } from '../../../host/pki/tsp/timestamp-request.ts'
import { fromUtf8, utf8, type Bytes } from '../../../shared/bytes.ts'
import { children, readDer } from '../../../shared/der.ts'
import type { HostParams } from '../../../shared/operations/index.ts'
import { faultsOf } from '../../support/container-judges.ts'
import { joinParts } from '../../support/join-parts.ts'
import { files, insides } from '../../support/make-container.ts'
import { makePdf, stampPdf } from '../../support/make-pdf.ts'
import { canonicalValues } from '../../support/canonical-values.ts'
import { makeKey, makeSigner } from '../../support/make-signer.ts'
import { payment } from '../../support/make-xades.ts'
import { entriesOf } from '../../support/make-zip.ts'
import { pdfParts } from '../../support/pdf-parts.ts'
import { opensslPdf, pdfsig, qpdfCheck } from '../../support/pdf-judges.ts'
import { described, signAnswers, togetherAnswers } from '../../support/scripted-person.ts'
import { stampingHost, stampingPerson } from '../../support/stamping-host.ts'
import { timestampIn } from '../../support/timestamp-in.ts'
import { xmlsecVerify } from '../../support/xmlsec.ts'

const never = (): never => assert.fail('nobody is asked')

describe('signatures of other formats at level B-T by the host', () => {
  const current = stampingHost('P-256')

  async function sign(form: Record<string, string>, ...contents: readonly Bytes[]): Promise<Bytes> {
    const params = {
      documents: described(contents),
      level: 'B-T',
      timestampAuthority: { name: 'Vaxt', certificates: [current().timestamps.root] },
      certificate: current().leaf,
      ...form,
    } as HostParams<'sign'>
    const answers = form['format'] === 'asice' ? togetherAnswers : signAnswers
    const timestamp = (request: Bytes): Promise<Bytes> => current().timestamps.reply(request)
    const { results } = await current().host.call('sign', params, {
      answers: { ...answers(stampingPerson, contents), timestamp },
    })
    const [one] = results
    assert.ok(one && 'parts' in one && one.level === 'B-T', JSON.stringify(results))
    return joinParts(one.parts, ...contents)
  }
  const verify = async (signed: Bytes) => {
    const documents = [{ signed }]
    const roots = { roots: [current().authority.root], timestampRoots: [current().timestamps.root] }
    const { results } = await current().host.call('verify', { documents, ...roots }, { answers: {} })
    const [found] = results
    return found && 'signers' in found ? found : assert.fail(JSON.stringify(results))
  }
  async function judge(signed: Bytes, { token, stamped }: { token: Uint8Array; stamped: Uint8Array }): Promise<void> {
    const { accepted, output } = await current().timestamps.verify(token, stamped)
    assert.ok(accepted, output)
    const { signers, documentTimestamps } = await verify(signed)
    assert.deepEqual(
      signers.map(({ level, valid, timestamp }) => [level, valid, timestamp?.reasons, timestamp?.authority]),
      [['B-T', true, [], 'Vaxt Mərkəzi']],
    )
    assert.deepEqual(documentTimestamps, [])
  }

  async function timestampInXml(signed: Uint8Array): Promise<Parameters<typeof judge>[1]> {
    const [, token = ''] = /<xades:EncapsulatedTimeStamp>([^<]+)</.exec(fromUtf8(signed)) ?? []
    return {
      token: Buffer.from(token, 'base64'),
      stamped: (await canonicalValues([signed]))[0] ?? assert.fail(),
    }
  }

  for (const packaging of ['enveloped', 'enveloping'] as const)
    it(`in XML, ${packaging}: xmlsec1 accepts the signature, and OpenSSL the time stamp over what xmlsec1 has canonical`, async () => {
      const signed = await sign({ format: 'xades', packaging }, payment)
      const { accepted, output } = await xmlsecVerify({
        signed,
        root: current().authority.root,
        idElements: ['Object'],
      })
      assert.ok(accepted, output)
      await judge(signed, await timestampInXml(signed))
    })

  it('in a PDF: pdfsig and OpenSSL accept the signature, and OpenSSL its time stamp', async () => {
    const signed = await sign({ format: 'pades' }, makePdf())
    await qpdfCheck(signed)
    await opensslPdf(signed, current().authority.root)
    const said = await pdfsig(signed, current().authority.root)
    assert.match(said, /Signature is Valid\.[^]*Certificate is Trusted\./)
    assert.match(said, /Total document signed/)
    await judge(signed, timestampIn(pdfParts(signed).inside))
  })

  for (const inside of insides)
    it(`in a container with ${inside}: programs that open it accept the signature, and OpenSSL its time stamp`, async () => {
      const contents = Object.values(files)
      const signed = await sign({ format: 'asice', inside }, ...contents)
      const names = described(contents).map(({ name }) => name)
      assert.deepEqual(await faultsOf({ signed, root: current().authority.root, inside, names }), [])
      const entry = entriesOf(signed).find(({ name }) => /signatures?\.(p7s|xml)$/.test(name)) ?? assert.fail()
      await judge(signed, inside === 'cades' ? timestampIn(entry.content) : await timestampInXml(entry.content))
    })

  it('in a JWS in JSON: OpenSSL accepts the time stamp over the signature as it is written', async () => {
    const signed = await sign({ format: 'jws', serialization: 'json' }, payment)
    const [{ signature, header }] = (
      JSON.parse(fromUtf8(signed)) as { signatures: [{ signature: string; header: { etsiU: [string] } }] }
    ).signatures
    const added = JSON.parse(Buffer.from(header.etsiU[0], 'base64url').toString()) as {
      sigTst: { tstTokens: [{ val: string }] }
    }
    const token = Buffer.from(added.sigTst.tstTokens[0].val, 'base64')
    await judge(signed, { token, stamped: utf8(signature) })
  })

  it('have time stamps of the document beside them, which OpenSSL accepts and pdfsig takes for no person’s signature', async () => {
    const by = await makeSigner(current().authority, makeKey('P-256'))
    const signed = await sign({ format: 'pades' }, makePdf())
    let content: Bytes = new Uint8Array()
    stampPdf(by, signed, stamped => {
      content = stamped
      return new Uint8Array()
    })
    const reply = await current().timestamps.reply(timestampRequest('SHA-256', content).request)
    const token = children(readDer(reply))[1]?.whole ?? assert.fail()
    const stamped = stampPdf(by, signed, () => Uint8Array.from(token))
    await qpdfCheck(stamped)
    const parts = pdfParts(stamped)
    const { accepted, output } = await current().timestamps.verify(parts.inside, parts.content)
    assert.ok(accepted, output)
    const said = await pdfsig(stamped, current().authority.root)
    assert.equal(said.split('ETSI.CAdES.detached').length, 2, said)
    assert.equal(said.split('Signature is Valid.').length, 2, said)
    assert.match(said, /Signature Type: unknown[^]*has not yet been verified/)
    const { signers, documentTimestamps } = await verify(stamped)
    assert.deepEqual(
      signers.map(({ level, valid, parts: [part] }) => [level, valid, part]),
      [['B-T', true, 'revision 2 of 3']],
    )
    assert.deepEqual(
      documentTimestamps.map(({ valid, reasons, covers, authority: name }) => [valid, reasons, covers, name]),
      [[true, [], 'document', 'Vaxt Mərkəzi']],
    )
  })

  it('are refused before the person is asked where the host is told of no authority', async () => {
    for (const form of [
      { format: 'xades', packaging: 'enveloped' },
      { format: 'pades' },
      { format: 'jws', serialization: 'json' },
    ]) {
      const params = { documents: described([payment]), level: 'B-T', ...form } as HostParams<'sign'>
      await assert.rejects(current().host.call('sign', params, { answers: { sign: never } }), {
        code: 'TIMESTAMP_AUTHORITY_MISSING',
      })
    }
  })
})
