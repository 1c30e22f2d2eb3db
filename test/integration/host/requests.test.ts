/** The host's operations on both kinds of token, each artefact checked by programs we did not write. */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { keyAlgorithmNames } from '../../../shared/key-algorithms.ts'
import type { Question } from '../../../shared/prompts/index.ts'
import { equalBytes, utf8 } from '../../../shared/bytes.ts'
import { digestOf } from '../../../host/digests.ts'
import { assertSigned } from '../../support/assert-signed.ts'
import { createAuthority, type Authority } from '../../sites/portal/authority/authority.ts'
import { startHost, type HostProcess, type Script } from '../../support/host-process.ts'
import { cannotJudge, certtool, cmsVerifiers, openssl } from '../../support/openssl.ts'
import { joinParts } from '../../support/join-parts.ts'
import {
  described,
  enrol,
  pinEntry,
  requestAnswers,
  signAnswers,
  subject,
  type Person,
} from '../../support/scripted-person.ts'
import { softHsm, userPin } from '../../support/soft-hsm.ts'

const people: Person[] = [
  { kind: 'software', pin: 'Qoz5-lampa8' },
  { kind: 'pkcs11', pin: userPin },
]
/** Every row of the table but the slowest to make. */
const algorithms = keyAlgorithmNames.filter(name => name !== 'RSA-4096')

for (const person of people) {
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
            for (const [program, verifier] of Object.entries(cmsVerifiers)) {
              const { accepted, output } = await verifier({ signed: bytes, content, root: authority.root })
              const unknown = cannotJudge(algorithm, program)
              assert.equal(accepted, !unknown, `${program}: ${output}`)
              assert.match(output, unknown ?? /./)
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
      }).timeout(120_000)
    }

    const hashes = [
      { algorithm: 'RSA-2048', hash: 'SHA-512', name: 'sha512WithRSAEncryption' },
      { algorithm: 'P-256', hash: 'SHA-384', name: 'ecdsa-with-SHA384' },
      { algorithm: 'P-521', hash: 'SHA-256', name: 'ecdsa-with-SHA256' },
    ] as const
    for (const { algorithm, hash, name } of hashes) {
      it(`signs with ${algorithm} and ${hash} when the page asks for it`, async () => {
        const { leaf } = await enrol(host, { person, authority, algorithm })
        const documents = [utf8('ödəniş')]
        const params = {
          documents: described(documents),
          format: 'cms',
          detached: true,
          certificate: leaf,
          hash,
        } as const
        const signed = await host.call('sign', params, { answers: signAnswers(person, documents, leaf) })
        await assertSigned(signed, { documents, root: authority.root })
        const [one] = signed.results
        const bytes = one && 'parts' in one ? joinParts(one.parts, new Uint8Array()) : assert.fail()
        const { output } = await openssl('cms -cmsout -print -inform DER -in signed', { signed: bytes })
        assert.match(output, new RegExp(`signatureAlgorithm:\\s+algorithm: ${name}`))
      })
    }

    it('offers no Ed25519 certificate where a hash is asked for that does not go with it', async () => {
      const { leaf } = await enrol(host, { person, authority, algorithm: 'Ed25519' })
      const documents = [utf8('ödəniş')]
      const params = { documents: described(documents), format: 'cms', certificate: leaf, hash: 'SHA-256' } as const
      const answers = signAnswers(person, documents, leaf)
      await assert.rejects(host.call('sign', params, { answers }), { code: 'ALGORITHM_UNSUPPORTED' })
    })

    it('refuses an answer that chooses what was not offered to be chosen', async () => {
      const { leaf } = await enrol(host, { person, authority, algorithm: 'P-256' })
      await host.call('markRetired', { certificate: leaf, retired: true }, { origin: null })
      const documents = [utf8('ödəniş')]
      const { sign: agree, ...others } = signAnswers(person, documents, leaf)
      const usable = ({ candidates, ...others }: Question<'sign'>): Question<'sign'> => ({
        candidates: candidates.map(candidate => ({ ...candidate, obstacle: null })),
        ...others,
      })
      const answers: Script['answers'] = {
        ...others,
        sign: (question, asked) => agree?.(usable(question), asked) ?? null,
      }
      const params = { documents: described(documents), format: 'cms', detached: true } as const
      await assert.rejects(host.call('sign', params, { answers }), { code: 'CERTIFICATE_RETIRED' })
    })

    it('refuses an answer about other documents than were asked for, or other digests', async () => {
      const { leaf } = await enrol(host, { person, authority, algorithm: 'P-256' })
      const shown = [utf8('bir'), utf8('iki')]
      const agreed = [0, 1].map(index => ({ index, digest: digestOf('SHA-256', shown[index] ?? assert.fail()) }))
      const [first = assert.fail(), second = assert.fail()] = agreed
      const wrong = [
        [first, first],
        [first, { ...second, index: 2 }],
        [first, { ...second, digest: second.digest.slice(1) }],
        [first, { ...second, digest: digestOf('SHA-384', utf8('iki')) }],
      ]
      for (const documents of wrong) {
        const { sign: agree, ...others } = signAnswers(person, shown, leaf)
        const answers: Script['answers'] = {
          ...others,
          sign: async (question, asked) => {
            const answer = await agree?.(question, asked)
            return answer ? { ...answer, documents } : null
          },
        }
        const params = { documents: described(shown), format: 'cms', detached: true, certificate: leaf } as const
        await assert.rejects(host.call('sign', params, { answers }), { code: 'BAD_PARAMS' })
      }
    })

    const words = [
      { page: true, answer: true, exportable: person.kind === 'software' },
      { page: true, answer: false, exportable: false },
      { page: false, answer: true, exportable: false },
    ]
    for (const { page, answer, exportable } of words) {
      it(`makes a key ${exportable ? '' : 'not '}exportable: the page ${page ? 'asks' : 'does not ask'}, the person ${answer ? 'agrees' : 'does not'}`, async () => {
        const { requestCertificate: agree } = requestAnswers(person)
        const answers: Script['answers'] = {
          requestCertificate: async (question, asked) => {
            const agreed = await agree?.(question, asked)
            return agreed ? { ...agreed, exportable: answer } : null
          },
        }
        const { token, key } = await host.call(
          'requestCertificate',
          { subject, key: { algorithm: 'P-256', exportable: page } },
          { answers },
        )
        const tokens = await host.call('listTokens', {})
        const id = tokens.find(({ serialNumber }) => serialNumber === token.serialNumber)?.id ?? assert.fail()
        const { objects } = await host.call(
          'readPrivateObjects',
          { token: id },
          { origin: null, answers: { enterPin: () => ({ pin: pinEntry(person.pin) }) } },
        )
        const made = objects.find(
          one => one.kind === 'keyPair' && one.publicKey !== null && equalBytes(one.publicKey, key),
        )
        assert.ok(made?.kind === 'keyPair')
        assert.equal(made.exportable, exportable)
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
