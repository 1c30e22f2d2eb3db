/** The key by which the host keeps what no site gets: one a browser, and none in a private window. */
import assert from 'node:assert/strict'
import { openKeepingKey } from '../../../extension/background/keeping-key.ts'
import { privateStorage } from '../../../extension/background/private-storage.ts'

describe('the key by which signatures are kept', () => {
  it('is made once and found again by the next background', async () => {
    const storage = privateStorage()
    const read = openKeepingKey(storage)
    const [one, same] = await Promise.all([read(), read()])
    assert.equal(one?.length, 32)
    assert.deepEqual(same, one)
    assert.deepEqual(await openKeepingKey(storage)(), one)
    assert.notDeepEqual(await openKeepingKey(privateStorage())(), one)
  })

  it('is made anew in the place of what is none', async () => {
    for (const keepingKey of ['', 'AAAA', '!', 5, null]) {
      const storage = privateStorage()
      await storage.set({ keepingKey })
      const made = await openKeepingKey(storage)()
      assert.equal(made?.length, 32)
      assert.deepEqual(await openKeepingKey(storage)(), made)
    }
  })

  it('T48: is none in a private window, and none where the browser stores nothing: then nothing is kept', async () => {
    assert.equal(await openKeepingKey(null)(), null)
    const refuses = async (): Promise<never> => {
      throw new Error('no room')
    }
    assert.equal(await openKeepingKey({ get: refuses, set: refuses })(), null)
  })
})
