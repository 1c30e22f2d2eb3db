/** The list that an authority has published: the same until something changes or it becomes old, and its number never comes twice. */
import type { Issuer } from './issuer.ts'
import { makeRevocationList, type RevokedCertificate } from './revocation-list.ts'

const goodForMs = 86_400_000

export class PublishedList {
  readonly #issuer: Issuer
  readonly #entries: () => readonly RevokedCertificate[]
  readonly #nextNumber: () => number
  #current: { list: Uint8Array; until: number } | null = null

  constructor(
    issuer: Issuer,
    { nextNumber, entries = () => [] }: { nextNumber: () => number; entries?: () => readonly RevokedCertificate[] },
  ) {
    this.#issuer = issuer
    this.#entries = entries
    this.#nextNumber = nextNumber
  }

  /** Something has changed. */
  renew(): void {
    this.#current = null
  }

  /** DER of CertificateList. */
  at(now: Date): Uint8Array {
    const current = this.#current
    if (current && now.getTime() < current.until) return current.list
    const nextUpdate = new Date(now.getTime() + goodForMs)
    const contents = { number: this.#nextNumber(), thisUpdate: now, nextUpdate, entries: this.#entries() }
    const list = makeRevocationList(this.#issuer, contents)
    this.#current = { list, until: now.getTime() + goodForMs / 2 }
    return list
  }
}
