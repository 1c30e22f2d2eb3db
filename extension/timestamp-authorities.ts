/**
 * The authorities that give time stamps (RFC 3161): those that the person added and those that an administrator set. Their addresses
 * are the only ones that the extension ever connects to, and no page can give one.
 */
import { fromBase64, toBase64, type Bytes } from '../shared/bytes.ts'
import { readCertificateBundle } from '../shared/certificate-bundle.ts'
import { utf8 } from '../shared/bytes.ts'
import { limits } from '../shared/limits.ts'
import type { Browser } from './browser-api.ts'

export interface Authority {
  name: string
  address: string
  /** DER: what its time stamps must lead to. */
  root: Bytes
  /** Set by an administrator. */
  managed: boolean
  /** The browser may connect to it. */
  allowed: boolean
}

export type OwnAuthority = Pick<Authority, 'name' | 'address' | 'root'>

type Parts = Pick<Browser, 'storage' | 'permissions'>

const key = 'timestampAuthorities'

/** Those of the administrator first; of one name the first counts. */
export async function readAuthorities({ storage, permissions }: Parts): Promise<Authority[]> {
  // Firefox refuses to read what no administrator set.
  const [own, set] = await Promise.all([storage.local.get(key), storage.managed.get(key).catch(() => ({}))])
  const rows = [
    ...listIn(set, textIn).map(one => ({ ...one, managed: true })),
    ...listIn(own, base64In).map(one => ({ ...one, managed: false })),
  ]
  const distinct = rows.filter(({ name }, at) => rows.findIndex(one => one.name === name) === at)
  return Promise.all(
    distinct
      .slice(0, limits.timestampAuthorities)
      .map(async one => ({ ...one, allowed: await permissions.contains({ origins: [patternOf(one.address)] }) })),
  )
}

/** Asks the browser first, so it must be called while the person presses a button. `false`: the browser may not connect there. */
export async function addAuthority(
  { storage, permissions }: Parts,
  { name, address, root }: OwnAuthority,
): Promise<boolean> {
  if (!(await permissions.request({ origins: [patternOf(address)] }))) return false
  const rows = await ownRows(storage)
  await storage.local.set({ [key]: [...rows, { name, address, root: toBase64(root) }] })
  return true
}

/** What the browser was allowed for it is given back, unless another authority is at the same place. */
export async function removeAuthority({ storage, permissions }: Parts, { name, address }: Authority): Promise<void> {
  const rows = await ownRows(storage)
  await storage.local.set({ [key]: rows.filter(one => one.name !== name) })
  const left = await readAuthorities({ storage, permissions })
  const pattern = patternOf(address)
  if (!left.some(one => patternOf(one.address) === pattern)) await permissions.remove({ origins: [pattern] })
}

export const allowAuthority = ({ permissions }: Pick<Browser, 'permissions'>, address: string): Promise<boolean> =>
  permissions.request({ origins: [patternOf(address)] })

/** Https, without a user name; http only on this computer, as for pages (`shared/origin.ts`). */
export function isAuthorityAddress(address: string): boolean {
  if (address.length > limits.authorityAddress || !URL.canParse(address)) return false
  const { protocol, hostname, username, password, hash } = new URL(address)
  const isSafe = protocol === 'https:' || (protocol === 'http:' && hostname === 'localhost')
  return isSafe && hostname !== '' && username === '' && password === '' && hash === ''
}

/** The browsers' permissions know no ports. */
function patternOf(address: string): string {
  const { protocol, hostname } = new URL(address)
  return `${protocol}//${hostname}/*`
}

interface Row {
  name: string
  address: string
  root: string
}

const ownRows = async ({ local }: Browser['storage']): Promise<Row[]> => rowsIn(await local.get(key))

const rowsIn = (stored: object): Row[] => {
  const list = (stored as Record<string, unknown>)[key]
  return Array.isArray(list) ? list.filter(isRow) : []
}

function isRow(value: unknown): value is Row {
  const { name, address, root } = Object(value) as Partial<Record<keyof Row, unknown>>
  return (
    typeof name === 'string' &&
    name.length > 0 &&
    name.length <= limits.authorityName &&
    typeof address === 'string' &&
    isAuthorityAddress(address) &&
    typeof root === 'string'
  )
}

/** A row whose certificate cannot be read is left out. */
const listIn = (stored: object, rootIn: (text: string) => Bytes | null): OwnAuthority[] =>
  rowsIn(stored).flatMap(({ name, address, root }) => {
    const certificate = rootIn(root)
    return certificate && certificate.length <= limits.certificateBytes ? [{ name, address, root: certificate }] : []
  })

function base64In(text: string): Bytes | null {
  try {
    return onlyCertificate(fromBase64(text))
  } catch {
    return null
  }
}

/** An administrator writes PEM, or its base64 alone. */
const textIn = (text: string): Bytes | null => onlyCertificate(utf8(text)) ?? base64In(text.replaceAll(/\s+/g, ''))

/** DER of the one certificate in a file; `null` when there is none, or more than one. */
export function onlyCertificate(file: Bytes): Bytes | null {
  try {
    const [certificate, ...more] = readCertificateBundle(file)
    return certificate && more.length === 0 ? new Uint8Array(certificate) : null
  } catch {
    return null
  }
}
