/** Signatures of any format by keys in memory, as the host makes them. */
import { sign as nodeSign } from 'node:crypto'
import { digestOf } from '../../host/digests.ts'
import { nodeSignature } from '../../host/node-signature.ts'
import { formats } from '../../host/pki/formats.ts'
import type { Form } from '../../host/pki/format.ts'
import { signatureAlgorithms } from '../../shared/algorithms.ts'
import type { Bytes } from '../../shared/bytes.ts'
import { crc32 } from '../../shared/crc32.ts'
import { joinParts } from './join-parts.ts'
import type { TestSigner } from './make-signer.ts'

export interface NamedDocument {
  name: string
  type: string
  content: Bytes
}

export interface SigningWishes {
  form: Form
  /** One, but where a format takes several together. */
  documents: readonly NamedDocument[]
  /** DER of the token over what it should be of. */
  timestamp?: ((stamped: Bytes) => Promise<Bytes>) | undefined
}

export async function signWith(signer: TestSigner, { form, documents, timestamp }: SigningWishes): Promise<Bytes> {
  const format = formats[form.format]
  await format.load?.(form)
  const row = signatureAlgorithms[signer.signatureAlgorithm]
  const signingTime = new Date()
  const [first, ...others] = documents.map(({ name, type, content }, index) => ({
    index,
    name,
    type,
    content,
    form,
    signingTime,
    digest: digestOf(row.hash, content),
    size: content.length,
    checksum: crc32(content),
  }))
  if (!first) throw new Error('nothing to be signed')
  const prepared = format.prepare({ ...signer, algorithm: signer.signatureAlgorithm }, first, others)
  const { hash, options } = nodeSignature(row)
  const dsaEncoding = format.signatureForm(form) === 'ASN.1' ? 'der' : 'ieee-p1363'
  const key = { key: signer.privateKey, ...options, dsaEncoding } as const
  const signature = new Uint8Array(nodeSign(hash, prepared.toBeSigned, key))
  const token = await timestamp?.(prepared.stamped(signature))
  return joinParts(prepared.package(signature, token), ...documents.map(({ content }) => content))
}
