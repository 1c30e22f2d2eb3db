/** A token process that is begun before it is known what is wanted of it. */
import assert from 'node:assert/strict'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startAhead, type Ahead, type ProcessStart } from '../../../host/tokens/token-child.ts'
import { processesMentioning } from '../../support/processes.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { until } from '../../support/until.ts'

describe('a token process that is begun ahead', () => {
  const here = temporaryFolder()
  const children = new Set<ChildProcess>()
  let entry = ''

  beforeEach(() => {
    entry = join(here(), 'told.cjs')
    writeFileSync(entry, "process.send(process.argv.slice(2)); process.on('message', () => undefined)")
  })
  afterEach(() => {
    for (const child of children) child.kill('SIGKILL')
    children.clear()
  })

  const startOf = (spec: string): ProcessStart => ({ spec, entry: [entry], env: process.env })
  const wantedFrom = (ahead: Ahead, spec: string): ChildProcess => {
    const child = ahead.start(startOf(spec))
    children.add(child)
    return child
  }
  /** What it was started with. */
  const argumentsOf = async (child: ChildProcess): Promise<unknown> => {
    const [told] = (await once(child, 'message')) as [unknown]
    return told
  }

  it('is the one that is wanted, once, and has been running since', async () => {
    const ahead = startAhead(startOf('/first.so'))
    const [running] = processesMentioning(entry)
    const child = wantedFrom(ahead, '/first.so')
    assert.equal(child.pid, running?.pid)
    assert.deepEqual(await argumentsOf(child), ['token-process', '/first.so'])
    const second = wantedFrom(ahead, '/first.so')
    assert.notEqual(second.pid, child.pid)
    assert.deepEqual(await argumentsOf(second), ['token-process', '/first.so'])
    ahead.drop()
    assert.equal(child.connected, true)
  })

  it('is not given to whoever wants another module, and goes when it is dropped', async () => {
    const ahead = startAhead(startOf('/first.so'))
    const other = wantedFrom(ahead, '/second.so')
    assert.deepEqual(await argumentsOf(other), ['token-process', '/second.so'])
    assert.equal(processesMentioning(entry).length, 2)
    ahead.drop()
    await until('only the other is left', () => processesMentioning(entry).length === 1)
    assert.equal(processesMentioning(entry)[0]?.pid, other.pid)
  })

  it('is started anew where it has ended meanwhile', async () => {
    writeFileSync(entry, '')
    const ahead = startAhead(startOf('/first.so'))
    await new Promise(resolve => setTimeout(resolve, 400))
    writeFileSync(entry, 'process.send(process.argv.slice(2))')
    assert.deepEqual(await argumentsOf(wantedFrom(ahead, '/first.so')), ['token-process', '/first.so'])
  })

  for (const [what, spec] of [
    ['no path', '\0'],
    ['more than an argument holds', `/${'x'.repeat(300_000)}`],
  ] as const) {
    it(`is none where the hint is ${what}, and another module is started all the same`, async () => {
      const ahead = startAhead(startOf(spec))
      assert.deepEqual(await argumentsOf(wantedFrom(ahead, '/first.so')), ['token-process', '/first.so'])
      ahead.drop()
    })
  }

  it('is none without a hint', async () => {
    assert.deepEqual(await argumentsOf(wantedFrom(startAhead(null), '/first.so')), ['token-process', '/first.so'])
  })
})
