/** T29: what the browser says is read into memory that the host knows of, and nowhere else. */
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { countInMemory } from '../../support/memory.ts'
import { smallProgram } from '../../support/small-program.ts'

const canary = 'KaNaRy97531'
const reads = 300

describe('what is read from the browser', () => {
  const program = smallProgram(join(import.meta.dirname, '../../support/forgetful-reader.ts'))

  it('T29: stays nowhere in the memory of a process that overwrites what it was given', async () => {
    const child = program.start([])
    const ended = once(child, 'exit')
    assert.ok(child.stdin && child.stdout && child.pid)
    const lines = createInterface(child.stdout)[Symbol.asyncIterator]()
    for (let at = 0; at < reads; at++) {
      const said = `${'x'.repeat(40 + ((at * 37) % 60))}${canary}`
      child.stdin.write(said)
      assert.equal((await lines.next()).value, String(said.length))
    }
    const [known = 0, found] = countInMemory(child.pid, ['/etc/', canary])
    child.stdin.end()
    await ended
    assert.ok(known > 0, 'the memory can be looked through')
    assert.equal(found, 0)
  })
})
