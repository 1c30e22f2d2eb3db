/** The certificate centre's word on its certificates: good, suspended, revoked. */
import { fromHex, toHex } from '../../../shared/bytes.ts'
import type { CrlReason } from '../../../shared/revocation.ts'
import { BadRequest } from '../site.ts'
import type { Standing } from './authority/responder.ts'
import type { RevokedCertificate } from './authority/revocation-list.ts'
import { serialNumberIn } from './authority/serial-number.ts'
import { addIssued, findRevoked, isIssued, listRevoked, setRevoked, type Revoked } from './store/issued.ts'
import type { Store } from './store/open-store.ts'

type Der = Uint8Array<ArrayBuffer>

/** On which grounds is revoked; `certificateHold` is a suspension, and the others are for authorities. */
export const grounds = [
  'unspecified',
  'keyCompromise',
  'affiliationChanged',
  'superseded',
  'cessationOfOperation',
  'privilegeWithdrawn',
] as const satisfies readonly CrlReason[]

export type CertificateState =
  { state: 'valid' } | { state: 'suspended'; since: Date } | { state: 'revoked'; since: Date; reason: CrlReason }

const serialOf = (certificate: Der): string => toHex(serialNumberIn(certificate))
const listed = ({ serial, revokedAt, reason }: Revoked): RevokedCertificate => ({
  serialNumber: fromHex(serial),
  revokedAt,
  reason,
})

export class Revocations {
  readonly #store: Store
  readonly #changed: () => void

  constructor(store: Store, changed: () => void) {
    this.#store = store
    this.#changed = changed
  }

  issued(certificate: Der): void {
    addIssued(this.#store, serialOf(certificate))
  }

  /** For good; of a suspended certificate since it was suspended. @throws BadRequest 422, 409 */
  revoke(certificate: Der, reason: string, now: Date): void {
    const ground = grounds.find(name => name === reason)
    if (!ground) throw new BadRequest(422, { reason: 'missing' })
    const before = this.#before(certificate, 'valid', 'suspended')
    this.#enter(certificate, { reason: ground, revokedAt: before?.revokedAt ?? now })
  }

  /** Until it is released or revoked. @throws BadRequest 409 */
  suspend(certificate: Der, now: Date): void {
    this.#before(certificate, 'valid')
    this.#enter(certificate, { reason: 'certificateHold', revokedAt: now })
  }

  /** @throws BadRequest 409 for one that is not suspended */
  release(certificate: Der): void {
    this.#before(certificate, 'suspended')
    this.#enter(certificate, null)
  }

  stateOf(certificate: Der): CertificateState {
    const entry = findRevoked(this.#store, serialOf(certificate))
    if (!entry) return { state: 'valid' }
    const { revokedAt: since, reason } = entry
    return reason === 'certificateHold' ? { state: 'suspended', since } : { state: 'revoked', since, reason }
  }

  /** By the DER of a serial number. */
  standingOf(serialNumber: Uint8Array): Standing {
    const serial = toHex(serialNumber)
    const entry = findRevoked(this.#store, serial)
    if (entry) return listed(entry)
    return isIssued(this.#store, serial) ? 'good' : null
  }

  list(): RevokedCertificate[] {
    return listRevoked(this.#store).map(listed)
  }

  #before(certificate: Der, ...allowed: CertificateState['state'][]): Revoked | null {
    const { state } = this.stateOf(certificate)
    if (!allowed.includes(state)) throw new BadRequest(409, { certificate: state })
    return findRevoked(this.#store, serialOf(certificate))
  }

  #enter(certificate: Der, to: Omit<Revoked, 'serial'> | null): void {
    setRevoked(this.#store, serialOf(certificate), to)
    this.#changed()
  }
}
