/** A signature by a key in memory beside those that others made, as the host puts it there. */
import { signatureAlgorithms } from '../../shared/algorithms.ts'
import type { Bytes } from '../../shared/bytes.ts'
import { crc32 } from '../../shared/crc32.ts'
import { digestOf } from '../../host/digests.ts'
import { ecdsaFromDer } from '../../host/pki/ecdsa-signature.ts'
import type { Form } from '../../host/pki/format.ts'
import { formats } from '../../host/pki/formats.ts'
import { coordinateBytesOf } from '../../host/pki/verify-signature.ts'
import { joinParts } from './join-parts.ts'
import { document } from './make-jws.ts'
import type { TestSigner } from './make-signer.ts'

interface Wishes {
  earlier?: Bytes | undefined
  timestamp?: Bytes
  content?: Bytes
}

/** Of `document` unless told otherwise. */
export function signBeside(signer: TestSigner, form: Form, wishes: Wishes = {}): Bytes {
  const { earlier, timestamp, content = document } = wishes
  const format = formats[form.format]
  const { signatureAlgorithm: algorithm, publicKey } = signer
  const { hash, encoding } = signatureAlgorithms[algorithm] as { hash: 'SHA-256'; encoding?: string }
  const checksum = crc32(content)
  const about = { index: 0, size: content.length, checksum, name: 'p', type: '', signingTime: new Date() }
  const digest = digestOf(hash, content)
  const prepared = format.prepare({ ...signer, algorithm }, { ...about, digest, content, form, earlier })
  const signature = signer.sign(prepared.toBeSigned)
  const isRaw = encoding === 'r‖s' && format.signatureForm(form) === 'r‖s'
  const made = isRaw ? ecdsaFromDer(signature, coordinateBytesOf(publicKey)) : signature
  return joinParts(prepared.package(made, timestamp), content)
}
