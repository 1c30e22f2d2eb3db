/** The list of files to be signed, step by step: what is signed next, what became of each, what would be lost. */
import assert from 'node:assert/strict'
import { openShelf } from '../../../../extension/manager/files/shelf.ts'
import {
  areTooLarge,
  filesToSign,
  formatOf,
  mostFiles,
  noFiles,
  unsavedFiles,
  withFailure,
  withFaults,
  withFiles,
  withoutFile,
  withResults,
  withSaved,
  wouldBeLost,
  type SigningState,
} from '../../../../extension/manager/files/signing-state.ts'
import { utf8 } from '../../../../shared/bytes.ts'
import { limits } from '../../../../shared/limits.ts'
import type { Result } from '../../../../shared/operations/index.ts'
import { chosenFile } from './listed.ts'

type One = Result<'sign'>['results'][number]
const signature = (text: string): One => ({ signature: utf8(text), level: 'B-B' })
const changed: One = { error: { code: 'DOCUMENT_CHANGED', details: {} } }

const listOf = (...names: string[]): SigningState =>
  withFiles(
    noFiles,
    names.map(name => chosenFile(name)),
  )
const signed = (state: SigningState, ...results: One[]): SigningState =>
  withResults(state, { files: filesToSign(state), format: formatOf(state), results })

describe('files to be signed', () => {
  it('get each its own signature or error, in their order, also when two have one name', () => {
    const state = signed(listOf('a.txt', 'b.txt', 'a.txt'), signature('1'), changed, signature('3'))
    assert.deepEqual(
      state.files.map(({ signed, error }) => [signed?.name, error?.code]),
      [
        ['a.txt.p7s', undefined],
        [undefined, 'DOCUMENT_CHANGED'],
        ['a.txt (2).p7s', undefined],
      ],
    )
    assert.deepEqual(state.files[2]?.signed?.content, utf8('3'))
    assert.deepEqual(state.phase, { state: 'done', count: 2, of: 3 })
    assert.deepEqual(
      filesToSign(state).map(({ name }) => name),
      ['b.txt'],
    )
  })

  it('become one container, which the first of them has, and what the person took out waits', () => {
    const listed = { ...listOf('a.txt', 'b.txt', 'c.txt'), chosenFormat: 'asice' } as const
    const state = signed(listed, { signature: utf8('1'), level: 'B-B', documents: [0, 2] })
    assert.deepEqual(
      state.files.map(({ signed, within, error }) => [signed?.name, within, error?.code]),
      [
        ['a.txt.asice', null, undefined],
        [undefined, null, 'USER_REJECTED'],
        [undefined, 'a.txt.asice', undefined],
      ],
    )
    assert.deepEqual(state.phase, { state: 'done', count: 2, of: 3 })
    assert.deepEqual([unsavedFiles(state).length, filesToSign(state).map(({ name }) => name)], [1, ['b.txt']])
    const later = signed(state, { signature: utf8('2'), level: 'B-B', documents: [0] })
    assert.deepEqual(later.files[1]?.signed?.name, 'b.txt.asice')
    const many = listOf(...Array.from({ length: limits.containerFiles + 1 }, (_, at) => `${at}`))
    assert.equal(filesToSign({ ...many, chosenFormat: 'asice' }).length, limits.containerFiles)
  })

  it('are signed in one format, and what does not fit it waits for the next', () => {
    const pdf = chosenFile('a.pdf', { kind: 'pdf' })
    const mixed = withFiles(noFiles, [pdf, chosenFile('b.txt'), chosenFile('c', { fault: 'folder' })])
    assert.equal(formatOf(mixed), 'cmsDetached')
    assert.equal(formatOf(withoutFile(mixed, mixed.files[1]?.id ?? 0)), 'pades')
    const asPdf = signed({ ...mixed, chosenFormat: 'pades' }, signature('1'))
    assert.deepEqual(
      asPdf.files.map(file => file.signed?.name),
      ['a-signed.pdf', undefined, undefined],
    )
    const rest = filesToSign({ ...asPdf, chosenFormat: 'cmsDetached' })
    assert.deepEqual(
      rest.map(({ name }) => name),
      ['b.txt'],
    )
  })

  it('are no more than a list can show, and what was left out is counted', () => {
    const many = Array.from({ length: mostFiles + 7 }, (_, index) => chosenFile(`${index}`))
    const full = withFiles(noFiles, many)
    assert.deepEqual([full.files.length, full.leftOut], [mostFiles, 7])
    assert.deepEqual(
      [withFiles(full, [chosenFile('x')]).leftOut, withFiles(noFiles, many.slice(0, 300)).leftOut],
      [1, 0],
    )
  })

  it('together are no more than a request may hold', () => {
    const large = withFiles(noFiles, [chosenFile('a', { size: 800_000_000 }), chosenFile('b', { size: 300_000_000 })])
    assert.ok(areTooLarge(filesToSign(large)))
    assert.ok(!areTooLarge(filesToSign(withoutFile(large, large.files[1]?.id ?? 0))))
  })

  it('are not signed when they cannot be read any more, and the others are', () => {
    const state = listOf('a', 'b')
    const [first] = state.files
    assert.ok(first)
    const looked = withFaults(state, [{ ...first, fault: 'unreadable' }])
    assert.deepEqual(
      filesToSign(looked).map(({ name }) => name),
      ['b'],
    )
  })

  it('are told at the one that a format cannot take, and the next try goes without it, until another format is chosen', () => {
    const state = listOf('a', 'b', 'c')
    const error = { code: 'BAD_PARAMS', details: { reason: 'xfaForm', at: 'documents.1' } } as const
    const failed = withFailure(state, { files: filesToSign(state), format: 'cmsDetached', error })
    const names = (state: SigningState): string[] => filesToSign(state).map(({ name }) => name)
    assert.deepEqual([names(failed), failed.phase.state], [['a', 'c'], 'unfit'])
    assert.deepEqual(
      failed.files.map(file => file.error?.code),
      [undefined, 'BAD_PARAMS', undefined],
    )
    assert.deepEqual(names({ ...failed, chosenFormat: 'jws' }), ['a', 'b', 'c'])
    const elsewhere = { code: 'TOKEN_REMOVED', details: {} } as const
    assert.deepEqual(withFailure(state, { files: filesToSign(state), format: 'cmsDetached', error: elsewhere }), {
      ...state,
      phase: { state: 'failed', error: elsewhere },
    })
  })

  it('would be lost while they are being signed, and from then on until each is saved', () => {
    const state = listOf('a', 'b')
    assert.ok(!wouldBeLost(state))
    assert.ok(wouldBeLost({ ...state, phase: { state: 'signing', done: 0, total: 2 } }))
    const done = signed(state, signature('1'), signature('2'))
    assert.ok(wouldBeLost(done))
    const [a, b] = done.files.map(({ id }) => id)
    assert.deepEqual(
      unsavedFiles(withSaved(done, a ?? 0)).map(({ id }) => id),
      [b],
    )
    assert.ok(!wouldBeLost(withSaved(withSaved(done, a ?? 0), b ?? 0)))
  })

  it('lie on a shelf that whoever comes back finds as it was, and whoever watches hears of', () => {
    const shelf = openShelf(1)
    const heard: number[] = []
    const end = shelf.watch(state => heard.push(state))
    shelf.change(state => state + 1)
    end()
    shelf.change(state => state + 1)
    assert.deepEqual([shelf.read(), heard], [3, [2]])
  })
})
