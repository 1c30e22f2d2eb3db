/** A web server on loopback that answers as an authority does, well or in every way in which one can fail. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Bytes } from '../../shared/bytes.ts'

export interface AuthoritySite {
  /** `http://localhost:<port>/tsp` */
  address: string
  /** What came: method, headers and body. */
  heard: { method: string; headers: IncomingMessage['headers']; body: Bytes }[]
  /** How it answers from now on. */
  behave: (how: Behaviour) => void
  close: () => Promise<void>
}

type Answer = (request: Bytes) => Bytes | Promise<Bytes>
export type Behaviour = (response: ServerResponse, request: Bytes) => void | Promise<void>

const reply = 'application/timestamp-reply'
/** What else it may be that is answered. */
export const replies = { ocsp: 'application/ocsp-response', crl: 'application/pkix-crl' } as const

/** A row for each way. */
export const behaviours = {
  good:
    (answer: Answer, type: string = reply): Behaviour =>
    async (response, request) => {
      response.writeHead(200, { 'content-type': `${type}; charset=binary` }).end(await answer(request))
    },
  page: (): Behaviour => response =>
    void response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Welcome</h1>'),
  notFound: (): Behaviour => response => void response.writeHead(404, { 'content-type': reply }).end(),
  broken: (): Behaviour => response => void response.writeHead(500, { 'content-type': reply }).end(),
  closes: (): Behaviour => response => void response.destroy(),
  closesHalfway: (): Behaviour => response => {
    response.writeHead(200, { 'content-type': reply, 'content-length': '5000' }).write(Buffer.alloc(100))
    setTimeout(() => response.destroy(), 20)
  },
  stalls: (): Behaviour => () => undefined,
  stallsHalfway: (): Behaviour => response =>
    void response.writeHead(200, { 'content-type': reply }).write(Buffer.alloc(100)),
  redirects:
    (elsewhere: string): Behaviour =>
    response =>
      void response.writeHead(303, { location: elsewhere }).end(),
  /** A hundred million bytes, as long as anybody reads them. */
  floods:
    (type: string = reply): Behaviour =>
    response => {
      response.writeHead(200, { 'content-type': type })
      const piece = Buffer.alloc(1_000_000)
      let left = 100
      const more = (): void => {
        while (left-- > 0) if (!response.write(piece)) return void response.once('drain', more)
        response.end()
      }
      more()
    },
}

export async function authoritySite(how: Behaviour): Promise<AuthoritySite> {
  const heard: AuthoritySite['heard'] = []
  let current = how
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const body = new Uint8Array(Buffer.concat(parts))
      heard.push({ method: request.method ?? '', headers: request.headers, body })
      Promise.resolve(current(response, body)).catch(() => response.destroy())
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    address: `http://localhost:${(server.address() as AddressInfo).port}/tsp`,
    heard,
    behave: next => (current = next),
    close: async () => {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}
