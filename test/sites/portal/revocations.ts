/** The certificate centre's register of issued certificates: good, suspended, revoked. */
import { toHex } from '../../../shared/bytes.ts'
import type { CrlReason } from '../../../shared/revocation.ts'
import { BadRequest } from '../site.ts'
import type { Standing } from './authority/responder.ts'
import type { RevokedCertificate } from './authority/revocation-list.ts'
import { serialNumberIn } from './authority/serial-number.ts'

type Der = Uint8Array<ArrayBuffer>

/** On which grounds the desk revokes; `certificateHold` is a suspension, and the others are for authorities. */
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

export class Revocations {
  readonly #issued = new Set<string>()
  readonly #revoked = new Map<string, RevokedCertificate>()
  readonly #changed: () => void

  constructor(changed: () => void) {
    this.#changed = changed
  }

  issued(certificate: Der): void {
    this.#issued.add(toHex(serialNumberIn(certificate)))
  }

  /** For good; of a suspended certificate since it was suspended. @throws BadRequest 422, 409 */
  revoke(certificate: Der, reason: string, now: Date): void {
    const ground = grounds.find(name => name === reason)
    if (!ground) throw new BadRequest(422, { reason: 'missing' })
    const before = this.#before(certificate, 'valid', 'suspended')
    this.#enter(certificate, ground, before?.revokedAt ?? now)
  }

  /** Until it is released or revoked. @throws BadRequest 409 */
  suspend(certificate: Der, now: Date): void {
    this.#before(certificate, 'valid')
    this.#enter(certificate, 'certificateHold', now)
  }

  /** @throws BadRequest 409 for one that is not suspended */
  release(certificate: Der): void {
    this.#before(certificate, 'suspended')
    this.#revoked.delete(toHex(serialNumberIn(certificate)))
    this.#changed()
  }

  stateOf(certificate: Der): CertificateState {
    const entry = this.#revoked.get(toHex(serialNumberIn(certificate)))
    if (!entry) return { state: 'valid' }
    const { revokedAt: since, reason } = entry
    return reason === 'certificateHold' ? { state: 'suspended', since } : { state: 'revoked', since, reason }
  }

  /** By the DER of a serial number. */
  standingOf(serialNumber: Uint8Array): Standing {
    const name = toHex(serialNumber)
    return this.#revoked.get(name) ?? (this.#issued.has(name) ? 'good' : null)
  }

  list(): RevokedCertificate[] {
    return [...this.#revoked.values()]
  }

  #before(certificate: Der, ...allowed: CertificateState['state'][]): RevokedCertificate | undefined {
    const { state } = this.stateOf(certificate)
    if (!allowed.includes(state)) throw new BadRequest(409, { certificate: state })
    return this.#revoked.get(toHex(serialNumberIn(certificate)))
  }

  #enter(certificate: Der, reason: CrlReason, revokedAt: Date): void {
    const serialNumber = serialNumberIn(certificate)
    this.#revoked.set(toHex(serialNumber), { serialNumber, revokedAt, reason })
    this.#changed()
  }
}
