/** A visitor of the certificate centre who keeps its cookie, over HTTP: what a browser does, without one. */
import { applicant } from '../e2e/journey/enrol.ts'

export type Answer = {
  status: number
  cookie: string
  json: { [name: string]: unknown; errors?: Record<string, string> }
}

/** Everything of the form that is not of the registers. */
export const application = { ...applicant, template: 'SNSclient', algorithm: 'RSA-2048' }
export const firstStep = {
  rules: true,
  userClass: 'organisation',
  citizenship: 'AZ',
  fin: applicant.fin,
  channel: 'sms',
  kind: 'new',
  language: 'en',
}
/** By the check digit of ISO/IEC 7812-1. */
export const card = { card: '8888 8800 0000 0005', expires: '12/49', cvv2: '123' }

export async function call(url: string, body?: unknown, cookie = ''): Promise<Answer> {
  const headers = { 'content-type': 'application/json', cookie }
  const response = await fetch(
    url,
    body === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) },
  )
  const set = response.headers.get('set-cookie')?.split(';')[0] ?? ''
  return { status: response.status, cookie: set, json: (await response.json()) as Answer['json'] }
}

let telephones = 0
/** Nobody else's: codes to one telephone are counted. */
export const nextPhone = (): string => `+99450${String(++telephones).padStart(7, '0')}`

/** The cookie of the stand-in at the desk; empty where staff log in with their tokens. */
export const atDesk = async (origin: string): Promise<string> => (await call(`${origin}/api/desk/stand-in`, {})).cookie

export interface Visitor {
  phone: string
  cookie: () => string
  call: (path: string, body?: unknown) => Promise<Answer>
  /** The bytes of a file. */
  download: (path: string) => Promise<Response>
  /** The code that was sent to this visitor's telephone last. */
  code: () => Promise<string>
  /** The first step and the code. */
  confirm: (step?: object) => Promise<Answer>
  /** Pays for what was found or ordered. */
  pay: (kind?: 'certificate' | 'token') => Promise<Answer>
}

/** `phone`: of who comes again in another session. */
export function visit(origin: () => string, phone = nextPhone()): Visitor {
  let cookie = ''
  const ask = async (path: string, body?: unknown): Promise<Answer> => {
    const answer = await call(`${origin()}${path}`, body, cookie)
    cookie = answer.cookie || cookie
    return answer
  }
  const code = async (): Promise<string> => {
    const { json } = await ask(`/api/messages?to=${encodeURIComponent(phone)}`)
    const [sent] = json['messages'] as { text: string }[]
    return /\d{6}/.exec(sent?.text ?? '')?.[0] ?? ''
  }
  return {
    phone,
    cookie: () => cookie,
    call: ask,
    download: path => fetch(`${origin()}${path}`, { headers: { cookie } }),
    code,
    confirm: async (step = firstStep) => {
      await ask('/api/applicants', { ...step, phone })
      return ask('/api/applicants/code', { code: await code() })
    },
    pay: async (kind = 'certificate') => {
      const { json } = await ask('/api/payments', { kind })
      await ask(`/api/payments/${String(json['invoice'])}/card`, { digits: '888888' })
      return ask(`/api/payments/${String(json['invoice'])}/pay`, card)
    },
  }
}
