/** Registration: who has an act and its initial key gets a certificate for a key of their own; each step is kept, and none is done twice. */
import { ContentInfo, SignedData } from 'pkijs'
import { verifyRequest } from '../../../host/server/index.ts'
import { BadRequest, readText } from '../site.ts'
import { drawCode, drawUserId, isCodeOf, keptCode, readEntered } from './act-code.ts'
import { checks, FieldWrong } from './field-checks.ts'
import { makeInitialKey } from './initial-key.ts'
import type { Office } from './office.ts'
import { personOf, SignatureRefused } from './person.ts'
import {
  addAct,
  countWrongCode,
  findAct,
  forgetWrongCodes,
  keepCertificate,
  keepPlace,
  keepSigned,
  markRegistered,
  replaceCode,
  type Act,
  type ActPerson,
} from './store/acts.ts'
import { verifySignature } from './verify-signature.ts'

const day = 86_400_000
const actDays = 30
const mostWrongCodes = 5
export const years = [1, 2, 3] as const

/** What the person takes home; the bank keeps neither code nor private key. */
export interface IssuedAct {
  userId: string
  code: string
  /** PKCS#12; `null`: the request was signed, and no initial key is good any more. */
  keyFile: Uint8Array | null
}

/** @throws BadRequest 422 that names every field which is wrong */
export async function issueAct({ store, now }: Office, body: unknown): Promise<IssuedAct> {
  const { person, years } = readAct(body)
  const userId = drawUserId()
  const { code, until, key, keyFile } = await drawSecrets(userId, now())
  addAct(store, { userId, person, years, ...keptCode(code), ...key, until })
  return { userId, code, keyFile }
}

/**
 * For who lost the code, gave it wrongly too often or came too late: what was begun goes on with it, under the same User ID and so with
 * the same key on the token. @throws BadRequest 404, 409
 */
export async function issueCode({ store, now }: Office, userId: string): Promise<IssuedAct> {
  const { code, until, key, keyFile } = await drawSecrets(userId, now())
  const act = findAct(store, userId)
  if (!act) throw new BadRequest(404, { act: 'actUnknown' })
  if (act.status === 'registered') throw new BadRequest(409, { act: 'actRegistered' })
  const isKeyUsed = act.request !== null
  replaceCode(store, act, { ...keptCode(code), until, key: isKeyUsed ? null : key })
  return { userId, code, keyFile: isKeyUsed ? null : keyFile }
}

/** A one-time code and an initial key that go together, both for a month. */
async function drawSecrets(userId: string, now: Date) {
  const code = drawCode()
  const notBefore = new Date(now.getTime() - 300_000)
  const notAfter = new Date(now.getTime() + actDays * day)
  const { certificate, authority, file } = await makeInitialKey({ userId, code, notBefore, notAfter })
  const key = { initialCertificate: certificate, initialAuthority: authority }
  return { code, until: notAfter.getTime(), key, keyFile: file }
}

export const isLocked = ({ wrongCodes }: Act): boolean => wrongCodes >= mostWrongCodes

const actChecks = { name: checks.payee, number: checks.number, organisation: checks.payee }

function readAct(body: unknown): { person: ActPerson; years: number } {
  const errors: Record<string, string> = {}
  const person: ActPerson = { name: '', number: '', organisation: '' }
  for (const name of ['name', 'number', 'organisation'] as const) {
    try {
      person[name] = actChecks[name](readText(body, name))
    } catch (error) {
      if (!(error instanceof FieldWrong)) throw error
      errors[name] = error.code
    }
  }
  const term = readYears(body)
  if (term === null) errors['years'] = 'yearsWrong'
  if (term === null || Object.keys(errors).length > 0) throw new BadRequest(422, errors)
  return { person, years: term }
}

const readYears = (body: unknown): number | null => years.find(term => String(term) === readText(body, 'years')) ?? null

/** By User ID and code. @throws BadRequest 422 that names fields */
export function openAct({ store, now }: Office, body: unknown): Act {
  const { userId, code } = readEntered(body)
  const act = findAct(store, userId)
  // Whoever guesses is told no more than that.
  if (act && isLocked(act)) throw new BadRequest(422, { userId: 'actLocked' })
  if (!isCodeOf(act, code) || !act) {
    if (act) countWrongCode(store, act)
    throw new BadRequest(422, { code: 'codeOrUserWrong' })
  }
  forgetWrongCodes(store, act)
  if (act.status !== 'registered' && act.until < now().getTime()) throw new BadRequest(422, { userId: 'actEnded' })
  if (act.status === 'open' && act.years !== readYears(body)) throw new BadRequest(422, { years: 'yearsDiffer' })
  return act
}

