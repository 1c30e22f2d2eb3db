/** A small web site on loopback for the reference sites: pages from folders and a JSON API from a table of routes. */
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import { readFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'

export interface SiteRequest {
  /** Values of the `:names` in the route's path. */
  params: Record<string, string>
  query: URLSearchParams
  /** The JSON body, or the bytes that the route takes; `null` when there is none. */
  body: unknown
  cookies: Map<string, string>
}

/** `json` or `body` with its media `type`; `cookie` is a Set-Cookie line. */
export interface SiteReply {
  status?: number
  json?: unknown
  body?: string | Uint8Array
  type?: string
  cookie?: string
}

export interface Route {
  method: 'GET' | 'POST'
  /** Like `/api/requests/:number`. */
  path: string
  /** Media type of the bytes that are posted, where it is not JSON. */
  takes?: string
  handle: (request: SiteRequest) => SiteReply | Promise<SiteReply>
}

export interface SiteOptions {
  /** Folder of the site's own pages; `/` is its index.html. */
  pages: string
  routes: Route[]
  /** Puts what all pages have around a page's own part; the default is nothing. */
  layOut?: (part: string) => string
  /** Header lines for every page; the default forbids framing and foreign scripts. */
  headers?: Record<string, string>
  port?: number
}

export interface Site {
  /** `http://localhost:<port>` */
  origin: string
  close(): Promise<void>
}

/** A request that cannot be served, with what the page needs to tell the person. */
export class BadRequest extends Error {
  readonly status: number
  readonly fields: Record<string, string>
  constructor(status: number, fields: Record<string, string> = {}, options?: ErrorOptions) {
    super(`${status} ${JSON.stringify(fields)}`, options)
    this.status = status
    this.fields = fields
  }
}

/** A text field of a JSON body, trimmed; empty when it is missing or no text. */
export function readText(body: unknown, name: string): string {
  const value = typeof body === 'object' && body !== null ? (body as Record<string, unknown>)[name] : undefined
  return typeof value === 'string' ? value.trim() : ''
}

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))
/** Folders that all sites share: their look and words, and the client module exactly as it is shipped. */
const sharedFolders: Record<string, string> = { '/common/': here('common/'), '/mohur/': here('../../dist/npm/mohur') }
const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
}
const strict = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
}
/** Where a proxy in front speaks TLS. */
const overTls = { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }
const maxBody = 32 * 1024 * 1024

export async function startSite(options: SiteOptions): Promise<Site> {
  const server = createServer((request, response) => {
    serve(options, request)
      .catch(toReply)
      .then(reply => {
        const isTls = request.headers['x-forwarded-proto'] === 'https'
        send(response, reply, { ...(options.headers ?? strict), ...(isTls ? overTls : {}) })
      })
      .catch(() => response.destroy())
  })
  // Longer than clients keep theirs: none is closed while a request is on its way.
  server.keepAliveTimeout = 61_000
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(options.port ?? 0, '127.0.0.1', resolve)
  })
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}

async function serve({ routes, pages, layOut }: SiteOptions, request: IncomingMessage): Promise<SiteReply> {
  const url = readUrl(request.url)
  for (const route of routes) {
    const params = match(route.path, url.pathname)
    if (!params || route.method !== request.method) continue
    if (request.method === 'POST' && !route.takes) refuseForeign(request.headers)
    const body =
      request.method === 'POST' ? await (route.takes ? readBytes(request, route.takes) : readJson(request)) : null
    return route.handle({ params, query: url.searchParams, body, cookies: readCookies(request.headers.cookie) })
  }
  if (request.method !== 'GET') throw new BadRequest(404)
  return page(pages, url.pathname, layOut)
}

/** @throws BadRequest 400 */
function readUrl(text = '/'): URL {
  try {
    return new URL(text, 'http://localhost')
  } catch {
    throw new BadRequest(400)
  }
}

/** What another site makes a browser send is not what the person wants (CSRF). Programs tell neither. @throws BadRequest 403 */
function refuseForeign({ host, origin, ...headers }: IncomingHttpHeaders): void {
  const isForeign = origin !== undefined && ![`http://${host}`, `https://${host}`].includes(origin)
  const site = headers['sec-fetch-site']
  if (isForeign || (site !== undefined && site !== 'same-origin')) throw new BadRequest(403, { origin: 'foreign' })
}

function match(pattern: string, path: string): Record<string, string> | null {
  const wanted = pattern.split('/')
  const given = path.split('/')
  if (wanted.length !== given.length) return null
  const params: Record<string, string> = {}
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? ''
    if (part.startsWith(':')) params[part.slice(1)] = value
    else if (part !== value) return null
  }
  return params
}

async function page(pages: string, path: string, layOut?: SiteOptions['layOut']): Promise<SiteReply> {
  const [prefix, folder] = Object.entries(sharedFolders).find(([prefix]) => path.startsWith(prefix)) ?? ['/', pages]
  const name = normalize(path === '/' ? 'index.html' : path.slice(prefix.length))
  const type = types[extname(name)]
  if (name.startsWith('..') || !type) throw new BadRequest(404)
  try {
    const body = await readFile(join(folder, name))
    return { body: layOut && type === types['.html'] ? layOut(body.toString('utf8')) : body, type }
  } catch {
    throw new BadRequest(404)
  }
}

async function readBytes(request: IncomingMessage, type: string): Promise<Buffer> {
  if (!request.headers['content-type']?.startsWith(type)) throw new BadRequest(415)
  // Told before it comes, so that the answer arrives.
  if (Number(request.headers['content-length'] ?? 0) > maxBody) throw new BadRequest(413)
  const parts: Buffer[] = []
  let length = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length
    if (length > maxBody) throw new BadRequest(413)
    parts.push(part)
  }
  return Buffer.concat(parts)
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const text = await readBytes(request, 'application/json')
  try {
    return JSON.parse(text.toString('utf8')) as unknown
  } catch {
    throw new BadRequest(400)
  }
}

function readCookies(header = ''): Map<string, string> {
  return new Map(header.split(/;\s*/).map(pair => pair.split('=', 2) as [string, string]))
}

function toReply(error: unknown): SiteReply {
  if (error instanceof BadRequest) return { status: error.status, json: { errors: error.fields } }
  console.error(error)
  return { status: 500, json: { errors: {} } }
}

function send(response: ServerResponse, reply: SiteReply, headers: Record<string, string>): void {
  const body = reply.body ?? JSON.stringify(reply.json ?? {})
  response.writeHead(reply.status ?? 200, {
    ...headers,
    'content-type': reply.type ?? 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    ...(reply.cookie ? { 'set-cookie': reply.cookie } : {}),
  })
  response.end(body)
}
