/** A person as the host meets one: answers its prompts with the right token, certificate and PIN, without a window. */
import { createHash } from 'node:crypto'
import { hashes, signatureAlgorithms, type HashName } from '../../shared/algorithms.ts'
import { type KeyAlgorithm } from '../../shared/key-algorithms.ts'
import { utf8, type Bytes } from '../../shared/bytes.ts'
import { crc32 } from '../../shared/crc32.ts'
import type { HostParams, Result } from '../../shared/operations/index.ts'
import type { PinEntry } from '../../shared/schemas.ts'
import type { Authority } from '../sites/portal/authority/authority.ts'
import type { HostProcess, Script } from './host-process.ts'

export const subject: HostParams<'requestCertificate'>['subject'] = [
  { type: 'C', value: 'AZ' },
  { type: 'O', value: 'Azərbaycan Mərkəzi Bankı' },
  { type: 'serialNumber', value: '5ABC123' },
  { type: 'CN', value: 'Səməd Məmmədov' },
]

export interface Person {
  /** Which of the connected tokens is theirs: by kind, or by label. */
  kind: 'pkcs11' | 'software'
  label?: string
  /** Where two modules show one token: its id by the module that is meant. */
  token?: string
  pin: string
}

type Answers = NonNullable<Script['answers']>

export const pinEntry = (text: string): PinEntry => ({ pin: utf8(text), lastTryConfirmed: false })

const digestWith = (hash: HashName, bytes: Uint8Array): Bytes =>
  Uint8Array.from(createHash(hashes[hash].node).update(bytes).digest())

const theirs = (person: Person, { id, kind, label }: { id: string; kind: string; label: string }): boolean =>
  kind === person.kind && (person.label ?? label) === label && (person.token ?? id) === id

export const requestAnswers = (person: Person): Answers => ({
  requestCertificate: ({ tokens }) => {
    const place = tokens.find(({ token, obstacle }) => obstacle === null && theirs(person, token))
    // A person waits until it is there: the question is put again when it changes.
    if (!place) return null
    return { token: place.token.id, pin: pinEntry(person.pin), exportable: false }
  },
})

export const installAnswers = (person: Person): Answers => ({
  installCertificate: ({ places }) => {
    const place = places.find(({ token }) => theirs(person, token))
    return place ? { token: place.token.id, pin: pinEntry(person.pin) } : null
  },
})

/** Agrees to sign these very bytes with the first usable certificate on their token. */
export const signAnswers = (person: Person, documents: readonly Bytes[], certificate?: Bytes): Answers => ({
  sign: ({ candidates }) => {
    const usable = candidates.find(
      candidate =>
        candidate.obstacle === null &&
        theirs(person, candidate.token) &&
        (certificate === undefined || Buffer.compare(certificate, candidate.certificate) === 0),
    )
    if (!usable?.algorithm) return null
    const { hash } = signatureAlgorithms[usable.algorithm]
    return {
      token: usable.token.id,
      certificate: usable.fingerprint,
      pin: pinEntry(person.pin),
      documents: documents.map((bytes, index) => ({ index, digest: digestWith(hash, bytes) })),
    }
  },
  read: ({ index, offset, length }) => Uint8Array.from(documents[index]?.subarray(offset, offset + length) ?? []),
})

/** The same of documents that become one container; `places` of those that the person leaves in. */
export function togetherAnswers(
  person: Person,
  documents: readonly Bytes[],
  places: readonly number[] = documents.map((_, index) => index),
): Answers {
  const { sign } = signAnswers(person, documents)
  return {
    sign: async (question, ...more) => {
      const answer = await sign?.(question, ...more)
      if (!answer) return null
      const agreed = answer.documents.filter(({ index }) => places.includes(index))
      return {
        ...answer,
        documents: agreed.map(one => ({ ...one, checksum: crc32(documents[one.index] ?? new Uint8Array()) })),
      }
    },
  }
}

/** Agrees to log in with the first usable certificate on their token. */
export const loginAnswers = (person: Person, certificate?: Bytes): Answers => ({
  authenticate: ({ candidates }) => {
    const usable = candidates.find(
      candidate =>
        candidate.obstacle === null &&
        theirs(person, candidate.token) &&
        (certificate === undefined || Buffer.compare(certificate, candidate.certificate) === 0),
    )
    return usable ? { token: usable.token.id, certificate: usable.fingerprint, pin: pinEntry(person.pin) } : null
  },
})

export const described = (documents: readonly Bytes[]): HostParams<'sign'>['documents'] =>
  documents.map((bytes, index) => ({ name: `ödəniş ${index}.txt`, type: 'text/plain', size: bytes.length }))

export interface Enrolment {
  made: Result<'requestCertificate'>
  leaf: Bytes
  progress: unknown[]
}

/** Key, request, certificate and installation, as the portal does it. */
export async function enrol(
  host: HostProcess,
  { person, authority, algorithm }: { person: Person; authority: Authority; algorithm: KeyAlgorithm },
): Promise<Enrolment> {
  const progress: unknown[] = []
  const made = await host.call(
    'requestCertificate',
    { subject, key: { algorithm } },
    { answers: requestAnswers(person), progress: value => progress.push(value) },
  )
  const leaf = await authority.issue({ request: made.request, days: 30 })
  await host.call('installCertificate', { certificates: [authority.bundle(leaf)] }, { answers: installAnswers(person) })
  return { made, leaf, progress }
}
