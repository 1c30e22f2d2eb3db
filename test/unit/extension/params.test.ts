/** What may be asked: wrong operations and wrong params are refused before anything is done, and a stranger is not told which. */
import assert from 'node:assert/strict'
import { paramsGate } from '../../../extension/background/gates/params.ts'
import type { Permitted } from '../../../extension/background/request.ts'
import { limits } from '../../../shared/limits.ts'
import { operationNames, operations } from '../../../shared/operations/index.ts'
import { payment, signParams } from './questions.ts'
import { makeWorld } from './world.ts'

const own = (key: string, value: unknown): object => Object.defineProperty({}, key, { value, enumerable: true })
const deep = (levels: number): unknown => (levels === 0 ? 1 : { at: deep(levels - 1) })
const sign = (changes: object): object => ({ ...signParams('pay 1'), ...changes })
const document = (changes: object): object => sign({ documents: [{ ...payment(), ...changes }] })

const wrong: [what: string, operation: string, params: unknown][] = [
  ['no params', 'sign', undefined],
  ['null', 'sign', null],
  ['a list', 'sign', []],
  ['an extra key', 'listTokens', { all: true }],
  ['an own __proto__', 'listTokens', own('__proto__', { admin: true })],
  ['an own constructor', 'listTokens', own('constructor', 1)],
  ['an own prototype deep inside', 'sign', document({ extra: own('prototype', 1) })],
  ['endless nesting', 'selectCertificate', deep(40)],
  ['no documents', 'sign', sign({ documents: [] })],
  ['too many documents', 'sign', sign({ documents: Array.from({ length: limits.documents + 1 }, () => payment()) })],
  ['a document without bytes', 'sign', document({ content: new Uint8Array() })],
  ['text for bytes', 'sign', document({ content: 'pay 1' })],
  ['numbers for bytes', 'sign', document({ content: [1, 2, 3] })],
  ['a digest instead of a document', 'sign', document({ content: undefined, digest: new Uint8Array(32) })],
  ['a name that is too long', 'sign', document({ name: 'x'.repeat(limits.documentName + 1) })],
  ['an unknown format', 'sign', sign({ format: 'raw' })],
  ['level B-T of a compact JWS', 'sign', sign({ format: 'jws', detached: undefined, level: 'B-T' })],
  ['a mechanism', 'sign', sign({ mechanism: 1 })],
  ['a module', 'listTokens', { module: '/tmp/evil.so' }],
  ['an invalid date', 'selectCertificate', { validAt: new Date(NaN) }],
  ['a scope that is none', 'connect', { scopes: ['everything'] }],
  ['no scope', 'connect', { scopes: [] }],
]

/** Of zeros, most of which are there once. */
function largeBlob(size: number): Blob {
  const MiB = 1024 * 1024
  const some = new Blob([new Uint8Array(MiB)])
  return new Blob([...Array.from({ length: Math.floor(size / MiB) }, () => some), new Uint8Array(size % MiB)])
}

