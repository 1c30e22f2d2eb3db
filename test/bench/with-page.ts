/** An empty page on http://localhost, and what it may fetch, by its path. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export async function withPage<T>(
  work: (address: string) => Promise<T>,
  files: Readonly<Record<string, Uint8Array>> = {},
): Promise<T> {
  const server = createServer(({ url = '' }, response) =>
    files[url]
      ? response.setHeader('content-type', 'application/octet-stream').end(files[url])
      : response.setHeader('content-type', 'text/html').end('<title>bench</title>'),
  )
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  try {
    return await work(`http://localhost:${(server.address() as AddressInfo).port}/`)
  } finally {
    server.closeAllConnections()
    server.close()
  }
}
