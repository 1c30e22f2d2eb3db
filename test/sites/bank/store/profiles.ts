/** Queries on profiles: the certificates of a person that the bank knows, each with what it is to be renewed as. */
import { createHash, X509Certificate, type KeyObject } from 'node:crypto'
import type { Row, Store } from '../../open-database.ts'
import type { Person } from '../person.ts'

export interface SubjectPart {
  type: string
  value: string
}

export interface Profile {
  /** SHA-256 of the certificate, hexadecimal. */
  fingerprint: string
  /** The person's; empty when there is none. */
  number: string
  subject: SubjectPart[]
  /** DER. */
  certificate: Uint8Array
  /** Milliseconds since 1970. */
  validTo: number
  /** Like `RSA-2048` or `P-256`. */
  key: string
  /** DER of subjectPublicKeyInfo. */
  publicKey: Uint8Array
  /** Dotted; empty where the certificate says nothing of them. */
  purposes: readonly string[]
  /** Fingerprint of the one that is used instead. */
  replacedBy: string | null
}

export const fingerprintOf = (certificate: Uint8Array): string => createHash('sha256').update(certificate).digest('hex')

/** Whoever logs in with it again changes nothing. */
export function rememberProfile(
  store: Store,
  { certificate, subject }: Pick<Profile, 'certificate' | 'subject'>,
): void {
  const number = subject.find(({ type }) => type === 'serialNumber')?.value ?? ''
  const values = [fingerprintOf(certificate), number, certificate, JSON.stringify(subject)]
  store.run('INSERT OR IGNORE INTO profiles VALUES (?, ?, ?, ?, NULL)', values)
}

export function findProfile(store: Store, fingerprint: string): Profile | null {
  const row = store.one('SELECT * FROM profiles WHERE fingerprint = ?', [fingerprint])
  return row && profileFrom(row)
}

/** Those with the person's number, and the one that they are logged in with; the one that ends first comes first. */
export const profilesOf = (store: Store, { number, fingerprint }: Person): Profile[] =>
  store
    .all("SELECT * FROM profiles WHERE fingerprint = ? OR (number = ? AND number <> '')", [fingerprint, number])
    .map(profileFrom)
    .toSorted((a, b) => a.validTo - b.validTo)

/** From now on the other one is used: whoever is logged in with this one is not any more. */
export function replaceProfile(store: Store, fingerprint: string, by: string): void {
  store.run('UPDATE profiles SET replaced_by = ? WHERE fingerprint = ?', [by, fingerprint])
  store.run("DELETE FROM sessions WHERE json_extract(person, '$.fingerprint') = ?", [fingerprint])
}

function profileFrom(row: Row): Profile {
  const certificate = new Uint8Array(row['certificate'] as Uint8Array)
  const facts = new X509Certificate(certificate)
  return {
    fingerprint: String(row['fingerprint']),
    number: String(row['number']),
    subject: JSON.parse(String(row['subject'])) as SubjectPart[],
    certificate,
    validTo: Date.parse(facts.validTo),
    key: keyName(facts.publicKey),
    publicKey: new Uint8Array(facts.publicKey.export({ format: 'der', type: 'spki' })),
    purposes: facts.keyUsage ?? [],
    replacedBy: row['replaced_by'] as string | null,
  }
}

const curves: Readonly<Record<string, string>> = { prime256v1: 'P-256', secp384r1: 'P-384', secp521r1: 'P-521' }

/** As the contract calls it. */
function keyName({
  asymmetricKeyType: type,
  asymmetricKeyDetails: { modulusLength, namedCurve = '' } = {},
}: KeyObject): string {
  if (type === 'rsa') return `RSA-${modulusLength}`
  return type === 'ed25519' ? 'Ed25519' : (curves[namedCurve] ?? namedCurve)
}
