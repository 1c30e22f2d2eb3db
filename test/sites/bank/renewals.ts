/** Renewal of keys: a request for a new key comes in a CMS by the old one, the centre issues, and the login with the new one is the switch. */
import { ContentInfo, SignedData } from 'pkijs'
import { verifyRequest } from '../../../host/server/index.ts'
import { BadRequest } from '../site.ts'
import { askingAt } from './ask-revocation.ts'
import type { Office } from './office.ts'
import { SignatureRefused, type Person } from './person.ts'
import {
  fingerprintOf,
  findProfile,
  profilesOf,
  rememberProfile,
  replaceProfile,
  type Profile,
} from './store/profiles.ts'
import {
  beginRenewal,
  getRenewal,
  keepRequest,
  listRenewals,
  markInService,
  markInstalled,
  type Renewal,
} from './store/renewals.ts'
import { verifySignature } from './verify-signature.ts'
import type { LoggedIn } from './verify-token.ts'

const day = 86_400_000
/** From when on a profile is to be renewed, and from when on it is high time. */
export const plannedDays = 30
const criticalDays = 7

export type Standing = 'working' | 'planned' | 'critical' | 'ended' | 'replaced'

/** Whole ones; 0 on the last. */
export const daysLeft = ({ validTo }: Pick<Profile, 'validTo'>, now: Date): number =>
  Math.max(0, Math.floor((validTo - now.getTime()) / day))

export function standingOf(profile: Pick<Profile, 'validTo' | 'replacedBy'>, now: Date): Standing {
  if (profile.replacedBy !== null) return 'replaced'
  if (profile.validTo < now.getTime()) return 'ended'
  const left = daysLeft(profile, now)
  if (left < criticalDays) return 'critical'
  return left < plannedDays ? 'planned' : 'working'
}

/** Those of the person that are to be renewed. */
export const dueProfiles = ({ store, now }: Office, person: Person): Profile[] =>
  profilesOf(store, person).filter(profile => ['planned', 'critical', 'ended'].includes(standingOf(profile, now())))

/** Of the key that the person is logged in with: who else could sign for it? @throws BadRequest 403, 409 */
export function begin({ store, now }: Office, person: Person, profile: string): Renewal {
  const known = findProfile(store, profile)
  if (!known || person.fingerprint !== profile) throw new BadRequest(403, { renewal: 'otherKey' })
  if (standingOf(known, now()) === 'ended') throw new BadRequest(409, { renewal: 'certificateExpired' })
  return beginRenewal(store, profile)
}

/** One of the person's. @throws BadRequest 404 */
export function ownRenewal({ store }: Office, person: Person, id: string | undefined): Renewal {
  const renewal = getRenewal(store, id)
  if (profilesOf(store, person).some(({ fingerprint }) => fingerprint === renewal.profile)) return renewal
  throw new BadRequest(404, { renewal: 'renewalUnknown' })
}

/** `signed`: base64 of the CMS that holds the request. @throws BadRequest 403, 409, 422 naming what is wrong */
export async function acceptRequest(
  office: Office,
  person: Person,
  { id, signed }: { id: string; signed: string },
): Promise<void> {
  const { store, authorities, revocation } = office
  const renewal = ownRenewal(office, person, id)
  if (renewal.profile !== person.fingerprint) throw new BadRequest(403, { renewal: 'otherKey' })
  const profile = findProfile(store, renewal.profile)
  if (!profile || standingOf(profile, office.now()) === 'ended')
    throw new BadRequest(409, { renewal: 'certificateExpired' })
  const signature = Buffer.from(signed, 'base64')
  const content = contentIn(signature)
  const askRevocation = askingAt(revocation)
  const signer = await verifySignature({ signature, content, authorities, askRevocation }).catch(refused)
  if (signer.fingerprint !== person.fingerprint) throw new BadRequest(422, { renewal: 'otherPerson' })
  const request = await checkedRequest(content, profile, profilesOf(store, person))
  if (!keepRequest(store, id, { request, signed: signature })) throw new BadRequest(409, { renewal: 'requestedBefore' })
  office.issuing.begin(id)
}

function refused(error: unknown): never {
  if (!(error instanceof SignatureRefused)) throw error
  throw new BadRequest(422, { renewal: error.refusal === 'notValid' ? 'requestRefused' : error.refusal })
}

/** What a CMS has inside (RFC 5652 section 5.2). @throws BadRequest 422 */
function contentIn(cms: Uint8Array): Uint8Array {
  try {
    const { content } = ContentInfo.fromBER(new Uint8Array(cms)) as { content: unknown }
    const { encapContentInfo } = new SignedData({ schema: content })
    const bytes = encapContentInfo.eContent?.getValue()
    if (bytes) return new Uint8Array(bytes)
  } catch {
    // It is none.
  }
  throw new BadRequest(422, { renewal: 'requestRefused' })
}

/** DER of the PKCS#10: for the same person, and a key that nobody has had. @throws BadRequest 422 */
async function checkedRequest(
  content: Uint8Array,
  { subject }: Profile,
  known: readonly Profile[],
): Promise<Uint8Array> {
  const verified = await verifyRequest({ request: content })
  if (!verified.valid) throw new BadRequest(422, { renewal: 'requestRefused' })
  if (JSON.stringify(verified.subject) !== JSON.stringify(subject))
    throw new BadRequest(422, { renewal: 'otherSubject' })
  const isKnown = known.some(({ publicKey }) => Buffer.from(publicKey).equals(verified.publicKey))
  if (isKnown) throw new BadRequest(422, { renewal: 'sameKey' })
  return verified.request
}

/** @throws BadRequest 404, 409 */
export function installed(office: Office, person: Person, id: string): void {
  const { status } = ownRenewal(office, person, id)
  if (status === 'installed' || status === 'inService') return
  if (!markInstalled(office.store, id)) throw new BadRequest(409, { renewal: 'notIssued' })
}

/** Whoever logs in with a new certificate has its key: from then on the old one does not count. @throws SignatureRefused */
export function comeIn({ store }: Office, loggedIn: LoggedIn): LoggedIn {
  const { fingerprint } = loggedIn.person
  store.atOnce(() => {
    rememberProfile(store, loggedIn)
    if (findProfile(store, fingerprint)?.replacedBy) throw new SignatureRefused('certificateReplaced')
    const renewals = [...listRenewals(store, 'issued'), ...listRenewals(store, 'installed')]
    const renewal = renewals.find(one => one.certificate && fingerprintOf(one.certificate) === fingerprint)
    if (renewal && markInService(store, renewal.id)) replaceProfile(store, renewal.profile, fingerprint)
  })
  return loggedIn
}
