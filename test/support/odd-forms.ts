/** Forms of chance for a server: good ones with fields bent, missing, of other types; the same for the same seed. */
import { Agent, request } from 'node:http'

const paths = [
  '/api/applicants',
  '/api/applicants/code',
  '/api/applications',
  '/api/requests',
  '/api/search',
  '/api/payments',
  '/api/payments/2026112900001/pay',
  '/api/orders/buyer',
  '/api/orders',
  '/api/revocations',
  '/api/revocations/document',
  '/api/revocations/signed',
]
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

export function oddForm(seed: number, good: object): { path: string; body: unknown } {
  const random = chance(seed)
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T
  const path = pick(paths)
  if (random() < 0.02) return { path, body: pick(bent) }
  const fields = { ...good, captcha: 'x', captchaText: 'x', signature: 'x', action: 'revoke', quantity: '1', code: '1' }
  const changes = Array.from({ length: Math.floor(random() * 3) }, () => pick(Object.keys(fields)))
  const body = new Map<string, unknown>(Object.entries(fields))
  for (const name of changes) {
    if (random() < 0.3) body.delete(name)
    else body.set(name, pick(bent))
  }
  return { path, body: Object.fromEntries(body) }
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