/** What the request must say. */
export const subjectOf = ({ person: { name, number, organisation } }: Act): { type: string; value: string }[] => [
  { type: 'C', value: 'KZ' },
  { type: 'O', value: organisation },
  { type: 'serialNumber', value: number },
  { type: 'CN', value: name },
]

/** Where the key is to be made. @throws BadRequest 400, 409 */
export function confirm({ store }: Office, act: Act, body: unknown): void {
  const place = {
    token: readText(body, 'token'),
    label: readText(body, 'label'),
    serialNumber: readText(body, 'serialNumber'),
    algorithm: readText(body, 'algorithm'),
  }
  if (place.token === '' || place.algorithm === '') throw new BadRequest(400)
  if (!keepPlace(store, act, place)) throw new BadRequest(409, { registration: 'initialKeyUsed' })
}

/** `signed`: base64 of the CMS by the initial key around the request. @throws BadRequest 409, 422 */
export async function acceptRequest({ store }: Office, act: Act, signed: string): Promise<void> {
  const signature = Buffer.from(signed, 'base64')
  const content = contentIn(signature)
  await mustBeByInitialKey(act, signature, content)
  const request = await checkedRequest(act, content)
  // The answer to it was lost.
  if (act.request && Buffer.from(act.request).equals(request)) return
  if (!keepSigned(store, act, { request, signed: signature })) {
    throw new BadRequest(409, { registration: act.status === 'open' ? 'notConfirmed' : 'initialKeyUsed' })
  }
}

async function mustBeByInitialKey(act: Act, signature: Uint8Array, content: Uint8Array): Promise<void> {
  const authorities = [act.initialAuthority]
  try {
    const { fingerprint } = await verifySignature({ signature, content, authorities, askRevocation: null })
    if (fingerprint === personOf({ certificate: act.initialCertificate, subject: [] }).fingerprint) return
  } catch (error) {
    if (!(error instanceof SignatureRefused)) throw error
  }
  throw new BadRequest(422, { registration: 'initialKeyOther' })
}

/** What a CMS has inside (RFC 5652 section 5.2). @throws BadRequest 422 */
function contentIn(cms: Uint8Array): Uint8Array {
  try {
    const { content } = ContentInfo.fromBER(new Uint8Array(cms)) as { content: unknown }
    const bytes = new SignedData({ schema: content }).encapContentInfo.eContent?.getValue()
    if (bytes) return new Uint8Array(bytes)
  } catch {
    // It is none.
  }
  throw new BadRequest(422, { registration: 'requestUnsound' })
}

/** DER. @throws BadRequest 422 */
async function checkedRequest(act: Act, content: Uint8Array): Promise<Uint8Array> {
  const verified = await verifyRequest({ request: content })
  if (!verified.valid) throw new BadRequest(422, { registration: 'requestUnsound' })
  const isSame = JSON.stringify(verified.subject) === JSON.stringify(subjectOf(act))
  if (!isSame) throw new BadRequest(422, { registration: 'requestOther' })
  return verified.request
}

/** Asks the centre for what was requested; of many who wait each gets the same. */
export function certifying({ store, centre }: Office): (act: Act) => Promise<void> {
  const onTheirWay = new Map<number, Promise<void>>()
  const certify = async (act: Act): Promise<void> => {
    if (!centre || !act.request) throw new BadRequest(503, { registration: 'centreSilent' })
    const days = 365 * act.years
    const certificate = await centre.issue({ request: act.request, days }).catch(error => {
      throw new BadRequest(503, { registration: 'centreSilent' }, { cause: error })
    })
    keepCertificate(store, act, certificate)
  }
  return act => {
    const asked = onTheirWay.get(act.id) ?? certify(act).finally(() => onTheirWay.delete(act.id))
    onTheirWay.set(act.id, asked)
    return asked
  }
}

/** @throws BadRequest 409 */
export function register({ store }: Office, act: Act): void {
  if (!markRegistered(store, act)) throw new BadRequest(409, { registration: 'notCertified' })
}
