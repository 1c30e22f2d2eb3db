/**
 * The authorities for roots, time stamps and revocation (RFC 5280 sections 6.1 and 5, RFC 3161, RFC 6960): those that the person added and
 * those that an administrator set. Their addresses are the only ones that the extension ever connects to, and no page can give one.
 */
import { inquiryNames, type Inquiry } from '../shared/inquiries.ts'
import { fromBase64, toBase64, utf8, type Bytes } from '../shared/bytes.ts'
import { readCertificateBundle } from '../shared/certificate-bundle.ts'
import { limits } from '../shared/limits.ts'
import type { Browser } from './browser-api.ts'
import { readRows, type AuthorityRow } from './authority-rows.ts'
import { rootFaultOf } from './root-fault.ts'

export interface Authority {
  name: string
  /** DER: what its time stamps must lead to, and whose certificates it tells of. None where it has no address. */
  certificates: Bytes[]
  /** DER: what the certificates of signers may lead to in our own pages. One at least where it has no address. */
  roots: Bytes[]
  addresses: Partial<Record<Inquiry, string>>
  /** Set by an administrator. */
  managed: boolean
  /** The browser may connect to all of its addresses. */
  allowed: boolean
}

export type OwnAuthority = Pick<Authority, 'name' | 'certificates' | 'roots' | 'addresses'>

type Parts = Pick<Browser, 'storage' | 'permissions'>

/** Those of the administrator first; of one name the first counts. */
export async function readAuthorities({ storage, permissions }: Parts): Promise<Authority[]> {
  // Firefox refuses to read what no administrator set.
  const [own, set] = await Promise.all([storage.local.get(keys), storage.managed.get(keys).catch(() => ({}))])
  const rows = [
    ...authoritiesIn(set, textIn).map(one => ({ ...one, managed: true })),
    ...authoritiesIn(own, base64In).map(one => ({ ...one, managed: false })),
  ]
  const distinct = rows.filter(({ name }, at) => rows.findIndex(one => one.name === name) === at)
  return Promise.all(
    distinct
      .slice(0, limits.authorities)
      .map(async one => ({ ...one, allowed: await isAllowed(permissions, patternsOf(one)) })),
  )
}

/** There is nothing to allow where there is no address. */
const isAllowed = async (permissions: Parts['permissions'], origins: string[]): Promise<boolean> =>
  origins.length === 0 || permissions.contains({ origins })

/** Asks the browser first, so it must be called while the person presses a button. `false`: the browser may not connect there. */
export async function addAuthority({ storage, permissions }: Parts, authority: OwnAuthority): Promise<boolean> {
  const origins = patternsOf(authority)
  if (origins.length > 0 && !(await permissions.request({ origins }))) return false
  const { name, certificates, roots, addresses } = authority
  const row: AuthorityRow = { name, certificates: certificates.map(toBase64), roots: roots.map(toBase64), ...addresses }
  await storeRows(storage, [...(await ownRows(storage)), row])
  return true
}

/** What the browser was allowed for it is given back, unless another authority is at the same place. */
export async function removeAuthority({ storage, permissions }: Parts, authority: Authority): Promise<void> {
  const rows = await ownRows(storage)
  await storeRows(
    storage,
    rows.filter(({ name }) => name !== authority.name),
  )
  const left = (await readAuthorities({ storage, permissions })).flatMap(patternsOf)
  const origins = patternsOf(authority).filter(pattern => !left.includes(pattern))
  if (origins.length > 0) await permissions.remove({ origins })
}

export const allowAuthority = (
  { permissions }: Pick<Browser, 'permissions'>,
  authority: OwnAuthority,
): Promise<boolean> => permissions.request({ origins: patternsOf(authority) })

/** The browsers' permissions know no ports. */
const patternsOf = ({ addresses }: OwnAuthority): string[] => [
  ...new Set(
    Object.values(addresses).map(address => {
      const { protocol, hostname } = new URL(address)
      return `${protocol}//${hostname}/*`
    }),
  ),
]

/** Rows were kept under the second one while there were only time stamps; the next change stores all under the first. */
const key = 'authorities'
const oldKey = 'timestampAuthorities'
const keys = [key, oldKey]

const ownRows = async ({ local }: Browser['storage']): Promise<AuthorityRow[]> => rowsIn(await local.get(keys))

const storeRows = ({ local }: Browser['storage'], rows: readonly AuthorityRow[]): Promise<void> =>
  local.set({ [key]: rows, [oldKey]: [] })

const rowsIn = (stored: object): AuthorityRow[] => {
  const lists = stored as Partial<Record<string, unknown>>
  return keys.flatMap(name => readRows(lists[name]))
}

/** A row with a certificate that cannot be read, or with a root that is none, is left out. */
const authoritiesIn = (stored: object, certificatesIn: (text: string) => Bytes[]): OwnAuthority[] =>
  rowsIn(stored).flatMap(({ name, ...row }) => {
    const certificates = allIn(row.certificates ?? [], certificatesIn)
    const roots = allIn(row.roots ?? [], certificatesIn)
    const addresses = Object.fromEntries(
      inquiryNames.flatMap(inquiry => (row[inquiry] ? [[inquiry, row[inquiry]]] : [])),
    )
    if (!certificates || !roots?.every(one => rootFaultOf(one) === null)) return []
    return [{ name, certificates, roots, addresses }]
  })

/** `null` when one cannot be read, or there are more than an authority may have. */
function allIn(texts: readonly string[], certificatesIn: (text: string) => Bytes[]): Bytes[] | null {
  const each = texts.map(certificatesIn)
  const all = each.flat()
  return each.every(({ length }) => length > 0) && all.length <= limits.authorityCertificates ? all : null
}

function base64In(text: string): Bytes[] {
  try {
    return certificatesIn(fromBase64(text))
  } catch {
    return []
  }
}

/** An administrator writes PEM, or its base64 alone. */
function textIn(text: string): Bytes[] {
  const found = certificatesIn(utf8(text))
  return found.length > 0 ? found : base64In(text.replaceAll(/\s+/g, ''))
}

/** DER of the certificates in a file; none when there are none, more than an authority may have, or larger ones than anybody has. */
export function certificatesIn(file: Bytes): Bytes[] {
  try {
    const found = readCertificateBundle(file).map(certificate => new Uint8Array(certificate))
    const isFit =
      found.length <= limits.authorityCertificates && found.every(one => one.length <= limits.certificateBytes)
    return isFit ? found : []
  } catch {
    return []
  }
}
