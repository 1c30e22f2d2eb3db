/** Time stamps in the background: whom it asks, and when. */
import assert from 'node:assert/strict'
import { addAuthority } from '../../../extension/authorities.ts'
import { utf8 } from '../../../shared/bytes.ts'
import { bendCertificate } from '../../support/bend-certificate.ts'
import { authoritySite, behaviours, type AuthoritySite } from '../../support/authority-site.ts'
import { askToSign, signParams, signResult, signTyped } from './questions.ts'
import { makeWorld, settle, type World } from './world.ts'

const root = bendCertificate('Time root').certificate
const request = utf8('request')
const answer = utf8('answer')
const stamp = (channel: number, number: number, more: object = {}): object => ({
  channel,
  consult: { number, question: { inquiry: 'timestamp', authority: 'Vaxt', request, ...more } },
})

describe('a signature with a time stamp', () => {
  let site: AuthoritySite
  before(async () => (site = await authoritySite(behaviours.good(() => answer))))
  after(() => site.close())
  beforeEach(() => void site.heard.splice(0))

  const params = (more: object = {}): object => ({ ...signParams('pay 1'), level: 'B-T', ...more })
  async function world(...names: string[]): Promise<World> {
    const made = makeWorld()
    await made.allow('sign')
    for (const name of names)
      await addAuthority(made.browser, {
        name,
        certificates: [root],
        roots: [],
        addresses: { timestamp: site.address },
      })
    return made
  }
  const opened = async (made: World): Promise<Record<string, unknown>> => {
    const { open } = await made.host.hear('open')
    return open.params as Record<string, unknown>
  }

  it('is refused before anybody is asked where no authority is set up, none of that name, or none that may be reached', async () => {
    const none = await world()
    const other = await world('Vaxt')
    const forbidden = await world('Vaxt')
    forbidden.browser.permitted.clear()
    const calls = [
      none.page('sign', params()),
      other.page('sign', params({ timestampAuthority: 'Zaman' })),
      forbidden.page('sign', params()),
    ]
    for (const call of calls) assert.equal(await call.code, 'TIMESTAMP_AUTHORITY_MISSING')
    for (const { browser, host } of [none, other, forbidden]) assert.deepEqual([browser.open.size, host.starts], [0, 0])
  })

  it('tells the host the authority’s name and root, and never an address', async () => {
    const made = await world('Vaxt', 'Zaman')
    made.page('sign', params({ timestampAuthority: 'Zaman' }))
    const told = await opened(made)
    assert.deepEqual(told['timestampAuthority'], { name: 'Zaman', certificates: [new Uint8Array(root)] })
    assert.ok(!JSON.stringify(made.host.heard).includes('localhost'))
  })

  it('goes on without one where the page said that a lower level will do', async () => {
    const made = await world()
    made.page('sign', params({ lowestLevel: 'B-B' }))
    const told = await opened(made)
    assert.deepEqual([told['level'], told['lowestLevel'], 'timestampAuthority' in told], ['B-T', 'B-B', false])
  })

  it('takes no address, root or authority of the page’s own', async () => {
    const made = await world('Vaxt')
    for (const timestampAuthority of [{ name: 'Vaxt', root }, { address: site.address }, 7, '']) {
      assert.equal(await made.page('sign', params({ timestampAuthority })).code, 'BAD_PARAMS')
    }
    assert.equal(await made.page('sign', { ...params(), format: 'jws', timestampAuthority: 'Vaxt' }).code, 'BAD_PARAMS')
  })

  it('is asked for when the person has agreed, and the answer goes to the host as it came', async () => {
    const made = await world('Vaxt')
    const call = made.page('sign', params())
    const { channel } = await made.host.hear('open')
    made.host.say(askToSign(channel))
    const person = await made.person()
    const shown = (await person.stage('asking')).request
    assert.deepEqual(shown.operation === 'sign' && shown.authorities, [
      { about: 'timestamp', name: 'Vaxt', hosts: [new URL(site.address).host] },
    ])
    person.say(signTyped())
    await made.host.hear('answer')
    made.host.say(stamp(channel, 1))
    const { consulted } = await made.host.hear('consulted')
    assert.deepEqual(consulted, { number: 1, answer: { response: answer } })
    site.behave(behaviours.broken())
    made.host.say(stamp(channel, 2))
    const second = await made.host.hear('consulted', 2)
    const unavailable = { reason: 'httpStatus', status: 500 }
    assert.deepEqual(second.consulted, { number: 2, answer: { unavailable } })
    site.behave(behaviours.good(() => answer))
    made.host.say({ channel, result: signResult() })
    assert.equal(await call.code, null)
    assert.deepEqual(
      site.heard.map(({ body }) => body),
      [request, request],
    )
  })

  it('at level B-LT shows the person each authority that may be asked, by its name and hosts, before they agree', async () => {
    const made = await world('Vaxt')
    const far = { timestamp: site.address, ocsp: 'http://ocsp.example:8080/a', crl: 'http://ocsp.example:8080/b' }
    for (const [name, addresses] of Object.entries({ NCA: far, Siyahi: { crl: 'http://crl.example/c' } }))
      await addAuthority(made.browser, { name, certificates: [root], roots: [], addresses })
    made.browser.permitted.delete('http://crl.example/*')
    made.page('sign', params({ level: 'B-LT' }))
    const { channel } = await made.host.hear('open')
    made.host.say(askToSign(channel))
    const shown = (await (await made.person()).stage('asking')).request
    assert.deepEqual(shown.operation === 'sign' && shown.authorities, [
      { about: 'timestamp', name: 'Vaxt', hosts: [new URL(site.address).host] },
      { about: 'revocation', name: 'NCA', hosts: ['ocsp.example:8080'] },
    ])
    assert.equal(site.heard.length, 0)
  })

  const lies: [what: string, asks: (world: World, channel: number) => void, agreed: boolean, wanted: object][] = [
    ['before the person agreed', ({ host }, channel) => host.say(stamp(channel, 1)), false, {}],
    ['where the page wants none', ({ host }, channel) => host.say(stamp(channel, 1)), true, { level: 'B-B' }],
    [
      'twice at once',
      ({ host }, channel) => {
        host.say(stamp(channel, 1))
        host.say(stamp(channel, 2))
      },
      true,
      {},
    ],
    ['at an address', ({ host }, channel) => host.say(stamp(channel, 1, { address: site.address })), true, {}],
    [
      'of another authority',
      ({ host }, channel) => host.say(stamp(channel, 1, { authority: 'Zaman' })),
      true,
      { timestampAuthority: 'Vaxt' },
    ],
    ['and of revocation', ({ host }, channel) => host.say(stamp(channel, 1, { inquiry: 'ocsp' })), true, {}],
    [
      'with a large request',
      ({ host }, channel) => host.say(stamp(channel, 1, { request: new Uint8Array(2_000) })),
      true,
      {},
    ],
  ]
  for (const [what, asks, agreed, wanted] of lies) {
    it(`T20: lets a host go that asks for one ${what}`, async () => {
      const made = await world('Vaxt', 'Zaman')
      const call = made.page('sign', params(wanted))
      const { channel } = await made.host.hear('open')
      made.host.say(askToSign(channel))
      const person = await made.person()
      await person.stage('asking')
      if (agreed) {
        person.say(signTyped())
        await made.host.hear('answer')
      }
      asks(made, channel)
      assert.equal(await call.code, agreed ? 'OUTCOME_UNKNOWN' : 'HOST_MISBEHAVED')
      await settle()
      assert.ok(site.heard.length <= 1)
    })
  }
})
