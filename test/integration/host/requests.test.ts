/** The host's operations on both kinds of token, each artefact checked by programs we did not write. */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { KeyAlgorithm } from '../../../shared/key-algorithms.ts'
import { utf8 } from '../../../shared/bytes.ts'
import { createAuthority, type Authority } from '../../sites/portal/authority/authority.ts'
import { startHost, type HostProcess } from '../../support/host-process.ts'
import { certtool, cmsVerifiers, openssl } from '../../support/openssl.ts'
import { joinParts } from '../../support/join-parts.ts'
import { described, enrol, pinEntry, signAnswers, type Person } from '../../support/scripted-person.ts'
import { softHsm, userPin } from '../../support/soft-hsm.ts'

const kinds: { person: Person; algorithms: KeyAlgorithm[] }[] = [
  { person: { kind: 'software', pin: 'Qoz5-lampa8' }, algorithms: ['P-256', 'RSA-2048'] },
  { person: { kind: 'pkcs11', pin: userPin }, algorithms: ['P-384', 'RSA-2048'] },
]

for (const { person, algorithms } of kinds) {
  describe(`the host, with a ${person.kind} token`, () => {
    const dataHome = mkdtempSync(join(tmpdir(), 'mohur-host-'))
    let host: HostProcess
    let authority: Authority
    before(async () => {
      const hsm = softHsm(dataHome)
      hsm.addToken('KAZTOKEN')
      host = await startHost({ dataHome, env: hsm.env })
      authority = await createAuthority()
    })
    after(async () => {
      await host.end()
      rmSync(dataHome, { recursive: true })
    })

    for (const algorithm of algorithms) {
      it(`enrols and signs with ${algorithm}: openssl, certtool and NSS agree at every step`, async () => {
        const { made, leaf, progress } = await enrol(host, { person, authority, algorithm })
        assert.ok(progress.length >= 2)
        const files = { 'made.pem': made.pem }
        const checked = await openssl('req -in made.pem -verify -noout -subject -nameopt utf8', files)
        assert.match(checked.output, /CN=Səməd Məmmədov\n[^]*verify OK/)
        assert.match((await certtool('--crq-info --infile made.pem', files)).output, /Self signature: verified/)
        for (const detached of [true, false]) {
          const documents = ['bir', 'iki', 'üç'].map(utf8)
          const answers = signAnswers(person, documents, leaf)
          const params = { documents: described(documents), format: 'cms', detached, certificate: leaf } as const
          const { results } = await host.call('sign', params, { answers })
          const signed = results.map((one, index) =>
            'parts' in one ? joinParts(one.parts, documents[index] ?? assert.fail()) : assert.fail(one.error.code),
          )
          for (const [index, bytes] of signed.entries()) {
            const content = detached ? (documents[index] ?? null) : null
            for (const verifier of Object.values(cmsVerifiers)) {
              const { accepted, output } = await verifier({ signed: bytes, content, root: authority.root })
              assert.ok(accepted, output)
            }
          }
          const checks = signed.map((bytes, index) =>
            detached ? { signed: bytes, size: documents[index]?.length ?? 0 } : { signed: bytes },
          )
          const verified = await host.call('verify', { documents: checks, roots: [authority.root] }, { answers })
          for (const one of verified.results) {
            const signers = 'signers' in one ? one.signers : assert.fail(one.error.code)
            assert.deepEqual(
              signers.map(({ valid, reasons, level }) => ({ valid, reasons, level })),
              [{ valid: true, reasons: [], level: 'B-B' }],
            )
          }
        }
      })
    }

    it('asks again after a wrong PIN in the same prompt, and signs with the right one', async () => {
      await enrol(host, { person, authority, algorithm: 'P-256' })
      const documents = [utf8('ödəniş')]
      const answers = signAnswers(person, documents)
      const problems: (string | null)[] = []
      const { results } = await host.call(
        'sign',
        { documents: described(documents), format: 'cms', detached: true },
        {
          answers: {
            ...answers,
            sign: async (question, asked) => {
              problems.push(question.problem?.code ?? null)
              const answer = (await answers.sign?.(question, asked)) ?? assert.fail()
              return asked === 1 ? { ...answer, pin: pinEntry('77130642') } : answer
            },
          },
        },
      )
      assert.deepEqual(problems, [null, 'PIN_INCORRECT'])
      assert.ok(results[0] && 'parts' in results[0])
    })

    it('keeps a journal that tells delivered from undelivered', async () => {
      const { leaf } = await enrol(host, { person, authority, algorithm: 'P-256' })
      const stagesOf = async (text: string, received: boolean): Promise<string[]> => {
        const documents = [utf8(text)]
        const params = { documents: described(documents), format: 'cms', detached: true } as const
        const abort = new AbortController()
        const signing = host.call('sign', params, {
          answers: signAnswers(person, documents, leaf),
          received,
          signal: abort.signal,
        })
        await signing
        if (!received) abort.abort()
        const { entries, intact } = await host.call('readJournal', { limit: 1000 }, { origin: null })
        assert.equal(intact, true)
        const digest = createHash('sha256').update(text).digest('hex')
        return entries.filter(entry => entry.digest === digest).map(({ stage }) => stage)
      }
      assert.deepEqual(await stagesOf('alındı', true), ['delivered', 'signed', 'signing'])
      assert.deepEqual(await stagesOf('itdi', false), ['undelivered', 'signed', 'signing'])
    })
  })
}
