/** A row of the list of authorities as it is stored, and as an administrator writes it; also in the form of earlier versions. */
import { inquiryNames, type Inquiry } from '../shared/inquiries.ts'
import { limits } from '../shared/limits.ts'

export interface AuthorityRow extends Partial<Record<Inquiry, string>> {
  name: string
  /** Base64 of DER; of an administrator also PEM. What it is believed by at its addresses. */
  certificates?: string[]
  /** The same. What the certificates of signers may lead to. */
  roots?: string[]
}

/** What is no row is left out. */
export const readRows = (stored: unknown): AuthorityRow[] =>
  Array.isArray(stored) ? stored.map(modern).filter(isRow) : []

/** Before there was anything but time stamps a row had one address and one root. */
function modern(row: unknown): unknown {
  const { name, address, root } = Object(row) as Partial<Record<'name' | 'address' | 'root', unknown>>
  return address === undefined && root === undefined ? row : { name, certificates: [root], timestamp: address }
}

function isRow(value: unknown): value is AuthorityRow {
  const row = Object(value) as Partial<Record<keyof AuthorityRow, unknown>>
  const { name, certificates = [], roots = [] } = row
  const inquiries = inquiryNames.filter(inquiry => row[inquiry] !== undefined)
  return (
    typeof name === 'string' &&
    name.length > 0 &&
    name.length <= limits.authorityName &&
    areTexts(certificates) &&
    areTexts(roots) &&
    (inquiries.length > 0 ? certificates : roots).length > 0 &&
    inquiries.every(inquiry => isAuthorityAddress(row[inquiry], inquiry))
  )
}

const areTexts = (list: unknown): list is string[] =>
  Array.isArray(list) && list.every(text => typeof text === 'string')

/** Where http will do as well: what is told is signed, and most responders and lists are there alone. */
const mayBePlain: readonly Inquiry[] = ['ocsp', 'crl']

/** Https, without a user name; http for what is public and on this computer, as for pages (`shared/origin.ts`). */
export function isAuthorityAddress(address: unknown, inquiry: Inquiry): address is string {
  if (typeof address !== 'string' || address.length > limits.authorityAddress || !URL.canParse(address)) return false
  const { protocol, hostname, username, password, hash } = new URL(address)
  const isPlainAllowed = mayBePlain.includes(inquiry) || hostname === 'localhost'
  const isSafe = protocol === 'https:' || (protocol === 'http:' && isPlainAllowed)
  return isSafe && hostname !== '' && username === '' && password === '' && hash === ''
}
