/**
 * What the browser says, read into one place that is overwritten at once: a stream of Node's own reads each chunk into new memory,
 * hands on a copy of it and frees the first one as it is, with the PIN in it (T29).
 */
import { Socket, type ConnectOpts, type SocketConstructorOpts } from 'node:net'

/** As much as libuv reads at once. */
const place = 65_536

const stdin = 0

/** `take` is given each chunk, which is its own from then on. Standard input must be a pipe or a socket, as a browser makes it. */
export function browserInput(take: (chunk: Buffer) => void): Socket {
  const buffer = Buffer.alloc(place)
  const callback = (count: number): boolean => {
    const read = buffer.subarray(0, count)
    const chunk = Buffer.from(read)
    read.fill(0)
    take(chunk)
    return true
  }
  const options: SocketConstructorOpts & ConnectOpts = {
    fd: stdin,
    readable: true,
    writable: false,
    onread: { buffer, callback },
  }
  return new Socket(options)
}
