/** Documents of any content and length, signed with every kind of key: programs that we did not write accept each signature. */
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import type { Bytes } from '../../../shared/bytes.ts'
import { keyAlgorithmNames } from '../../../shared/key-algorithms.ts'
import { createAuthority } from '../../sites/portal/authority/authority.ts'
import { enduranceScale, firstSeed, report, rounds } from '../../support/endurance.ts'
import { seededRandom } from '../../support/fault-schedule.ts'
import { startHost } from '../../support/host-process.ts'
import { joinParts } from '../../support/join-parts.ts'
import { cannotJudge, cmsVerifiers } from '../../support/openssl.ts'
import { described, enrol, signAnswers, type Person } from '../../support/scripted-person.ts'
import { softHsm, userPin } from '../../support/soft-hsm.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const documentsPerKey = rounds({ small: 2, full: 1_000 })
/** Long RSA keys take their time to be made; `requests.test.ts` has all kinds of keys in short. */
const keys = enduranceScale > 0 ? keyAlgorithmNames : (['P-256', 'Ed25519'] as const)
const person: Person = { kind: 'pkcs11', pin: userPin }
/** As many programs run at once as there are cores to run them. */
const atOnce = 2

/** From one byte to 64 KiB, short ones as often as long ones. */
function someDocument(random: () => number): Bytes {
  const length = Math.ceil(2 ** (random() * 16))
  return new Uint8Array(randomBytes(length))
}

async function inGroups<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const waiting = [...items]
  const worker = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await work(next)
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
}

describe('what the host signs', () => {
  const here = temporaryFolder()

  it(`G8: ${documentsPerKey} random documents with each kind of key are accepted by every program that can judge them`, async () => {
    const random = seededRandom(firstSeed)
    const hsm = softHsm(here())
    hsm.addToken('KAZTOKEN')
    const authority = await createAuthority()
    const { root } = authority
    const host = await startHost({ dataHome: here(), env: hsm.env })
    let judged = 0
    try {
      for (const algorithm of keys) {
        const { leaf } = await enrol(host, { person, authority, algorithm })
        const detached = random() < 0.5
        const documents = Array.from({ length: documentsPerKey }, () => someDocument(random))
        const params = { documents: described(documents), format: 'cms', detached, certificate: leaf } as const
        const { results } = await host.call('sign', params, { answers: signAnswers(person, documents, leaf) })
        assert.equal(results.length, documents.length)
        const programs = Object.entries(cmsVerifiers).filter(([name]) => cannotJudge(algorithm, name) === null)
        assert.ok(programs.length > 0, algorithm)
        await inGroups([...results.entries()], async ([index, result]) => {
          const document = documents[index] ?? assert.fail()
          const parts = 'parts' in result ? result.parts : assert.fail(result.error.code)
          const signed = joinParts(parts, document)
          for (const [program, verify] of programs) {
            const { accepted, output } = await verify({ signed, content: detached ? document : null, root })
            assert.ok(accepted, `${algorithm}, ${document.length} bytes, ${program}: ${output}`)
            judged++
          }
        })
      }
    } finally {
      await host.end()
    }
    const total = documentsPerKey * keys.length
    report({
      figure: 'G8',
      result: `${total} documents, ${keys.join(', ')}: ${judged} of ${judged} verdicts good`,
    })
  }).timeout(7_200_000)
})
