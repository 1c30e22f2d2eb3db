/** XML signatures by keys in memory, as the host makes them. */
import { sign as nodeSign } from 'node:crypto'
import { digestOf } from '../../host/digests.ts'
import { nodeSignature } from '../../host/node-signature.ts'
import { formats } from '../../host/pki/formats.ts'
import type { Form } from '../../host/pki/format.ts'
import { signatureAlgorithms, type SignatureAlgorithm } from '../../shared/algorithms.ts'
import { fromUtf8, utf8, type Bytes } from '../../shared/bytes.ts'
import { joinParts } from './join-parts.ts'
import type { TestSigner } from './make-signer.ts'

export const { xades } = formats
await xades.load?.()
export const signingTime = new Date('2026-11-21T09:14:03.500Z')

/** A payment, with what is hard about XML: comments, CDATA, namespaces, line ends, letters of Azerbaijan and Kazakhstan. */
export const payment = utf8(
  '<?xml version="1.0" encoding="UTF-8"?>\r\n<!-- ödəniş -->\n<p:payment xmlns:p="urn:payment" xmlns:unused="urn:u" b="2" a="1">\r\n' +
    '  <p:payee Id="payee">ТОО «Дала» ғ<!-- x --></p:payee>\n  <amount xmlns="urn:amount" xml:id="amount" currency=\'KZT\'>1250000.50</amount>\n' +
    '  <p:note><![CDATA[<ə & ü>]]>&#13;</p:note><p:empty/>\n</p:payment>\n',
)

export interface Wishes extends Omit<Form, 'format'> {
  document?: Uint8Array
  algorithm?: SignatureAlgorithm
  name?: string
  /** Given what it should be of. */
  timestamp?: (stamped: Bytes) => Bytes
}

export function makeXades(
  signer: TestSigner,
  { document = payment, name = 'Payment 17.xml', timestamp, ...wishes }: Wishes = {},
): Bytes {
  const algorithm = wishes.algorithm ?? signer.signatureAlgorithm
  const row = signatureAlgorithms[algorithm]
  const form: Form = { format: 'xades', packaging: 'enveloped', ...wishes }
  const content = new Uint8Array(document)
  const about = {
    index: 0,
    digest: digestOf(row.hash, content),
    signingTime,
    content,
    size: content.length,
    checksum: null,
    name,
    type: 'text/xml',
    form,
  }
  const prepared = xades.prepare({ ...signer, algorithm }, about)
  const { hash, options } = nodeSignature(row)
  const signature = new Uint8Array(nodeSign(hash, prepared.toBeSigned, { key: signer.privateKey, ...options }))
  return joinParts(prepared.package(signature, timestamp?.(prepared.stamped(signature))), document)
}

export const textOf = (signed: Uint8Array): string => fromUtf8(signed)
