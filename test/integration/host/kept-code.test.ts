/** What V8 compiled of the host lies beside it, and no state of it keeps the host from starting. */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { cpSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { keptSuffix } from '../../../host/load-compiled.ts'
import { hostEntry, startHost } from '../../support/host-process.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const digestLength = 32

describe('the host and what V8 compiled of it', () => {
  const folder = temporaryFolder()
  const copy = (): string => join(folder(), 'host')
  beforeEach(() => cpSync(dirname(hostEntry), copy(), { recursive: true, filter: path => !path.endsWith(keptSuffix) }))

  async function serveOnce(): Promise<void> {
    const host = await startHost({ dataHome: folder(), entry: join(copy(), 'main.js') })
    const tokens = await host.call('listTokens', {})
    assert.ok(tokens.some(({ kind }) => kind === 'software'))
    assert.equal(await host.end(), 0)
  }
  const kept = (): string => {
    const name = readdirSync(copy()).find(name => name.endsWith(`.host${keptSuffix}`))
    return join(copy(), name ?? assert.fail('nothing is kept'))
  }
  const asWritten = (compiled: Uint8Array): Buffer =>
    Buffer.concat([createHash('sha256').update(compiled).digest(), compiled])

  it('is kept at the first end, and used as it is from then on', async () => {
    await serveOnce()
    const first = statSync(kept())
    await serveOnce()
    const { ino, mtimeMs } = statSync(kept())
    assert.deepEqual([ino, mtimeMs], [first.ino, first.mtimeMs])
  })

  /** Each makes something else of what is kept. */
  const faults: Record<string, (bytes: Buffer) => Buffer> = {
    'damaged in its first bytes': bytes => bytes.fill(0xff, digestLength + 16, digestLength + 40),
    'damaged in its middle': bytes => bytes.fill(0xff, bytes.length >> 1, (bytes.length >> 1) + 4_096),
    'cut off': bytes => bytes.subarray(0, bytes.length >> 1),
    empty: () => Buffer.alloc(0),
    'of an earlier version, without its digest': bytes => bytes.subarray(digestLength),
    // The second word is a digest of V8's version.
    'of another V8': bytes => asWritten(bytes.subarray(digestLength).fill(0xff, 4, 8)),
    'of no V8 at all': () => asWritten(Buffer.from('no code')),
  }
  for (const [fault, change] of Object.entries(faults)) {
    it(`starts and works where it is ${fault}, and keeps a sound one`, async () => {
      await serveOnce()
      const changed = change(readFileSync(kept()))
      writeFileSync(kept(), changed)
      await serveOnce()
      const mended = readFileSync(kept())
      assert.ok(!mended.equals(changed))
      assert.ok(mended.equals(asWritten(mended.subarray(digestLength))))
    })
  }

  it('cannot be kept where nobody may write, and is not needed', async () => {
    const [bundle = ''] = readdirSync(copy()).filter(name => name.startsWith('roles-'))
    // A folder in its place: whoever runs the tests may write everywhere.
    cpSync(join(copy(), 'node_modules'), join(copy(), `${bundle}.host${keptSuffix}`), { recursive: true })
    const names = (): string[] => readdirSync(copy()).filter(name => !name.includes('.module'))
    const before = names()
    await serveOnce()
    assert.ok(statSync(kept()).isDirectory())
    assert.deepEqual(names(), before, 'nothing that was begun is left')
  })
})
