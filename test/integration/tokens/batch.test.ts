/** A batch within one login that costs no call of its own: what goes to the module, in which order, and what becomes of it. */
import assert from 'node:assert/strict'
import { verify } from 'node:crypto'
import { utf8, type Bytes } from '../../../shared/bytes.ts'
import type { MohurError } from '../../../shared/errors.ts'
import type { TokenForPin } from '../../../shared/token.ts'
import type { SignItem, WantedKey } from '../../../host/token/token.ts'
import { failureCode, loginTo, makeKey, sealName, sealToken, signItems } from '../../support/seal-token.ts'
import { slowness } from '../../support/slowness.ts'
import { tokenHost } from '../../support/token-host.ts'
import { until } from '../../support/until.ts'

describe('a batch of a PKCS#11 token', () => {
  const current = tokenHost()
  let token: TokenForPin
  let key: WantedKey

  beforeEach(async () => {
    const host = current()
    host.hsm.addToken(sealName)
    token = await sealToken(host)
    key = await host.tokens.withLogin(loginTo(token), async session => {
      await makeKey(session)
      return (await session.keys())[0] ?? assert.fail()
    })
  })

  const stages = (): string[] =>
    current()
      .journal()
      .map(({ stage }) => stage)
  const called = (call: string): boolean => current().module.calls().includes(call)

  interface Asked {
    pin?: string
    wanted?: WantedKey
    chunks?: SignItem[][]
  }

  const sign = ({ pin, wanted = key, chunks = [signItems(1)] }: Asked = {}): Promise<Bytes[]> =>
    current().tokens.withBatch(loginTo(token, pin), async batch => {
      const made = await Promise.all(
        chunks.map((items, place) =>
          batch.sign({ key: wanted, algorithm: 'ECDSA-SHA256', items, last: place === chunks.length - 1 }),
        ),
      )
      return made.flatMap(({ signatures }) => signatures)
    })

  it('T31: is one login, a look for the key, the signature and the logout, and nothing else', async () => {
    const host = current()
    const before = host.module.calls().length
    await sign()
    await host.tokens.settled()
    const calls = host.module.calls().slice(before)
    const from = calls.indexOf('C_OpenSession')
    const reads = calls.slice(from).filter(call => call !== 'C_GetAttributeValue')
    const look = ['C_FindObjectsInit', 'C_FindObjects', 'C_FindObjectsFinal']
    assert.deepEqual(reads, [
      'C_OpenSession',
      'C_GetTokenInfo',
      'C_Login',
      // Whether there are keys that want a login for each signature; the private key by its id; its public half.
      ...[look, look, look].flat(),
      'C_GetTokenInfo',
      'C_SignInit',
      'C_Sign',
      'C_Logout',
      'C_CloseSession',
    ])
    assert.ok(calls.slice(from).length - reads.length <= 11, calls.join())
  })

  it('signs all chunks within the one login, each journalled before it is signed', async () => {
    const host = current()
    const chunks = [signItems(3), signItems(2), signItems(1)]
    const made = await sign({ chunks })
    const publicKey = {
      key: Buffer.from(key.publicKey),
      format: 'der',
      type: 'spki',
      dsaEncoding: 'ieee-p1363',
    } as const
    const items = chunks.flat()
    assert.equal(made.length, 6)
    assert.ok(made.every((one, place) => verify('sha256', items[place]?.toBeSigned ?? utf8(''), publicKey, one)))
    await host.tokens.settled()
    const expected = [3, 2, 1].flatMap(count => ['signing', 'signed'].flatMap(stage => Array(count).fill(stage)))
    assert.deepEqual(stages().toReversed(), expected)
    const calls = host.module.calls()
    // The first login made the key.
    assert.equal(calls.filter(call => call === 'C_Login').length, 2)
    assert.ok(calls.lastIndexOf('C_Logout') > calls.lastIndexOf('C_Sign'))
  })

  it('has its signatures before the logout, and the next login waits for it', async () => {
    const host = current()
    host.module.misbehave('C_Logout delay 2500')
    const began = performance.now()
    await sign()
    assert.ok(performance.now() - began < 2_000 * slowness())
    await until('the record of the outcome', () => stages()[0] === 'signed', 1_500)
    await host.tokens.withLogin(loginTo(token), session => session.keys())
    const order = host.module.calls().filter(call => /Login|Logout/.test(call))
    assert.deepEqual(order.slice(-4), ['C_Login', 'C_Logout', 'C_Login', 'C_Logout'])
    assert.ok(performance.now() - began > 2_500)
  })

  it('R2, R5: is journalled and logged out although the host goes as soon as it has the signatures', async () => {
    const host = current()
    host.module.misbehave('C_Logout delay 1000')
    await sign({ chunks: [signItems(2)] })
    await host.tokens.close()
    await until('no process left', () => host.processes().length === 0, 9_000)
    assert.deepEqual(stages(), ['signed', 'signed', 'signing', 'signing'])
    assert.deepEqual(host.module.calls().slice(-3), ['C_Logout', 'C_CloseSession', 'C_Finalize'])
  })

  it('is not signed by another key that has taken the id of the certificate’s', async () => {
    const host = current()
    const other = await host.tokens.withLogin(loginTo(token), async session => {
      const { keyId } = await makeKey(session)
      return (await session.keys()).find(found => found.keyId === keyId) ?? assert.fail()
    })
    const before = host.module.calls().length
    const unknown = { ...key, publicKey: key.publicKey.map(byte => byte ^ 1) }
    assert.equal(await failureCode(sign({ wanted: unknown })), 'TOKEN_CHANGED')
    await host.tokens.settled()
    const calls = host.module.calls().slice(before)
    assert.deepEqual([calls.includes('C_SignInit'), calls.at(-1)], [false, 'C_CloseSession'])
    assert.ok(calls.includes('C_Logout'))
    // Its own id is found where another one was said.
    const items = signItems(1)
    const [made] = await sign({ wanted: { ...key, keyId: other.keyId }, chunks: [items] })
    const publicKey = {
      key: Buffer.from(key.publicKey),
      format: 'der',
      type: 'spki',
      dsaEncoding: 'ieee-p1363',
    } as const
    assert.ok(verify('sha256', items[0]?.toBeSigned ?? utf8(''), publicKey, made ?? assert.fail()))
  })

  it('R11: a wrong PIN is one C_Login, and nothing is journalled', async () => {
    const before = current().module.calls().length
    assert.equal(await failureCode(sign({ pin: '99999999', chunks: [signItems(1), signItems(1)] })), 'PIN_INCORRECT')
    const calls = current().module.calls().slice(before)
    assert.equal(calls.filter(call => call === 'C_Login').length, 1)
    assert.deepEqual(stages(), [])
  })

  it('R6: what was signed of a chunk that failed is given, what follows is not signed, and the login is over', async () => {
    const host = current()
    host.module.misbehave('C_Sign return 0x32 @2')
    const told = await host.tokens.withBatch(loginTo(token), batch =>
      Promise.allSettled(
        [signItems(2), signItems(2)].map(items => batch.sign({ key, algorithm: 'ECDSA-SHA256', items, last: false })),
      ),
    )
    const [first, second] = told
    assert.ok(first?.status === 'fulfilled' && second?.status === 'rejected')
    assert.deepEqual([first.value.signatures.length, first.value.fault?.code], [1, 'TOKEN_REMOVED'])
    assert.equal((second.reason as MohurError).code, 'TOKEN_REMOVED')
    await host.tokens.settled()
    assert.deepEqual(stages().toReversed(), ['signing', 'signing', 'signed', 'failed'])
    assert.equal(host.module.calls().filter(call => call === 'C_Sign').length, 2)
    assert.ok(called('C_Logout'))
  })

  it('R9: a logout that hangs ends with its process at its own deadline, and the next request works', async () => {
    const host = current()
    host.module.misbehave('C_Logout hang')
    assert.equal((await sign()).length, 1)
    await host.tokens.settled()
    host.module.misbehave()
    assert.deepEqual([host.processes().length, stages()[0]], [0, 'signed'])
    assert.equal((await sign()).length, 1)
  })
})
