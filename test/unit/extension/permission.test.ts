/** What an origin may do is what the person said, and until then it learns nothing (T1, T27, T45). */
import assert from 'node:assert/strict'
import { isDeepStrictEqual } from 'node:util'
import { limits } from '../../../shared/limits.ts'
import { operationNames, operations } from '../../../shared/operations/index.ts'
import { product } from '../../../shared/product.ts'
import { scopes } from '../../../shared/scopes.ts'
import { until } from '../../support/until.ts'
import { signParams } from './questions.ts'
import { bank, makeWorld, senderOf, settle } from './world.ts'

const strangerStatus = { version: product.version, protocol: product.protocol, host: 'unknown' }

describe('the permission gate', () => {
  const needing = operationNames.filter(name => operations[name].permission !== 'none')
  for (const name of needing) {
    it(`lets no stranger call ${name}`, async () => {
      const world = makeWorld()
      assert.equal(await world.page(name).code, 'NOT_ALLOWED')
      assert.deepEqual([world.host.starts, world.browser.open.size, world.browser.tabsOpened.length], [0, 0, 0])
    })
  }

  for (const scope of scopes) {
    it(`lets ${scope} stand for itself alone`, async () => {
      const world = makeWorld()
      await world.allow(scope)
      for (const name of needing) {
        const { permission } = operations[name]
        if (permission !== 'origin' && permission !== scope) {
          const code = await world.page(name, name === 'verify' ? { documents: [{ signed: new Uint8Array(1) }] } : {})
            .code
          assert.ok(code === 'NOT_ALLOWED' || code === 'BAD_PARAMS', `${name}: ${code}`)
        }
      }
      assert.equal(world.host.starts, 0)
    })
  }

  it('T27: tells a stranger the same whether a host is there, missing or outdated, and starts none', async () => {
    const worlds = [
      {},
      { absent: 'Specified native messaging host not found.' },
      { hello: { hello: { version: '0', protocol: 0 } } },
    ]
    for (const script of worlds) {
      const world = makeWorld(script)
      assert.deepEqual(await world.page('status').reply, { result: strangerStatus })
      assert.equal(world.host.starts, 0)
    }
  })

  it('tells an allowed origin and our own pages how the host is', async () => {
    const absent = makeWorld({ absent: 'Specified native messaging host not found.' })
    await absent.allow('sign')
    assert.deepEqual(await absent.page('status').reply, { result: { ...strangerStatus, host: 'missing' } })
    for (const [protocol, host] of [
      [product.protocol - 1, 'outdated'],
      [product.protocol + 1, 'newer'],
    ] as const) {
      const other = makeWorld({ hello: { hello: { version: '0', protocol } } })
      assert.deepEqual(await other.own('status').reply, { result: { ...strangerStatus, host } })
    }
    assert.deepEqual(await makeWorld().own('status').reply, { result: { ...strangerStatus, host: 'ready' } })
  })

  it('says in the window that the program is missing, and nothing of it to the page', async () => {
    const world = makeWorld({ absent: 'Specified native messaging host not found.' })
    const call = world.page('connect', { scopes: ['tokens'] })
    const person = await world.person()
    const problem = { code: 'HOST_MISSING', details: {} }
    const open = { prompt: 'allowOrigin', question: { scopes: ['tokens'], problem } }
    const { now } = await until('the window said it', () =>
      person.states.find(({ now }) => isDeepStrictEqual(now, { stage: 'asking', number: 2, open })),
    )
    assert.equal(now.stage, 'asking')
    person.say({ answer: { number: 2, typed: { scopes: ['tokens'] } } })
    assert.deepEqual(await call.reply, { result: { scopes: ['tokens'] } })
  })

  it('asks once for an origin: what was allowed is not asked again', async () => {
    const world = makeWorld()
    const call = world.page('connect', { scopes: ['sign', 'tokens'] })
    const person = await world.person()
    const { origin, request, now } = await person.stage('asking')
    assert.deepEqual([origin, request], [bank, { operation: 'connect', params: { scopes: ['sign', 'tokens'] } }])
    assert.deepEqual(now, {
      stage: 'asking',
      number: 1,
      open: { prompt: 'allowOrigin', question: { scopes: ['sign', 'tokens'], problem: null } },
    })
    person.say({ answer: { number: 1, typed: { scopes: ['tokens'] } } })
    assert.deepEqual(await call.reply, { result: { scopes: ['tokens'] } })
    assert.deepEqual(await world.page('connect', { scopes: ['tokens'] }).reply, { result: { scopes: ['tokens'] } })
    assert.equal(await world.page('sign', { format: 'cms', documents: [] }).code, 'NOT_ALLOWED')
    assert.equal(await world.page('verify', { documents: [{ signed: new Uint8Array(1) }] }).code, 'NOT_ALLOWED')
  })

  it('takes no scope that was not asked for', async () => {
    const world = makeWorld()
    const call = world.page('connect', { scopes: ['tokens'] })
    const person = await world.person()
    await person.stage('asking')
    person.say({ answer: { number: 1, typed: { scopes: ['tokens', 'sign'] } } })
    assert.equal(await call.code, 'INTERNAL')
    assert.deepEqual([...(await world.background.origins.list())], [])
  })

  it('lists and revokes origins for our own pages, and a revoked origin is a stranger at once', async () => {
    const world = makeWorld()
    await world.allow('sign')
    const listed = (await world.own('listOrigins').reply) as { result: { origin: string; scopes: string[] }[] }
    assert.deepEqual(
      listed.result.map(({ origin, scopes }) => [origin, scopes]),
      [[bank, ['sign']]],
    )
    assert.deepEqual(await world.own('revokeOrigin', { origin: bank }).reply, { result: {} })
    assert.deepEqual(await world.page('status').reply, { result: strangerStatus })
    assert.equal(await world.page('verify', { documents: [{ signed: new Uint8Array(1) }] }).code, 'NOT_ALLOWED')
  })

  it('allows nothing on the word of a storage that cannot be read', async () => {
    for (const stored of [null, 'x', [], { [bank]: true }, { [bank]: { scopes: [], allowedAt: 1, usedAt: null } }]) {
      const world = makeWorld()
      world.browser.stored['origins'] = stored
      assert.equal(await world.page('listTokens').code, 'NOT_ALLOWED')
    }
  })

  it('names the scope that an allowed origin lacks, and to a stranger none', async () => {
    const world = makeWorld()
    const refusal = async (): Promise<unknown> => world.page('sign', signParams('pay 1')).reply
    assert.deepEqual(await refusal(), { error: { code: 'NOT_ALLOWED', details: {} } })
    await world.allow('tokens')
    assert.deepEqual(await refusal(), { error: { code: 'NOT_ALLOWED', details: { scope: 'sign' } } })
  })

  it('T27: notes that the origin is permitted for an allowed one, and for no stranger', async () => {
    const world = makeWorld()
    const stranger = world.page('status')
    await stranger.reply
    await world.allow('sign')
    const allowed = world.page('status')
    await allowed.reply
    assert.deepEqual([stranger.notes, allowed.notes], [[], ['permitted']])
  })

  it('marks an origin as used when it calls what it is allowed to, and by nothing that is refused', async () => {
    const world = makeWorld()
    await world.allow('sign')
    const usedAt = async (): Promise<number | null | undefined> => (await world.background.origins.find(bank))?.usedAt
    assert.equal(await world.page('listTokens').code, 'NOT_ALLOWED')
    assert.equal(await usedAt(), null)
    const before = Date.now()
    world.page('sign', signParams('pay 1'))
    await world.host.hear('open')
    const used = (await usedAt()) ?? 0
    assert.ok(used >= before && used <= Date.now(), String(used))
  })

  it('opens the token manager only for an allowed origin and a click', async () => {
    const world = makeWorld()
    assert.equal(await world.page('openTokenManager').code, 'NOT_ALLOWED')
    await world.allow('tokens')
    const idle = { open: { operation: 'openTokenManager', params: {} }, activated: false }
    assert.equal(await world.raw(idle).code, 'USER_GESTURE_NEEDED')
    const token = '"><script>&token=x#'
    assert.deepEqual(await world.page('openTokenManager', { task: 'unblock', token }).reply, { result: {} })
    const [opened = ''] = world.browser.tabsOpened
    assert.equal(new URL(opened).hash, `#unblock?token=${encodeURIComponent(token)}`)
  })
})