describe('the params gate', () => {
  for (const [what, operation, params] of wrong) {
    it(`refuses ${what} with BAD_PARAMS, and tells a stranger NOT_ALLOWED`, async () => {
      const world = makeWorld()
      assert.equal(await world.page(operation, params).code, 'NOT_ALLOWED')
      await world.allow('sign', 'tokens', 'certificates')
      assert.equal(await world.page(operation, params).code, 'BAD_PARAMS')
      assert.equal(world.host.starts, 0)
      assert.equal(world.browser.open.size, 0)
    })
  }

  it('says where the fault is', async () => {
    const world = makeWorld()
    await world.allow('sign')
    const call = world.page('sign', sign({ documents: [payment(), { ...payment(), name: '' }] }))
    const details = { at: 'documents.1.name', expected: 'at least 1 character' }
    assert.deepEqual(await call.reply, { error: { code: 'BAD_PARAMS', details } })
  })

  const tooMany = Array.from({ length: limits.documents + 1 }, () => payment())
  const unwanted: [operation: string, params: unknown, at: string, expected: string | undefined][] = [
    ['sign', document({ content: 'SECRET-7' }), 'documents.0.content', 'bytes or Blob'],
    ['sign', document({ content: new Uint8Array() }), 'documents.0.content', 'at least 1 byte'],
    ['sign', document({ name: 7 }), 'documents.0.name', 'string'],
    ['sign', document({ name: 'SECRET-7'.repeat(40) }), 'documents.0.name', 'at most 255 characters'],
    ['sign', sign({ documents: [] }), 'documents', 'at least 1 item'],
    ['sign', sign({ documents: tooMany }), 'documents', 'at most 10000 items'],
    ['sign', sign({ format: 'SECRET-7' }), 'format', 'cms or jws or xades or pades or asice'],
    ['sign', sign({ hash: 'SECRET-7' }), 'hash', 'SHA-256 or SHA-384 or SHA-512'],
    ['sign', sign({ detached: 'SECRET-7' }), 'detached', 'boolean'],
    ['sign', sign({ certificate: new Uint8Array() }), 'certificate', 'certificate'],
    ['sign', sign({ filter: { issuers: ['SECRET-7'] } }), 'filter.issuers.0', 'SHA-256 in lower-case hexadecimal'],
    ['sign', sign({ filter: { issuers: [7] } }), 'filter.issuers.0', 'bytes or string'],
    ['sign', sign({ filter: { policies: ['SECRET-7'] } }), 'filter.policies.0', 'dotted object identifier'],
    ['sign', 'SECRET-7', '', 'object'],
    ['sign', sign({ 'SECRET-7': true }), '', undefined],
    ['selectCertificate', { validAt: 'SECRET-7' }, 'validAt', 'date'],
    ['selectCertificate', { validAt: new Date(NaN) }, 'validAt', 'date'],
  ]
  for (const [operation, params, at, expected] of unwanted) {
    it(`says that ${at || operation} must be ${String(expected)}, and nothing of what was given`, async () => {
      const world = makeWorld()
      assert.deepEqual(await world.page(operation, params).reply, { error: { code: 'NOT_ALLOWED', details: {} } })
      await world.allow('sign', 'certificates')
      const details = { at, ...(expected === undefined ? {} : { expected }) }
      assert.deepEqual(await world.page(operation, params).reply, { error: { code: 'BAD_PARAMS', details } })
    })
  }

  it('names the key that is not known, if it looks like one, where it is', async () => {
    const world = makeWorld()
    await world.allow('sign')
    const details = async (params: object): Promise<unknown> => {
      const reply = await world.page('sign', params).reply
      return 'error' in reply && reply.error
    }
    assert.deepEqual(await details(sign({ detach: true })), {
      code: 'BAD_PARAMS',
      details: { at: '', unknownKey: 'detach' },
    })
    const documents = [{ ...payment(), mime: 'text/plain' }]
    assert.deepEqual(await details(sign({ documents })), {
      code: 'BAD_PARAMS',
      details: { at: 'documents.0', unknownKey: 'mime' },
    })
    for (const key of ['a b', '<b>', 'x'.repeat(33), '7']) {
      assert.deepEqual(await details(sign({ [key]: true })), { code: 'BAD_PARAMS', details: { at: '' } }, key)
    }
  })

  for (const name of ['', 'toString', '__proto__', 'constructor', 'C_Sign', 'sign ', 7, null, {}]) {
    it(`knows no operation ${JSON.stringify(name)}`, async () => {
      const world = makeWorld()
      await world.allow('sign')
      const code = await world.page(name as string).code
      assert.ok(code === 'UNKNOWN_OPERATION' || code === 'BAD_PARAMS', String(code))
    })
  }

  const ours = operationNames.filter(name => !(operations[name].callers as readonly string[]).includes('page'))
  for (const name of ours) {
    it(`T6: gives ${name} to no page`, async () => {
      const world = makeWorld()
      await world.allow('sign', 'tokens', 'certificates', 'request')
      assert.equal(await world.page(name).code, 'UNKNOWN_OPERATION')
      assert.equal(world.host.starts, 0)
    })
  }

  for (const message of [
    null,
    1,
    'open',
    [],
    {},
    { open: {} },
    { open: { operation: 'status', params: {} } },
    { open: { operation: 'status', params: {}, origin: 'https://bank.example' }, activated: true },
  ]) {
    it(`T6: refuses the message ${JSON.stringify(message)} of a compromised renderer`, async () => {
      const world = makeWorld()
      await world.allow('sign')
      assert.equal(await world.raw(message).code, 'BAD_PARAMS')
    })
  }

  it('refuses content over the limits with TOO_LARGE', async () => {
    const world = makeWorld()
    await world.allow('sign')
    const blob = largeBlob(limits.documentBytes / 4 + 1)
    for (const detached of [true, false]) {
      const documents = Array.from({ length: 4 }, () => ({ ...payment(), content: blob }))
      assert.equal(await world.page('sign', { format: 'cms', detached, documents }).code, 'TOO_LARGE')
    }
    assert.equal(world.host.starts, 0)
  })

  it('takes content of exactly the limits, and not one byte more', () => {
    const common = { origin: null, scopes: null } as Permitted
    const pass = (operation: 'sign' | 'verify', given: object) => paramsGate({ ...common, operation, given })
    const [most, one] = [largeBlob(limits.documentBytes / 4), new Blob([new Uint8Array(1)])]
    const signing = (...contents: Blob[]): object =>
      sign({ documents: contents.map(content => ({ ...payment(), content })) })
    assert.equal(pass('sign', signing(most, most, most, most)).operation, 'sign')
    assert.throws(() => pass('sign', signing(most, most, most, most, one)), {
      code: 'TOO_LARGE',
      details: { limit: limits.documentBytes },
    })
    const [held, byte] = [new Uint8Array(limits.heldBytes), new Uint8Array(1)]
    const verifying = (...signed: Uint8Array[]): object => ({ documents: signed.map(one => ({ signed: one })) })
    assert.equal(pass('verify', verifying(held)).operation, 'verify')
    assert.throws(() => pass('verify', verifying(held, byte)), {
      code: 'TOO_LARGE',
      details: { limit: limits.heldBytes },
    })
  })
})
