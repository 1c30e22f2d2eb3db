/** T25: what is signed is what was shown, also when the page's file changes in place between any two reads of it. */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import type { Answer } from '../../../shared/prompts/index.ts'
import { utf8 } from '../../../shared/bytes.ts'
import { ChangingFile } from './changing-file.ts'
import { askToSign, signTyped } from './questions.ts'
import { startSigning } from './signing.ts'
import { makeWorld, settle } from './world.ts'

const shown = utf8('Pay 1.00 KZT to Alice and nothing else')
const other = utf8('Pay 9999999.00 KZT to Mallory     !!!!')
const digestOf = (bytes: Uint8Array, hash: string): string => createHash(hash).update(bytes).digest('hex')

/** More reads than any request makes of one document. */
const reads = 6

interface Told {
  drawn: string
  listed: string
  code: string | null
  digests: string[]
  /** SHA-256 of what went into the signature that the page got; `null`: none, or none that holds its document. */
  inside: string | null
}

/** The person reads the document and approves, whatever the file does; bit n of `pattern`: the n-th read gets other bytes. */
async function signChanging(pattern: number, certificate: string, detached: boolean): Promise<Told> {
  const file = new ChangingFile(read => ((pattern >> read) & 1 ? other : shown))
  const world = makeWorld()
  await world.allow('sign')
  const documents = [{ name: 'payment.txt', type: 'text/plain', content: file }]
  const call = world.page('sign', { format: 'cms', detached, documents })
  const { channel } = await world.host.hear('open')
  world.host.say(askToSign(channel))
  const person = await world.person()
  const { request } = await person.stage('asking')
  person.say({ read: 0 })
  await settle()
  person.say(signTyped({ certificate: certificate.repeat(64) }))
  const answered = world.host.hear('answer').then(() => null)
  const code = await Promise.race([answered, call.code])
  let inside: string | null = null
  if (code === null && !detached) {
    const result = {
      results: [{ parts: [Uint8Array.of(1), 'content'], level: 'B-B' }],
      certificate: Uint8Array.of(0x30, 0),
    }
    world.host.say({ channel, result })
    const reply = await call.reply
    assert.ok('result' in reply, `${JSON.stringify(reply)} after everything was agreed`)
    const [made] = (reply.result as { results: { signature: Uint8Array }[] }).results
    inside = digestOf(made?.signature.slice(1) ?? new Uint8Array(), 'sha256')
  }
  const answers = world.host.heard.flatMap(said => ('answer' in said ? [said.answer.value as Answer<'sign'>] : []))
  assert.ok(request.operation === 'sign')
  return {
    drawn: digestOf(person.documents[0]?.content ?? new Uint8Array(), 'sha256'),
    listed: request.documents[0]?.digest ?? '',
    code,
    inside,
    digests: answers.flatMap(answer => answer.documents.map(({ digest }) => Buffer.from(digest).toString('hex'))),
  }
}

const hashes = [
  ['a', 'sha256'],
  ['b', 'sha384'],
] as const

describe('a document that changes while it is asked about', () => {
  for (const [certificate, hash] of hashes) {
    for (const detached of [true, false]) {
      const how = `${hash}, ${detached ? 'detached' : 'attached'}`
      it(`T25: is signed as it was listed, or refused as DOCUMENT_CHANGED, at every step of a request (${how})`, async () => {
        let signed = 0
        for (let pattern = 0; pattern < 2 ** reads; pattern++) {
          const { drawn, listed, code, digests, inside } = await signChanging(pattern, certificate, detached)
          // The window draws nothing but what the list names.
          if (drawn !== listed) continue
          const agreed = [shown, other].find(bytes => digestOf(bytes, 'sha256') === listed) ?? new Uint8Array()
          if (code === null) assert.deepEqual(digests, [digestOf(agreed, hash)], `pattern ${pattern}`)
          else assert.deepEqual([code, digests], ['DOCUMENT_CHANGED', []], `pattern ${pattern}`)
          assert.equal(inside, code === null && !detached ? listed : null, `pattern ${pattern}`)
          signed += code === null ? 1 : 0
        }
        assert.ok(signed > 0, 'a file that does not change is signed')
      })
    }
  }

  it('ends the request where the window cannot read it any more, and nothing is signed', async () => {
    const { world, person, call } = await startSigning('pay 1')
    person.say({ unreadable: 0 })
    assert.equal(await call.code, 'DOCUMENT_CHANGED')
    person.say(signTyped({}))
    await settle()
    assert.ok(world.host.heard.every(said => !('answer' in said)))
  })
})