describe('the rate gate', () => {
  it('T45: lets a burst of one origin through and no more, and leaves the others alone', async () => {
    const world = makeWorld()
    await world.allow('tokens')
    const calls = Array.from({ length: limits.rateBurst + 20 }, () => world.page('status').code)
    const codes = await Promise.all(calls)
    const through = codes.filter(code => code === null).length
    assert.ok(through >= limits.rateBurst && through < limits.rateBurst + 10, `${through} came through`)
    assert.ok(codes.every(code => code === null || code === 'TOO_MANY_REQUESTS'))
    assert.equal(await world.page('status', {}, senderOf('https://other.example')).code, null)
    assert.equal(await world.own('status').code, null)
  })

  it('T45: counts what says nothing and what is malformed as well', async () => {
    const world = makeWorld()
    await world.allow('tokens')
    const calls = Array.from({ length: limits.rateBurst + 20 }, () => world.raw('nonsense').code)
    const codes = new Set(await Promise.all(calls))
    assert.deepEqual([...codes], ['BAD_PARAMS', 'TOO_MANY_REQUESTS'])
  })

  it('tells a stranger that floods no more than any stranger', async () => {
    const world = makeWorld()
    const codes = await Promise.all(Array.from({ length: limits.rateBurst + 20 }, () => world.page('status').code))
    assert.deepEqual([...new Set(codes)], [null, 'NOT_ALLOWED'])
  })
})

describe('a port that knocks before a large message', () => {
  const opening = { open: { operation: 'status', params: {} }, activated: false }

  it('T45: is turned away when the person has not allowed the origin', async () => {
    const world = makeWorld()
    const call = world.raw({ knock: true })
    assert.deepEqual(await call.reply, { error: { code: 'NOT_ALLOWED', details: {} } })
    assert.deepEqual(call.notes, [])
  })

  it('is let in otherwise, and opens like every other', async () => {
    const world = makeWorld()
    await world.allow('tokens')
    const call = world.raw({ knock: true })
    await settle()
    assert.deepEqual(call.notes, ['permitted'])
    call.port.postMessage(opening)
    assert.equal(await call.code, null)
  })

  it('knocks once', async () => {
    const world = makeWorld()
    await world.allow('tokens')
    const call = world.raw({ knock: true })
    call.port.postMessage({ knock: true })
    assert.equal(await call.code, 'BAD_PARAMS')
  })
})
