/** The pages of the sample sites: what people typed, and what certificates say, is never drawn as markup. */
import assert from 'node:assert/strict'
import { everythingUnder, read } from '../../support/imports.ts'

const files = everythingUnder('test/sites').filter(file => !file.startsWith('test/sites/hostile/'))
const found = (ending: string, what: RegExp): string[] =>
  files.filter(file => file.endsWith(ending) && what.test(read(file)))

describe('the pages of the sample sites', () => {
  it('draw every text as text', () => {
    const markup =
      /innerHTML|outerHTML|insertAdjacentHTML|document\.write|setHTML|ContextualFragment|DOMParser|\beval\(/
    assert.ok(files.filter(file => file.endsWith('.js')).length > 30)
    assert.deepEqual(found('.js', markup), [])
  })

  it('have no script and no style of their own, which their policy would not run', () => {
    assert.ok(files.filter(file => file.endsWith('.html')).length > 30)
    assert.deepEqual(found('.html', /<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=|javascript:/i), [])
  })
})
