/** ASiC-E containers by keys in memory, as the host makes them. */
import { sign as nodeSign } from 'node:crypto'
import { digestOf } from '../../host/digests.ts'
import { nodeSignature } from '../../host/node-signature.ts'
import { formats } from '../../host/pki/formats.ts'
import type { Form } from '../../host/pki/format.ts'
import { signatureAlgorithms } from '../../shared/algorithms.ts'
import { utf8, type Bytes } from '../../shared/bytes.ts'
import { crc32 } from '../../shared/crc32.ts'
import { joinParts } from './join-parts.ts'
import type { TestSigner } from './make-signer.ts'

export const { asice } = formats
await asice.load?.()
export const insides = ['cades', 'xades'] as const
export const signingTime = new Date('2026-11-21T09:14:03.500Z')

export const files: Readonly<Record<string, Bytes>> = {
  'Müqavilə № 17.txt': utf8('Müqavilə'),
  'төлем & co.xml': utf8('<төлем/>'),
  "100% o'key+.bin": Uint8Array.from({ length: 70_000 }, (_, at) => at % 251),
}

export interface ContainerWishes {
  inside?: NonNullable<Form['inside']>
  documents?: Readonly<Record<string, Bytes>>
  type?: string
  /** What others signed before. */
  earlier?: Bytes
  /** Given what it should be of. */
  timestamp?: (stamped: Bytes) => Bytes
}

export function makeContainer(
  signer: TestSigner,
  { inside = 'cades', documents = files, type = 'text/plain', earlier, timestamp }: ContainerWishes = {},
): Bytes {
  const row = signatureAlgorithms[signer.signatureAlgorithm]
  const form: Form = { format: 'asice', inside }
  const [first, ...others] = Object.entries(documents).map(([name, content], index) => ({
    index,
    digest: digestOf(row.hash, content),
    signingTime,
    content: null,
    size: content.length,
    checksum: crc32(content),
    name,
    type,
    form,
    earlier,
  }))
  if (!first) throw new Error('nothing to be signed')
  const prepared = asice.prepare({ ...signer, algorithm: signer.signatureAlgorithm }, first, others)
  const { hash, options } = nodeSignature(row)
  const dsaEncoding = asice.signatureForm(form) === 'ASN.1' ? 'der' : 'ieee-p1363'
  const key = { key: signer.privateKey, ...options, dsaEncoding } as const
  const signature = new Uint8Array(nodeSign(hash, prepared.toBeSigned, key))
  const parts = prepared.package(signature, timestamp?.(prepared.stamped(signature)))
  return joinParts(parts, ...Object.values(documents))
}
