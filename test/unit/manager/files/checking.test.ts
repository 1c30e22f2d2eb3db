/** Signed files: which document goes with which, what is checked when, and what a person may conclude of it. */
import assert from 'node:assert/strict'
import {
  readChosenCertificates,
  type ChosenCertificates,
} from '../../../../extension/manager/authorities/chosen-certificates.ts'
import { openChecking } from '../../../../extension/manager/files/check-files.ts'
import {
  documentName,
  longestDocument,
  longestSigned,
  withAllWaiting,
  withDocument,
  withGiven,
  withOutcome,
  withoutSigned,
  type CheckingState,
} from '../../../../extension/manager/files/checking-state.ts'
import { openShelf } from '../../../../extension/manager/files/shelf.ts'
import { noRoots, withChosen, withoutRoot, withProved } from '../../../../extension/manager/files/trusted-roots.ts'
import { verdictOf } from '../../../../extension/manager/files/verdict-of.ts'
import { proofLength } from '../../../../extension/root-proof.ts'
import type { Bytes } from '../../../../shared/bytes.ts'
import { toPem } from '../../../../shared/certificate-bundle.ts'
import { limits } from '../../../../shared/limits.ts'
import { MohurError } from '../../../../shared/errors.ts'
import type { Params, Result } from '../../../../shared/operations/index.ts'
import { verifyReasons, type VerifiedSigner } from '../../../../shared/operations/verify.ts'
import { makeLink } from '../../../support/make-link.ts'
import { until } from '../../../support/until.ts'
import { chosenFile } from './listed.ts'

const pairs = (state: CheckingState): (string | undefined)[][] =>
  state.map(({ name, document }) => [name, document?.name])

describe('signed files to be checked', () => {
  it('go with the document that they are named after, whichever comes first', () => {
    const document = chosenFile('a.pdf')
    const together = withGiven([], [document, chosenFile('a.pdf.p7s'), chosenFile('b.xml'), chosenFile('c.txt')])
    assert.deepEqual(pairs(together), [
      ['a.pdf.p7s', 'a.pdf'],
      ['b.xml', undefined],
      ['c.txt', undefined],
    ])
    const later = withGiven(withGiven([], [chosenFile('a.pdf (2).p7s')]), [document])
    assert.deepEqual(pairs(later), [['a.pdf (2).p7s', 'a.pdf']])
    assert.deepEqual(['a.txt(1).p7m', 'a.SIG', '.p7s', 'a.pdf'].map(documentName), ['a.txt', 'a', null, null])
  })

  it('are refused before they are read where they are too large, empty or no file', () => {
    const outcomes = withGiven(
      [],
      [
        chosenFile('a.p7s', { size: longestSigned }),
        chosenFile('b.p7s', { size: longestSigned + 1 }),
        chosenFile('c.p7s', { fault: 'empty' }),
        chosenFile('d', { fault: 'folder' }),
      ],
    ).map(({ outcome }) => ('fault' in outcome ? outcome.fault : outcome.state))
    assert.deepEqual(outcomes, ['waiting', 'tooLarge', 'empty', 'folder'])
    const [file] = withGiven([], [chosenFile('a.p7s')])
    assert.ok(file)
    const { outcome } = withDocument(file, chosenFile('a', { size: longestDocument + 1 }))
    assert.deepEqual(outcome, { state: 'refused', fault: 'tooLarge' })
  })

  it('are checked one after the other, and one that cannot be read stops none of the others', async () => {
    const asked: Params<'verify'>[] = []
    const answers: (() => Result<'verify'>)[] = [
      () => ({ results: [{ error: { code: 'SIGNED_DATA_UNREADABLE', details: {} } }] }),
      () => {
        throw new MohurError('HOST_MISSING')
      },
      () => ({ results: [{ signers: [], documentTimestamps: [] }] }),
    ]
    const shelf = openShelf<CheckingState>([])
    let open = 0
    let mostOpen = 0
    const check = openChecking(shelf, async params => {
      asked.push(params)
      mostOpen = Math.max(mostOpen, ++open)
      const answer = answers[asked.length - 1]
      await new Promise(resolve => setTimeout(resolve, 5))
      open--
      return answer?.() ?? assert.fail()
    })
    const lost = Object.assign(new Blob(['x']), { arrayBuffer: () => Promise.reject(new Error('gone')) })
    const file = new Blob(['signed'])
    const document = chosenFile('c', { file: new Blob(['c']) })
    const given = [
      chosenFile('a.p7s', { file: lost }),
      ...['b.p7s', 'd.p7s', 'c.p7s'].map(name => chosenFile(name, { file })),
    ]
    shelf.change(state => withGiven(state, [...given, document]))
    check()
    check()
    await until('all were checked', () =>
      shelf.read().every(({ outcome }) => outcome.state !== 'waiting' && outcome.state !== 'checking'),
    )
    assert.deepEqual(
      shelf
        .read()
        .map(({ outcome }) =>
          'fault' in outcome ? outcome.fault : 'error' in outcome ? outcome.error.code : outcome.state,
        ),
      ['unreadable', 'SIGNED_DATA_UNREADABLE', 'HOST_MISSING', 'checked'],
    )
    assert.deepEqual(
      asked.map(({ documents }) => documents.map(({ content }) => content ?? null)),
      [[null], [null], [document.file]],
    )
    assert.ok(asked.every(({ revocation }) => revocation === true))
    assert.equal(mostOpen, 1)
  })

  it('that were taken out meanwhile stay out', async () => {
    const shelf = openShelf<CheckingState>([])
    let answer: () => void = () => undefined
    const check = openChecking(
      shelf,
      () => new Promise(resolve => (answer = () => resolve({ results: [{ signers: [], documentTimestamps: [] }] }))),
    )
    shelf.change(state => withGiven(state, [chosenFile('a.p7s'), chosenFile('b.p7s')]))
    const [a] = shelf.read()
    check()
    await until('it was asked', () => shelf.read()[0]?.outcome.state === 'checking')
    shelf.change(state => withoutSigned(state, a?.id ?? 0))
    answer()
    await until('the next is asked for', () => shelf.read()[0]?.outcome.state === 'checking')
    assert.deepEqual(
      shelf.read().map(({ name }) => name),
      ['b.p7s'],
    )
  })
})

