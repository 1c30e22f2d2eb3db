/** A long batch leaves the host as it is made; what the page did not get to the end is undelivered in the journal, all of it. */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { utf8 } from '../../../shared/bytes.ts'
import { limits } from '../../../shared/limits.ts'
import { createAuthority } from '../../sites/portal/authority/authority.ts'
import { assertSigned } from '../../support/assert-signed.ts'
import { startHost, type WholeResult } from '../../support/host-process.ts'
import { described, enrol, signAnswers, type Person } from '../../support/scripted-person.ts'
import { softHsm, userPin } from '../../support/soft-hsm.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const person: Person = { kind: 'pkcs11', pin: userPin }

describe('a long batch', () => {
  const here = temporaryFolder()

  it('is delivered as it is made, and counts as lost from its first signature when the page has gone before the result', async () => {
    const hsm = softHsm(here())
    hsm.addToken('Seal')
    const host = await startHost({ dataHome: here(), env: hsm.env })
    const authority = await createAuthority()
    const { leaf } = await enrol(host, { person, authority, algorithm: 'P-256' })
    const documents = Array.from({ length: 2 * limits.deliveredTogether + 1 }, (_, at) => utf8(`document ${at}`))
    const params = { documents: described(documents), format: 'cms', detached: true } as const
    const sign = async (received: boolean): Promise<{ signed: WholeResult<'sign'>; sizes: number[] }> => {
      const sizes: number[] = []
      const abort = new AbortController()
      const signed = await host.call('sign', params, {
        answers: signAnswers(person, documents, leaf),
        delivery: part => sizes.push((part as unknown[]).length),
        received,
        signal: abort.signal,
      })
      if (!received) abort.abort()
      return { signed, sizes }
    }
    const { signed, sizes } = await sign(true)
    const delivered = sizes.reduce((sum, size) => sum + size, 0)
    assert.ok(sizes.length >= 2 && Math.max(...sizes) <= limits.deliveredTogether, String(sizes))
    const kept = documents.length - delivered
    assert.ok(kept >= 1 && kept <= limits.deliveredTogether, `${kept} wait for the result`)
    const [first] = signed.results
    const last = signed.results.at(-1)
    assert.ok(first && last)
    const ends = documents.filter((_, at) => at === 0 || at === documents.length - 1)
    await assertSigned({ ...signed, results: [first, last] }, { documents: ends, root: authority.root })
    await sign(false)
    const { entries } = await host.call('readJournal', { limit: 1000 }, { origin: null })
    const digests = new Set(documents.map(document => createHash('sha256').update(document).digest('hex')))
    const stages = entries.filter(({ digest }) => digests.has(digest)).map(({ stage }) => stage)
    for (const stage of ['delivered', 'undelivered'] as const) {
      assert.equal(stages.filter(one => one === stage).length, documents.length, stage)
    }
    assert.equal(await host.end(), 0)
  })
})
