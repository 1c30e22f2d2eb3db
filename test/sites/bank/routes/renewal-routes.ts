/** Profiles and their renewal: every step is kept here, so that a page that was closed goes on where it was. */
import { BadRequest, readText, type Route, type SiteRequest } from '../../site.ts'
import { sessionCookie, type Office } from '../office.ts'
import type { Person } from '../person.ts'
import { acceptRequest, begin, daysLeft, installed, ownRenewal, standingOf } from '../renewals.ts'
import { personIn } from '../store/logins.ts'
import { findProfile, profilesOf, type Profile } from '../store/profiles.ts'
import { renewalOf, type Renewal } from '../store/renewals.ts'

/** As long as the identifiers that banks print. */
const identifierDigits = 20

export function renewalRoutes(office: Office): Route[] {
  const { store, now } = office
  const customerOf = ({ cookies }: SiteRequest): Person => personIn(store, cookies.get(sessionCookie), now())
  const ofCustomer = (request: SiteRequest): Renewal => ownRenewal(office, customerOf(request), request.params['id'])
  const told = (id: string | undefined, person: Person) => ({
    json: describeRenewal(office, ownRenewal(office, person, id)),
  })
  const bytesOf = (bytes: Uint8Array | null, type: string) => {
    if (!bytes) throw new BadRequest(404, { renewal: 'notIssued' })
    return { body: bytes, type }
  }
  return [
    {
      method: 'GET',
      path: '/api/profiles',
      handle: request => {
        const person = customerOf(request)
        const describe = (profile: Profile) => ({
          ...describeProfile(office, profile),
          isOwn: profile.fingerprint === person.fingerprint,
        })
        return { json: { profiles: profilesOf(store, person).map(describe) } }
      },
    },
    {
      /** Where a new certificate is asked for when nothing can be renewed any more; `null`: not known. */
      method: 'GET',
      path: '/api/contacts',
      handle: () => ({ json: { centre: office.centreAddress } }),
    },
    {
      /** The same one again where it was begun before. */
      method: 'POST',
      path: '/api/renewals',
      handle: request => {
        const person = customerOf(request)
        return told(begin(office, person, readText(request.body, 'profile')).id, person)
      },
    },
    {
      /** The centre may have been silent: whoever looks has it asked again. */
      method: 'GET',
      path: '/api/renewals/:id',
      handle: request => {
        const { id, status } = ofCustomer(request)
        if (status === 'accepted') office.issuing.begin(id)
        return told(id, customerOf(request))
      },
    },
    {
      method: 'POST',
      path: '/api/renewals/:id/request',
      handle: async request => {
        const person = customerOf(request)
        const { id = '' } = request.params
        await acceptRequest(office, person, { id, signed: readText(request.body, 'signed') })
        return told(id, person)
      },
    },
    {
      method: 'GET',
      path: '/api/renewals/:id/request.p7m',
      handle: request => bytesOf(ofCustomer(request).signed, 'application/pkcs7-mime'),
    },
    {
      method: 'GET',
      path: '/api/renewals/:id/certificate.p7b',
      handle: request => bytesOf(ofCustomer(request).bundle, 'application/x-pkcs7-certificates'),
    },
    {
      /** The person's own word: what counts is the login with the new key. */
      method: 'POST',
      path: '/api/renewals/:id/installed',
      handle: request => {
        const person = customerOf(request)
        const { id = '' } = request.params
        installed(office, person, id)
        return told(id, person)
      },
    },
  ]
}

function describeProfile({ store, now }: Office, profile: Profile): object {
  const { fingerprint, subject, key, validTo } = profile
  const renewal = renewalOf(store, fingerprint)
  return {
    fingerprint,
    name: subject.find(({ type }) => type === 'CN')?.value ?? '',
    identifier: fingerprint.slice(0, identifierDigits).toUpperCase(),
    key,
    validTo: new Date(validTo).toISOString(),
    daysLeft: daysLeft(profile, now()),
    standing: standingOf(profile, now()),
    renewal: renewal && { id: renewal.id, status: renewal.status },
  }
}

/** With everything that the page asks the signer for. */
function describeRenewal(office: Office, { id, reference, status, profile, certificate }: Renewal): object {
  const old = findProfile(office.store, profile)
  if (!old) throw new BadRequest(404, { renewal: 'renewalUnknown' })
  const { subject, purposes } = old
  return {
    ...describeProfile(office, old),
    id,
    reference,
    status,
    subject,
    purposes,
    certificate: toBase64(old.certificate),
    next: certificate && toBase64(certificate),
  }
}

const toBase64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')