describe('roots that the person trusts while the page is open', () => {
  const choose = (...parts: (string | Bytes)[]): Promise<ChosenCertificates> =>
    readChosenCertificates(new File(parts, 'root.cer'))
  const proofOf = ({ certificates }: ChosenCertificates): Record<string, string> =>
    Object.fromEntries(certificates.map(({ fingerprint }) => [fingerprint, fingerprint.slice(-proofLength)]))
  const [root, other] = ['a', 'b'].map(name => new Uint8Array(makeLink(name).certificate)) as [Bytes, Bytes]

  it('are trusted, each once, when the end of every fingerprint in the file was typed, and not before', async () => {
    const first = await choose(root)
    const trusted = withProved(withChosen(noRoots, first), proofOf(first))
    assert.deepEqual(trusted, { roots: [root], chosen: null, problem: null })
    const second = await choose(...[root, other, other].map(one => toPem('CERTIFICATE', one)))
    const waiting = withChosen(trusted, second)
    assert.deepEqual([waiting.roots, waiting.problem], [[root], null])
    for (const typed of [{}, proofOf(first)])
      assert.deepEqual(withProved(waiting, typed), { roots: [root], chosen: second, problem: 'proofWrong' })
    assert.deepEqual(withProved(waiting, proofOf(second)).roots, [root, other])
    assert.equal(withProved(trusted, {}), trusted)
    assert.deepEqual(withoutRoot({ ...waiting, roots: [root, other] }, root).roots, [other])
  })

  it('are none of a file without one, with what is no root, or with too many', async () => {
    const trusted = { ...noRoots, roots: [root] }
    const tooLong =
      toPem('CERTIFICATE', makeLink('c').certificate) +
      'x'.repeat(limits.certificateBytes * limits.authorityCertificates)
    const issued = toPem('CERTIFICATE', makeLink('d', { by: makeLink('e') }).certificate)
    for (const text of ['nothing', tooLong, issued])
      assert.deepEqual(withChosen(trusted, await choose(text)), { ...trusted, problem: 'rootUnreadable' })
    const many = { ...noRoots, roots: Array.from({ length: limits.certificates }, () => root) }
    assert.deepEqual(withChosen(many, await choose(other)), { ...many, problem: 'rootUnreadable' })
    assert.equal(withChosen(many, await choose(root)).problem, null)
  })

  it('have everything checked anew, also what is being checked just now', () => {
    const shelf = withGiven([], [chosenFile('a.p7s'), chosenFile('b', { fault: 'folder' })])
    const [file] = shelf
    assert.ok(file)
    const checking = withOutcome(shelf, file, { state: 'checking' })
    const anew = withAllWaiting(checking)
    assert.deepEqual(
      [anew, withOutcome(anew, file, { state: 'checked', signers: [], stamps: [], files: [] })].map(state =>
        state.map(({ outcome }) => outcome.state),
      ),
      [
        ['waiting', 'refused'],
        ['waiting', 'refused'],
      ],
    )
  })
})

describe('the verdict on a signature', () => {
  type Judged = Pick<VerifiedSigner, 'valid' | 'reasons' | 'covers'>
  const verdict = (changes: Partial<Judged>): string =>
    verdictOf({ valid: false, reasons: [], covers: 'document', ...changes })

  it('is good only for one that is valid, with nothing against it, over the whole document', () => {
    assert.equal(verdict({ valid: true }), 'good')
    assert.equal(verdict({ valid: true, covers: 'part' }), 'part')
    assert.equal(verdict({}), 'unknown')
    for (const reason of verifyReasons)
      for (const valid of [true, false])
        assert.ok(!['good', 'part'].includes(verdict({ valid, reasons: [reason] })), reason)
    assert.equal(verdict({ valid: true, reasons: ['notInTheTable' as 'rootUnknown'] }), 'bad')
  })

  it('is that of the worst reason, so that nothing which was changed is called whole', () => {
    assert.equal(verdict({ reasons: ['rootUnknown', 'certificateExpired'] }), 'unproven')
    assert.equal(verdict({ reasons: ['rootUnknown', 'algorithmUnsupported'] }), 'unknown')
    assert.equal(verdict({ reasons: ['rootUnknown', 'contentMissing'] }), 'missing')
    assert.equal(verdict({ reasons: ['contentMissing', 'signatureWrong', 'rootUnknown'] }), 'bad')
    assert.equal(verdict({ reasons: ['rootUnknown'], covers: 'part' }), 'unproven')
  })
})
