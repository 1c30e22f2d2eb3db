/** Forms of chance for a server: good ones with fields bent, missing, of other types; the same for the same seed. */
import { Agent, request } from 'node:http'

const paths = [
  '/api/applicants/code',
  '/api/applications',
  '/api/requests',
  '/api/search',
  '/api/payments',
  '/api/payments/2026112900001/pay',
  '/api/orders/buyer',
  '/api/orders',
  '/api/orders/mine',
  '/api/orders/search',
  '/api/revocations',
  '/api/revocations/document',
  '/api/revocations/signed',
  '/api/desk/challenge',
  '/api/desk/login',
  '/api/desk/requests/:number/postpone',
  '/api/desk/requests/:number/certificate/release',
]
const withPicture = new Set([
  '/api/search',
  '/api/orders/buyer',
  '/api/orders/search',
  '/api/revocations',
  '/api/revocations/document',
])
const bent: unknown[] = [
  '',
  ' ',
  null,
  true,
  0,
  -1,
  1e308,
  [],
  {},
  ['a'],
  '\u0000',
  '\ud800',
  '‮gnp.exe',
  "'; DROP TABLE requests; --",
  '%00',
  '../../etc/passwd',
  '<script>',
  'a'.repeat(10_000),
  '٣٣٣',
  '２０２６',
  '-----BEGIN CERTIFICATE REQUEST-----\nMAA=\n-----END CERTIFICATE REQUEST-----',
  'MAA=',
  'constructor',
  '__proto__',
]

/** Mulberry32. */
function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export interface OddForm {
  path: string
  body: unknown
  /** It goes on to the rest of the form only with a picture that was read. */
  wantsPicture: boolean
}

/** `good`: what would be taken, with the `number` of a request. */
export function oddForm(seed: number, good: { number: string }): OddForm {
  const random = chance(seed)
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T
  const pattern = pick(paths)
  const path = pattern.replace(':number', good.number)
  if (random() < 0.02) return { path, body: pick(bent), wantsPicture: false }
  const fields = { ...good, captcha: 'x', captchaText: 'x', signature: 'x', code: '1' }
  const changes = Array.from({ length: Math.floor(random() * 3) }, () => pick(Object.keys(fields)))
  const body = new Map<string, unknown>(Object.entries(fields))
  for (const name of changes) {
    if (random() < 0.3) body.delete(name)
    else body.set(name, pick(bent))
  }
  return { path, body: Object.fromEntries(body), wantsPicture: withPicture.has(pattern) && random() < 0.8 }
}

/** These bytes with some of them changed, cut off or doubled. */
export function oddBytes(seed: number, good: Uint8Array): Uint8Array {
  const random = chance(seed)
  const at = (): number => Math.floor(random() * good.length)
  const changed = Uint8Array.from(good)
  for (let times = Math.floor(random() * 4); times > 0; times--) changed[at()] = Math.floor(random() * 256)
  if (random() < 0.2) return changed.subarray(0, at())
  return random() < 0.1 ? Buffer.concat([changed, changed.subarray(at())]) : changed
}

/** Posts JSON and reads JSON, quicker than fetch. */
export function poster(origin: string, cookie: string) {
  const agent = new Agent({ keepAlive: true, maxSockets: 20 })
  const headers = { 'content-type': 'application/json', cookie }
  const post = (path: string, body: unknown): Promise<{ status: number; json: Record<string, unknown> }> =>
    new Promise((resolve, reject) => {
      const sent = request(`${origin}${path}`, { method: 'POST', agent, headers }, response => {
        let text = ''
        response.setEncoding('utf8')
        response.on('data', (part: string) => (text += part))
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, json: JSON.parse(text) as typeof headers }),
        )
      })
      sent.once('error', reject).end(JSON.stringify(body))
    })
  return { post, end: () => agent.destroy() }
}

/** Calls `work` with 0 … count - 1, `width` of them at a time. */
export async function inTurns(count: number, width: number, work: (index: number) => Promise<void>): Promise<void> {
  let next = 0
  const worker = async (): Promise<void> => {
    for (let index = next++; index < count; index = next++) await work(index)
  }
  await Promise.all(Array.from({ length: width }, worker))
}
