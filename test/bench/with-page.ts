/** An empty page on http://localhost. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export async function withPage<T>(work: (address: string) => Promise<T>): Promise<T> {
  const server = createServer((_, response) =>
    response.setHeader('content-type', 'text/html').end('<title>bench</title>'),
  )
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  try {
    return await work(`http://localhost:${(server.address() as AddressInfo).port}/`)
  } finally {
    server.closeAllConnections()
    server.close()
  }
}
