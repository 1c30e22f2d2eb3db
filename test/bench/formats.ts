/** P8: long documents in formats that are signed over their content, beside programs that do as much. */
import { execFileSync } from 'node:child_process'
import { closeSync, fsyncSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { concat, utf8, type Bytes } from '../../shared/bytes.ts'
import { createAuthority } from '../sites/portal/authority/authority.ts'
import { makePdf, signPdf } from '../support/make-pdf.ts'
import { makeKey, makeSigner, type TestSigner } from '../support/make-signer.ts'
import { makeXades } from '../support/make-xades.ts'
import { inTurn, type Figure } from './figures.ts'

const MB = 1_000_000
const rounds = 5

/** Milliseconds. */
const timed = async (work: () => unknown): Promise<number> => {
  const since = performance.now()
  await work()
  return performance.now() - since
}

/** @param home a folder for files */
export async function longDocuments(home: string): Promise<Figure[]> {
  const signer = await makeSigner(await createAuthority(), makeKey('RSA-2048'))
  return [await longXml(home, signer), await longPdf(home, signer)]
}

async function longXml(home: string, signer: TestSigner): Promise<Figure> {
  const document = payments(9 * MB)
  const at = (name: string): string => join(home, name)
  writeFileSync(at('key.pem'), signer.privateKey.export({ type: 'pkcs8', format: 'pem' }))
  writeFileSync(
    at('template.xml'),
    Buffer.from(document)
      .toString()
      .replace('</payments>', () => `${template}</payments>`),
  )
  const args = ['--sign', '--privkey-pem', at('key.pem'), '--output', at('signed.xml'), at('template.xml')]
  const [ours = NaN, peer = NaN] = await inTurn(rounds, [
    () => timed(() => makeXades(signer, { document })),
    () => timed(() => execFileSync('xmlsec1', args)),
  ])
  return { gate: 'P8', what: 'XAdES of 9 MB / xmlsec1 --sign', ours, peer, limit: 2, unit: 'ms' }
}

async function longPdf(home: string, signer: TestSigner): Promise<Figure> {
  const stream = 'x'.repeat(49 * MB)
  const document = makePdf({
    objects: [
      '<</Type /Catalog /Pages 2 0 R>>',
      '<</Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 595 842]>>',
      '<</Type /Page /Parent 2 0 R>>',
      `<</Length ${stream.length}>>\nstream\n${stream}\nendstream`,
    ],
  })
  const [from, to] = [join(home, 'long.pdf'), join(home, 'copy.pdf')]
  writeFileSync(from, document)
  const [ours = NaN, peer = NaN] = await inTurn(rounds, [
    () => timed(() => signPdf(signer, document)),
    () => timed(() => writeThrough(to, readFileSync(from))),
  ])
  return { gate: 'P8', what: 'PAdES of 49 MB / a copy of the file on the disk', ours, peer, limit: 2, unit: 'ms' }
}

function writeThrough(path: string, content: Uint8Array): void {
  const file = openSync(path, 'w')
  writeFileSync(file, content)
  fsyncSync(file)
  closeSync(file)
}

/** What xmlsec1 fills in: the same transforms as ours. */
const template = `<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:SignedInfo><ds:CanonicalizationMethod Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/><ds:SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"/><ds:Reference URI=""><ds:Transforms><ds:Transform Algorithm="http://www.w3.org/2000/09/xmldsig#enveloped-signature"/><ds:Transform Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/></ds:Transforms><ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/><ds:DigestValue/></ds:Reference></ds:SignedInfo><ds:SignatureValue/></ds:Signature>`

function payments(length: number): Bytes {
  const parts = [utf8('<?xml version="1.0" encoding="UTF-8"?>\n<payments xmlns="urn:payments" xmlns:p="urn:p">\n')]
  for (let size = 0, number = 1; size < length; number += 1) {
    const one = `  <payment id="p${number}" p:kind="x"><payer>Әлібек &amp; Қасымов ${number}</payer><amount currency="AZN">${number}.00</amount><note/></payment>\n`
    parts.push(utf8(one))
    size += parts.at(-1)?.length ?? 0
  }
  return concat([...parts, utf8('</payments>')])
}
