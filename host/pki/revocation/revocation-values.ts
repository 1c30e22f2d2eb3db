/** Revocation lists and OCSP responses as they stand in a CMS: RevocationInfoChoices (RFC 5652 section 10.2.1, RFC 5940), and RevocationValues (RFC 5126 section 6.3.4). */
import { children, readDer, readOid, type DerNode } from '../../../shared/der.ts'
import { limits } from '../../../shared/limits.ts'
import { context, oid } from '../der.ts'
import { maybe, one, readFields, readTagged } from '../read-fields.ts'

export interface RevocationValue {
  /** `answer`: OCSPResponse; `basic`: BasicOCSPResponse, as others write it. */
  kind: 'list' | 'answer' | 'basic'
  /** DER. */
  value: Uint8Array
}

const listTag = 0x30
const otherTag = 0xa1

/** OtherRevocationInfoFormat by its identifier. */
const kinds: Readonly<Record<string, RevocationValue['kind']>> = {
  '1.3.6.1.5.5.7.16.2': 'answer',
  '1.3.6.1.5.5.7.48.1.1': 'basic',
}

/** `null` where there is none. They are not signed and anybody's: what cannot be read says nothing, and no more is looked at than a signature needs. */
export function revocationValuesIn(field: DerNode | null): RevocationValue[] {
  if (!field || field.content.length > limits.revocationInside) return []
  try {
    return children(field).slice(0, limits.revocationValues).flatMap(readValue)
  } catch {
    return []
  }
}

function readValue(node: DerNode): RevocationValue[] {
  if (node.tag === listTag) return [{ kind: 'list', value: node.whole }]
  if (node.tag !== otherTag) return []
  const { type, value } = readFields(node, { type: one(0x06), value: one(0x30) })
  const kind = kinds[readOid(type)]
  return kind ? [{ kind, value: value.whole }] : []
}

/** RevocationValues beside a signer: lists, and what responders signed without the response around it. What cannot be read says nothing. */
export function revocationValuesBeside(node: DerNode): RevocationValue[] {
  try {
    const { lists, answers } = readFields(node, { lists: maybe(0xa0), answers: maybe(0xa1), others: maybe(0xa2) })
    return [
      ...membersOf(lists).map(({ whole }) => ({ kind: 'list' as const, value: whole })),
      ...membersOf(answers).map(({ whole }) => answerValue(whole)),
    ].slice(0, limits.revocationValues)
  } catch {
    return []
  }
}

/** Of a SEQUENCE OF under an explicit tag. */
const membersOf = (tagged: DerNode | null): DerNode[] => (tagged ? children(readTagged(tagged.content, 0x30)) : [])

/** Some write the response as it came, some only what was signed of it: a response begins with its status (RFC 6960 section 4.2.1). @throws MohurError CERTIFICATE_UNREADABLE */
export function answerValue(value: Uint8Array): RevocationValue {
  const [first] = children(readDer(value))
  return { kind: first?.tag === 0x0a ? 'answer' : 'basic', value }
}

const ocspType = oid('1.3.6.1.5.5.7.16.2')

/** DER of one RevocationInfoChoice. */
export const revocationChoice = ({ kind, value }: Pick<RevocationValue, 'kind' | 'value'>): Uint8Array =>
  kind === 'list' ? value : context(1, ocspType, value)
