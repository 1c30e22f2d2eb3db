/** The list that an authority has published: the same until something changes or it becomes old, and its number never comes twice. */
import type { Issuer } from './issuer.ts'
import { makeRevocationList, type ListContents, type RevokedCertificate } from './revocation-list.ts'

const goodForMs = 86_400_000

export interface Published extends ListContents {
  /** DER of CertificateList. */
  list: Uint8Array
}

export class PublishedList {
  readonly #issuer: Issuer
  readonly #entries: () => readonly RevokedCertificate[]
  readonly #nextNumber: () => number
  #current: Published | null = null

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

  /** The one that is good now. */
  at(now: Date): Published {
    const current = this.#current
    if (current && now.getTime() < current.thisUpdate.getTime() + goodForMs / 2) return current
    const nextUpdate = new Date(now.getTime() + goodForMs)
    const contents = { number: this.#nextNumber(), thisUpdate: now, nextUpdate, entries: this.#entries() }
    this.#current = { ...contents, list: makeRevocationList(this.#issuer, contents) }
    return this.#current
  }
}
