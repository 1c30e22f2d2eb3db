/** A site of two scripts, those of `mohur/client` and `mohur/testing`, and a page that has nothing else. */
import { readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { resolve } from 'node:path'

export const made = resolve(import.meta.dirname, '../../dist/npm/mohur')

export async function startDoubleSite(): Promise<Server> {
  const server = createServer((request, response) => {
    const name = /^\/(client|testing)\.js$/.exec(request.url ?? '')?.[0]
    response.setHeader('content-type', name ? 'text/javascript' : 'text/html')
    void (name ? readFile(`${made}${name}`) : Promise.resolve('<!doctype html><title>bank</title>')).then(text =>
      response.end(text),
    )
  })
  await new Promise<void>(started => server.listen(0, started))
  return server
}
