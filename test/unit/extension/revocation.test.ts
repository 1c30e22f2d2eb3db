/** Revocation in the background: whom it asks, when, and for whom it does not. */
import assert from 'node:assert/strict'
import { addAuthority, type OwnAuthority } from '../../../extension/authorities.ts'
import { utf8 } from '../../../shared/bytes.ts'
import { bendCertificate } from '../../support/bend-certificate.ts'
import { authoritySite, behaviours, replies, type AuthoritySite } from '../../support/authority-site.ts'
import { makeWorld, settle, type World } from './world.ts'

const certificate = bendCertificate('Issuing').certificate
const request = utf8('request')
const answer = utf8('answer')
const question = (more: object = {}): object => ({ inquiry: 'ocsp', authority: 'NCA', request, ...more })

describe('a question whether a certificate was revoked', () => {
  let site: AuthoritySite
  before(async () => (site = await authoritySite(behaviours.good(() => answer, replies.ocsp))))
  after(() => site.close())
  beforeEach(() => void site.heard.splice(0))

  const one = (name: string, addresses: OwnAuthority['addresses']): OwnAuthority => ({
    name,
    certificates: [certificate],
    roots: [],
    addresses,
  })
  async function world(): Promise<World> {
    const made = makeWorld()
    await made.allow('sign')
    await addAuthority(made.browser, one('NCA', { timestamp: site.address, ocsp: site.address, crl: site.address }))
    await addAuthority(made.browser, one('Vaxt', { timestamp: site.address }))
    await addAuthority(made.browser, one('Far', { ocsp: 'http://far.example/' }))
    made.browser.permitted.delete('http://far.example/*')
    return made
  }
  const verifying = (more: object = { revocation: true }): object => ({
    documents: [{ signed: utf8('signed') }],
    ...more,
  })

  it('goes to the authority of that name, its answer to the host as it came, and the next works after one that failed', async () => {
    const made = await world()
    const call = made.page('verify', verifying())
    const { channel, open } = await made.host.hear('open')
    assert.deepEqual((open.params as Record<string, unknown>)['revocationAuthorities'], [
      { name: 'NCA', certificates: [new Uint8Array(certificate)], ocsp: true, crl: true },
    ])
    made.host.say({ channel, consult: { number: 1, question: question() } })
    const first = await made.host.hear('consulted')
    assert.deepEqual(first.consulted, { number: 1, answer: { response: answer } })
    site.behave(behaviours.closes())
    made.host.say({ channel, consult: { number: 2, question: question() } })
    const second = await made.host.hear('consulted', 2)
    assert.deepEqual(second.consulted, { number: 2, answer: { unavailable: { reason: 'unreachable' } } })
    site.behave(behaviours.good(() => answer, replies.crl))
    made.host.say({ channel, consult: { number: 3, question: question({ inquiry: 'crl', request: utf8('') }) } })
    const third = await made.host.hear('consulted', 3)
    assert.deepEqual(third.consulted, { number: 3, answer: { response: answer } })
    site.behave(behaviours.good(() => answer, replies.ocsp))
    made.host.say({ channel, result: { results: [{ error: { code: 'SIGNED_DATA_UNREADABLE', details: {} } }] } })
    assert.equal(await call.code, null)
    assert.ok(!JSON.stringify(made.host.heard).includes('localhost'), 'no address is told')
  })

  it('tells the host of nobody where the page does not want it', async () => {
    const made = await world()
    made.page('verify', verifying({}))
    const { open } = await made.host.hear('open')
    const told = open.params as Record<string, unknown>
    const roots = [new Uint8Array(certificate), new Uint8Array(certificate)]
    assert.deepEqual(['revocationAuthorities' in told, told['timestampRoots']], [false, roots])
  })

  const lies: [what: string, params: object, asked: object[]][] = [
    ['where the page does not want it', {}, [question()]],
    ['of an authority that was not told', { revocation: true }, [question({ authority: 'Vaxt' })]],
    ['of one that the browser may not reach', { revocation: true }, [question({ authority: 'Far' })]],
    ['of one that nobody set up', { revocation: true }, [question({ authority: 'Evil' })]],
    ['of one for time stamps', { revocation: true }, [question({ inquiry: 'timestamp' })]],
    ['by an address', { revocation: true }, [question({ address: 'http://evil.example/' })]],
    ['with a large request', { revocation: true }, [question({ request: new Uint8Array(2_000) })]],
    ['for a list, and says something', { revocation: true }, [question({ inquiry: 'crl' })]],
    ['twice at once', { revocation: true }, [question(), question()]],
  ]
  for (const [what, params, asked] of lies) {
    it(`T20: lets a host go that asks ${what}`, async () => {
      const made = await world()
      const call = made.page('verify', verifying(params))
      const { channel } = await made.host.hear('open')
      for (const [at, one] of asked.entries()) made.host.say({ channel, consult: { number: at + 1, question: one } })
      assert.equal(await call.code, 'HOST_MISBEHAVED')
      await settle()
      assert.ok(site.heard.length < asked.length, 'nothing of what was wrong was asked')
    })
  }
})
