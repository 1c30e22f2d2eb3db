/** Every window of a question comes to rest: a state that is set at each draw would draw it anew for ever. */
import assert from 'node:assert/strict'
import { h } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Prompt } from '../../../extension/prompt/prompt.tsx'
import type { OpenedDocument } from '../../../extension/prompt/prompt-context.ts'
import { LanguageProvider } from '../../../extension/ui/language.tsx'
import { bareWindow } from '../../support/bare-window.ts'
import { makeKey, makeSigner } from '../../support/make-signer.ts'
import { createAuthority } from '../../sites/portal/authority/authority.ts'
import { sampleCare } from '../../integration/screens/sample-care.ts'
import { samplePrompts, type SamplePrompt } from '../../integration/screens/sample-prompts.ts'

/** Far more than any of them needs. */
const most = 50
const nothing = (): void => undefined

describe('the window of a question', () => {
  const window = bareWindow()
  let samples: Record<string, SamplePrompt>
  before(async () => {
    const authority = await createAuthority()
    const named = async (commonName: string) =>
      (await makeSigner(authority, makeKey('P-256'), { commonName })).certificate
    const [person, endsSoon, nasty] = [await named('SƏMƏD'), await named('ӘЛІЯ'), await named('<img>')]
    const certificates = { centre: authority.root, person, endsSoon, nasty, longest: await named('Ə'.repeat(64)) }
    samples = { ...samplePrompts(certificates), ...sampleCare(certificates) }
  })

  const viewOf = ({ state, opened, contents, word }: SamplePrompt) => {
    const openedOf = (content: Uint8Array<ArrayBuffer> | 'wrong'): OpenedDocument =>
      content === 'wrong' ? content : { content }
    const documents = new Map(opened.map(([index, content]) => [index, openedOf(content)]))
    const fetch = (index: number): Promise<OpenedDocument> => {
      const content = contents[index]
      return content === undefined ? new Promise(nothing) : Promise.resolve(openedOf(content))
    }
    const actions = { answer: nothing, reject: nothing, read: nothing, close: nothing, fetch }
    return h(LanguageProvider, {
      language: 'az',
      choose: nothing,
      children: h(Prompt, { state, opened: documents, word, actions }),
    })
  }

  it('comes to rest, whatever it asks', async () => {
    for (const [name, sample] of Object.entries(samples)) {
      const { turns, last } = await window.rest(viewOf(sample), most)
      assert.ok(turns < most, `${name}: ${[...new Set(last)].join()}`)
    }
  })

  it('would be seen here if it were drawn for ever', async () => {
    function Restless() {
      const [, draw] = useState({})
      useEffect(() => void crypto.subtle.digest('SHA-256', new Uint8Array()).then(() => draw({})))
      return null
    }
    const { turns, last } = await window.rest(h(Restless, {}), most)
    assert.equal(turns, most)
    assert.ok(last.includes('Restless'))
  })
})
