/** The applicant's word on the own certificate: revoke, suspend, restore; proved by the code word or by a signature with it. */
import { randomUUID, timingSafeEqual } from 'node:crypto'
import { verifySignatures } from '../../../../host/server/index.ts'
import { BadRequest, readText, type Route } from '../../site.ts'
import { writeTo, type Centre } from '../centre.ts'
import { spendCaptcha } from '../store/captchas.ts'
import { getRequest, type Enrolment } from '../store/requests.ts'
import { keepInSession, needSession, type Revoking } from '../store/sessions.ts'
import { countTry, forgetTries, minute } from '../store/tries.ts'
import { find } from './status-routes.ts'

const actions = ['revoke', 'suspend', 'release'] as const

export function revocationRoutes(centre: Centre): Route[] {
  const { store, now } = centre
  return [
    {
      method: 'POST',
      path: '/api/revocations',
      handle: ({ body }) => {
        spendCaptcha(store, body, now())
        const { enrolment, revoking } = readRevoking(centre, body)
        const about = `word ${enrolment.number}`
        countTry(store, about, { most: 5, windowMs: 60 * minute, now: now(), field: 'codeWord' })
        const given = readText(body, 'codeWord')
        if (!isSame(given, enrolment.application.codeWord))
          throw new BadRequest(422, { codeWord: given === '' ? 'missing' : 'wrong' })
        forgetTries(store, about)
        return { json: apply(centre, enrolment, revoking) }
      },
    },
    {
      /** What must be signed, instead of the code word; good once, for this browser. */
      method: 'POST',
      path: '/api/revocations/document',
      handle: ({ body, cookies }) => {
        spendCaptcha(store, body, now())
        const { revoking } = readRevoking(centre, body)
        const document = `${revoking.number}\n${revoking.action}\n${revoking.ground}\n${now().toISOString()}\n${randomUUID()}\n`
        const data = { revoking: { ...revoking, document } }
        return { ...keepInSession(store, cookies, { data, now: now() }), json: { document } }
      },
    },
    {
      method: 'POST',
      path: '/api/revocations/signed',
      handle: async ({ body, cookies }) => {
        const { revoking } = needSession(store, cookies, now()).data
        if (!revoking) throw new BadRequest(409, { session: 'ended' })
        keepInSession(store, cookies, { data: { revoking: undefined }, now: now() })
        const enrolment = getRequest(store, revoking.number)
        await mustBeSignedBy(centre, enrolment, {
          content: Buffer.from(revoking.document),
          signed: Buffer.from(readText(body, 'signature'), 'base64'),
        })
        return { json: apply(centre, enrolment, revoking) }
      },
    },
  ]
}

/** @throws BadRequest 404, 409, 422 */
function readRevoking(centre: Centre, body: unknown): { enrolment: Enrolment; revoking: Omit<Revoking, 'document'> } {
  const action = actions.find(name => name === readText(body, 'action'))
  const ground = readText(body, 'ground')
  if (!action) throw new BadRequest(422, { action: 'missing' })
  if (action === 'revoke' && ground === '') throw new BadRequest(422, { ground: 'missing' })
  const enrolment = find(centre, readText(body, 'number'), { fin: readText(body, 'fin') })
  if (!enrolment.leaf) throw new BadRequest(409, { number: 'notIssued' })
  return { enrolment, revoking: { number: enrolment.number, action, ground } }
}

function isSame(given: string, known: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(known)]
  return a.length === b.length && timingSafeEqual(a, b)
}

/** By that certificate alone, and while it is not revoked; a suspended one cannot restore itself. @throws BadRequest 422 */
async function mustBeSignedBy(
  { authority, revocations }: Centre,
  { leaf }: Enrolment,
  { content, signed }: { content: Uint8Array; signed: Uint8Array },
): Promise<void> {
  const { valid, signers } = await verifySignatures({
    signed,
    content,
    roots: [authority.root, authority.policy, authority.issuing],
  })
  const [signer, ...others] = signers
  const isOwner = signer?.certificate && leaf && Buffer.from(signer.certificate).equals(leaf)
  if (!valid || !isOwner || others.length > 0) throw new BadRequest(422, { signature: 'wrong' })
  if (revocations.stateOf(leaf).state !== 'valid') throw new BadRequest(422, { signature: 'notValid' })
}

/** At once: the next OCSP answer and the next list say it. */
function apply(centre: Centre, enrolment: Enrolment, { action, ground }: Omit<Revoking, 'document'>): object {
  const { revocations, now } = centre
  const { leaf } = enrolment
  if (!leaf) throw new BadRequest(409, { number: 'notIssued' })
  if (action === 'revoke') revocations.revoke(leaf, ground, now())
  else if (action === 'suspend') revocations.suspend(leaf, now())
  else revocations.release(leaf)
  const state = revocations.stateOf(leaf)
  writeTo(centre, enrolment, ['revoked', { state: state.state }])
  return state
}
