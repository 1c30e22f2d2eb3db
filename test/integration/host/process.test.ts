/** The host as a process: who may start it, how it ends, what it makes of broken frames. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { extensionCallers } from '../../../installer/extension-identity.ts'
import { frame } from '../../../host/serving/frames.ts'
import { product } from '../../../shared/product.ts'
import { hostEntry, startHost } from '../../support/host-process.ts'

describe('the host process', () => {
  const dataHome = mkdtempSync(join(tmpdir(), 'mohur-process-'))
  after(() => rmSync(dataHome, { recursive: true }))

  for (const args of [
    [],
    ['chrome-extension://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/'],
    ['a', 'b', product.firefoxId],
    ['--help'],
  ]) {
    it(`T8: ends with code 64 and says nothing when started as host ${args.join(' ')}`, () => {
      const { status, stdout } = spawnSync(process.execPath, [hostEntry, ...args], {
        input: '',
        env: { HOME: dataHome },
      })
      assert.equal(status, 64)
      assert.equal(stdout.length, 0)
    })
  }

  for (const args of [[extensionCallers[0] ?? ''], ['/manifest.json', product.firefoxId]]) {
    it(`says hello to ${args.join(' ')} and ends soon after the pipe's end (R3)`, async () => {
      const host = await startHost({ dataHome, args })
      assert.deepEqual(host.hello, { version: product.version, protocol: product.protocol })
      await host.call('listTokens', {})
      const since = performance.now()
      assert.equal(await host.end(), 0)
      // The browser kills it after two seconds.
      assert.ok(performance.now() - since < 2000)
    })
  }

  for (const [what, bytes] of [
    ['a length of zero', Buffer.alloc(4)],
    ['a length over the limit', Buffer.of(255, 255, 255, 127)],
    ['no JSON', frame('{')],
    ['no UTF-8', Buffer.of(1, 0, 0, 0, 0xff)],
    ['a message that is none', frame('{"channel":1}')],
    [
      'a forbidden key',
      frame('{"channel":1,"open":{"operation":"listTokens","origin":null,"params":{"__proto__":1}}}'),
    ],
    [
      'a part inside another message',
      Buffer.concat([frame('{"part":"x","last":false}'), frame('{"channel":1,"cancel":true}')]),
    ],
  ] as const) {
    it(`R12: ends with code 65 on ${what}`, async () => {
      const host = await startHost({ dataHome })
      host.write(bytes)
      assert.equal(await host.end(), 65)
    })
  }

  it('R12: answers frames that come byte by byte, glued and split', async () => {
    const host = await startHost({ dataHome })
    const message = frame('{"channel":9,"open":{"operation":"listTokens","origin":null,"params":{}}}')
    const answered = new Promise<string>(resolve => host.child.stdout?.once('data', chunk => resolve(String(chunk))))
    for (const byte of message) {
      host.write(Buffer.of(byte))
      await new Promise(resolve => setImmediate(resolve))
    }
    assert.match(await answered, /"channel":9,"result"/)
    await host.end()
  })
})
