/**
 * What signing programs with a WebSocket on this computer do (NCALayer and its like): one message a document, in JSON and base64, one
 * answer with its CMS. It asks nobody, keeps no journal and verifies nothing. Prints its port.
 */
import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { fromBase64, toBase64, type Bytes } from '../../shared/bytes.ts'
import { openTokenSigner } from './token-signer.ts'

const sign = openTokenSigner()

/** RFC 6455 section 1.3. */
const acceptOf = (key: string): string =>
  createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64')

/** Section 5.2; text, whole, unmasked. */
function frame(text: string): Buffer {
  const payload = Buffer.from(text)
  const head = Buffer.from([0x81, 126, payload.length >> 8, payload.length & 0xff])
  return Buffer.concat([payload.length < 126 ? Buffer.from([0x81, payload.length]) : head, payload])
}

interface Taken {
  text: string
  rest: Buffer
}

/** A masked text of less than 64 KiB; `null`: it is not whole yet. */
function take(bytes: Buffer): Taken | null {
  if (bytes.length < 8) return null
  const short = (bytes[1] ?? 0) & 0x7f
  const from = short === 126 ? 4 : 2
  const length = short === 126 ? bytes.readUInt16BE(2) : short
  const end = from + 4 + length
  if (bytes.length < end) return null
  const mask = bytes.subarray(from, from + 4)
  const payload = bytes.subarray(from + 4, end).map((byte, at) => byte ^ (mask[at % 4] ?? 0))
  return { text: Buffer.from(payload).toString(), rest: bytes.subarray(end) }
}

function serve(socket: Duplex): void {
  let waiting = Buffer.alloc(0)
  socket.on('data', (data: Buffer) => {
    waiting = Buffer.concat([waiting, data])
    for (let taken = take(waiting); taken; taken = take(waiting)) {
      waiting = Buffer.from(taken.rest)
      const { document } = JSON.parse(taken.text) as { document: string }
      const signature: Bytes = sign(fromBase64(document))
      socket.write(frame(JSON.stringify({ code: '200', result: toBase64(signature) })))
    }
  })
  socket.on('error', () => socket.destroy())
}

const server = createServer()
server.on('upgrade', ({ headers }, socket: Duplex) => {
  const accept = acceptOf(headers['sec-websocket-key'] ?? '')
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
  )
  serve(socket)
})
server.listen(0, '127.0.0.1', () => console.log((server.address() as AddressInfo).port))
