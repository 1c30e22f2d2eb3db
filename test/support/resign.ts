/** An XML signature that somebody bent and then signed again: its digests and its value are right for what it says now, where that can be. */
import { sign as nodeSign } from 'node:crypto'
import { digestOf } from '../../host/digests.ts'
import { canonicalXml } from '../../host/pki/xades/canonical-xml.ts'
import { findById, idsIn } from '../../host/pki/xades/find-by-id.ts'
import { exclusiveForm, hashByUri } from '../../host/pki/xades/names.ts'
import { octetsOf } from '../../host/pki/xades/octets-of.ts'
import { signaturesIn, type ReadReference } from '../../host/pki/xades/read-signature.ts'
import { readXml } from '../../host/pki/xades/read-xml.ts'
import type { XmlDocument } from '../../host/pki/xades/xml-tree.ts'
import { hashes, signatureAlgorithms } from '../../shared/algorithms.ts'
import { utf8 } from '../../shared/bytes.ts'
import type { TestSigner } from './make-signer.ts'

/** Of the first signature in the text. */
export function resign(text: string, signer: TestSigner): string {
  const digested = redigest(text)
  const [signature] = signaturesIn(readXml(utf8(digested), 'INTERNAL').root)
  if (!signature) throw new Error('not signed')
  const { prehash } = signatureAlgorithms[signer.signatureAlgorithm]
  const made = nodeSign(prehash && hashes[prehash].node, canonicalXml(signature.signedInfo, { form: exclusiveForm }), {
    key: signer.privateKey,
    dsaEncoding: 'ieee-p1363',
  })
  return withValue(digested, made)
}

export const withValue = (text: string, value: Uint8Array): string =>
  text.replace(/(<ds:SignatureValue>)[^<]*/, `$1${Buffer.from(value).toString('base64')}`)

function redigest(text: string): string {
  const document = readXml(utf8(text), 'INTERNAL')
  const [signature] = signaturesIn(document.root)
  const digests = signature?.references.map(one => digestFor(one, document, signature.element)) ?? []
  let place = 0
  return text.replaceAll(/(?<=<ds:DigestValue>)[^<]*(?=<\/ds:DigestValue><\/ds:Reference>)/g, before => {
    const digest = digests[place++]
    return digest ? Buffer.from(digest).toString('base64') : before
  })
}

function digestFor(
  { uri, transforms, digestAlgorithm }: ReadReference,
  document: XmlDocument,
  own: XmlDocument['root'],
): Uint8Array | null {
  const target = uri === '' ? document : findById(idsIn(document.root), uri.slice(1))
  const found = target && octetsOf(target, transforms, own)
  const hash = hashByUri(digestAlgorithm)
  return found && 'octets' in found && hash ? digestOf(hash, found.octets) : null
}
