/** A certification request (PKCS#10, RFC 2986) as it is drawn: whom it names, for which key, and everything else that it asks for. */
import { toHex } from '../../../shared/bytes.ts'
import { extensionsIn, extensionTypes } from '../../../shared/certificate-extensions.ts'
import { readKeyAlgorithm, readName, type NamePart } from '../../../shared/certificate.ts'
import { children, readDer, readOid, type DerNode } from '../../../shared/der.ts'
import type { KeyAlgorithm } from '../../../shared/key-algorithms.ts'
import { Unreadable } from '../reading.ts'

/** What has no words of its own: its identifier, and its value in hexadecimal. */
interface Other {
  type: string
  value: string
}

export interface ReadRequest {
  subject: NamePart[]
  /** `null` for a kind of key that we do not sign with. */
  algorithm: KeyAlgorithm | null
  /** SHA-256 of subjectPublicKeyInfo, hexadecimal. */
  keyDigest: string
  /** Dotted identifiers. */
  purposes: string[]
  others: Other[]
}

/** RFC 2985 section 5.4.2, and Microsoft's name for the same. */
const extensionRequests = ['1.2.840.113549.1.9.14', '1.3.6.1.4.1.311.2.1.14']

/** @throws Unreadable */
export async function readRequest(content: Uint8Array): Promise<ReadRequest> {
  try {
    const { subject, key, attributes } = partsOf(content)
    const asked = attributes.map(readAttribute)
    return {
      subject: readName(subject),
      algorithm: readKeyAlgorithm(key),
      keyDigest: toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(key.whole)))),
      purposes: asked.flatMap(({ purposes }) => purposes),
      others: asked.flatMap(({ others }) => others),
    }
  } catch {
    throw new Unreadable('syntax')
  }
}

/** Exactly what stands there: what there is no place for is no request. */
function partsOf(content: Uint8Array): { subject: DerNode; key: DerNode; attributes: DerNode[] } {
  const whole = readDer(content)
  const [info, ...proof] = children(whole)
  const [version, subject, key, attributes, ...more] = info ? children(info) : []
  const tags = [whole, info, ...proof, version, subject, key, attributes].map(node => node?.tag)
  const wanted = [0x30, 0x30, 0x30, 0x03, 0x02, 0x30, 0x30, 0xa0]
  const isRequest = tags.length === wanted.length && tags.every((tag, index) => tag === wanted[index])
  if (!isRequest || !subject || !key || !attributes || more.length > 0) throw new Unreadable('syntax')
  return { subject, key, attributes: children(attributes) }
}

function readAttribute(attribute: DerNode): Pick<ReadRequest, 'purposes' | 'others'> {
  const [type, values, ...more] = children(attribute)
  if (!type || values?.tag !== 0x31 || more.length > 0) throw new Unreadable('syntax')
  const name = readOid(type)
  if (!extensionRequests.includes(name)) return { purposes: [], others: [otherOf(name, values.content)] }
  const extensions = children(values).flatMap(extensionsIn)
  const isPurposes = ({ type, critical }: { type: string; critical: boolean }): boolean =>
    type === extensionTypes.extendedKeyUsage && !critical
  return {
    purposes: extensions.filter(isPurposes).flatMap(({ value }) => children(readDer(value)).map(readOid)),
    others: extensions.filter(one => !isPurposes(one)).map(({ type, value }) => otherOf(type, value)),
  }
}

const otherOf = (type: string, value: Uint8Array): Other => ({ type, value: toHex(new Uint8Array(value)) })
