/** Documents at the bank over HTTP: written or imported, given to be signed, and signed by the second beside the first. */
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { toPem } from '../../../shared/certificate-bundle.ts'
import { authoritiesOf } from '../../e2e/journey/sites.ts'
import { startBank } from '../../sites/bank/bank.ts'
import { createAuthority, type Authority } from '../../sites/portal/authority/authority.ts'
import type { Site } from '../../sites/site.ts'
import { bankHands, card, numbers, type BankHands, type Hand } from '../../support/bank-hands.ts'
import { call, type Answer } from '../../support/portal-visitor.ts'

interface Shown {
  id: string
  kind: string
  status: string
  refusal: string | null
  signers: { name: string }[]
}

const account = 'KZ86125KZT5004100100'
const values = {
  amount: '48300,50',
  payee: 'АО «Қазақтелеком»',
  payeeNumber: '941240000193',
  payeeAccount: account,
  purpose: 'Услуги связи',
  purposeCode: '859',
}
const payment = { kind: 'payment', ...values }
const application = { kind: 'application', subject: 'Справка', text: 'Прошу выдать справку.' }
const order = (amount: string): string =>
  [
    ':20:17',
    `:32A:261121KZT${amount}`,
    `:59:${account}`,
    '/NAME/АО «Қазақтелеком»',
    '/IDN/941240000193',
    ':70:/KNP/859',
    '/ASSIGN/Услуги связи',
    '-}',
  ].join('\n')

describe('documents to the bank', () => {
  let authority: Authority
  let bank: Site
  let folder: string
  let hands: BankHands
  const cookies = {} as Record<Hand, string>
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mohur-documents-'))
    authority = await createAuthority()
    hands = await bankHands(authority, folder)
    const chain = authoritiesOf(authority).map(der => toPem('CERTIFICATE', der))
    await writeFile(at('authorities.pem'), chain.join('\n'))
    bank = await startBank({ authorities: authoritiesOf(authority), card, payments: 0 })
    for (const name of Object.keys(numbers) as Hand[]) cookies[name] = await hands.logIn(bank.origin, name)
  })
  after(async () => {
    await bank.close()
    await rm(folder, { recursive: true })
  })

  const at = (name: string): string => join(folder, name)
  const post = (name: Hand, path: string, body: object): Promise<Answer> =>
    call(`${bank.origin}/api/${path}`, body, cookies[name])
  const shown = ({ status, json }: Answer): Shown[] => {
    assert.equal(status, 200)
    return json['payments'] as Shown[]
  }
  const all = async (): Promise<Shown[]> =>
    shown(await call(`${bank.origin}/api/payments`, undefined, cookies.accountant))
  const said = (answer: Answer): unknown[] =>
    answer.status === 200
      ? shown(answer).map(({ status, refusal }) => refusal ?? status)
      : [answer.status, answer.json.errors?.['payment']]
  const bytesAt = async (path: string): Promise<Uint8Array> => {
    const response = await fetch(`${bank.origin}/api/payments/${path}`, { headers: { cookie: cookies.director } })
    assert.equal(response.status, 200)
    return new Uint8Array(await response.arrayBuffer())
  }
  async function write(body: object): Promise<string> {
    const [draft] = shown(await post('accountant', 'drafts', body))
    assert.equal(draft?.status, 'draft')
    return draft.id
  }
  async function signFirst(id: string): Promise<void> {
    const signature = await hands.signatureOf('accountant', await bytesAt(`${id}/document`))
    const answer = await post('accountant', 'payments/signatures', { signatures: [{ id, signature }] })
    assert.deepEqual(said(answer), ['signedOnce'])
  }
  async function importFile(content: string | Uint8Array<ArrayBuffer>, name: Hand = 'accountant'): Promise<Answer> {
    const headers = { 'content-type': 'application/octet-stream', cookie: cookies[name] }
    const response = await fetch(`${bank.origin}/api/imports`, { method: 'POST', headers, body: new Blob([content]) })
    return { status: response.status, cookie: '', json: (await response.json()) as Answer['json'] }
  }

  it('are written further as drafts, which nobody can sign, recall or send, and stay as they are once they wait to be signed', async () => {
    const id = await write(payment)
    for (const [path, body] of Object.entries({
      signatures: { signatures: [{ id, signature: '' }] },
      recalled: { ids: [id] },
      sent: { ids: [id] },
    }))
      assert.deepEqual(said(await post('accountant', `payments/${path}`, body)), [409, 'isDraft'])
    await write({ ...payment, id, amount: '1' })
    const { json } = await call(`${bank.origin}/api/drafts/${id}`, undefined, cookies.accountant)
    assert.deepEqual(json, { kind: 'payment', values: { ...values, amount: '1.00' } })
    assert.deepEqual(said(await post('accountant', 'drafts/offered', { ids: [id] })), ['new'])
    const before = await bytesAt(`${id}/document`)
    for (const [path, body] of [
      ['drafts', { ...payment, id }],
      ['drafts/offered', { ids: [id] }],
      ['drafts/removed', { ids: [id] }],
    ] as const)
      assert.deepEqual(said(await post('accountant', path, body)), [409, 'noDraft'])
    assert.deepEqual(await bytesAt(`${id}/document`), before)
    const removed = await write(application)
    assert.deepEqual(said(await post('accountant', 'drafts/removed', { ids: [removed] })), [])
    assert.notEqual(await write(application), removed, 'a number is given once')
  })

  it('are written by nobody who is not on the signature card, and not with a field that is wrong', async () => {
    const count = (await all()).length
    assert.deepEqual(said(await post('stranger', 'drafts', payment)), [403, 'notOnCard'])
    assert.deepEqual(said(await importFile(order('1,'), 'stranger')), [403, 'notOnCard'])
    const { status, json } = await post('accountant', 'drafts', { ...payment, amount: '0', payee: '' })
    assert.deepEqual([status, json.errors], [422, { amount: 'amountWrong', payee: 'payeeWrong' }])
    assert.equal((await post('accountant', 'drafts', { kind: 'constructor' })).status, 400)
    assert.equal((await all()).length, count)
  })

  it('come from a file whole or not at all: a broken one says where, and 100 MB are refused', async () => {
    const count = (await all()).length
    const broken = await importFile([order('1,'), order('x')].join('\n'))
    assert.deepEqual([broken.status, broken.json.errors], [422, { file: 'amountWrong', line: '10', field: 'amount' }])
    assert.equal((await importFile(new Uint8Array(100_000_000))).status, 413)
    assert.equal((await all()).length, count)
    assert.deepEqual(said(await importFile([order('1,'), order('2,5')].join('\n'))), ['draft', 'draft'])
    assert.equal((await all()).length, count + 2)
  })

  async function signBoth(id: string): Promise<void> {
    await post('accountant', 'drafts/offered', { ids: [id] })
    await signFirst(id)
    const signature = await hands.signatureBeside('director', await bytesAt(`${id}/signature.p7s`))
    const answer = await post('director', 'payments/signatures', { signatures: [{ id, signature }] })
    assert.deepEqual(said(answer), ['signed'])
    const signers = shown(answer)[0]?.signers.map(({ name }) => name)
    assert.deepEqual(signers, ['accountant', 'director'])
  }

  it('are signed by the second beside the first, accepted, and OpenSSL finds both in one file', async () => {
    const ids = [await write(payment), await write(application)]
    for (const id of ids) {
      await signBoth(id)
      await writeFile(at('signature'), await bytesAt(`${id}/signature.p7s?place=2`))
      await writeFile(at('content'), await bytesAt(`${id}/document`))
      const input = ['-in', at('signature'), '-inform', 'DER', '-content', at('content'), '-binary', '-out', at('out')]
      const trust = ['-CAfile', at('authorities.pem'), '-purpose', 'any', '-signer', at('signers')]
      execFileSync('openssl', ['cms', '-verify', '-cades', ...input, ...trust], { stdio: 'pipe' })
      const signers = execFileSync('openssl', ['storeutl', '-certs', '-noout', at('signers')]).toString()
      assert.match(signers, /Total found: 2/)
    }
    assert.deepEqual(said(await post('director', 'payments/sent', { ids })), ['accepted', 'accepted'])
  })

  it('ask for a statement, which has what was accepted in its period as soon as both have signed', async () => {
    const paid = await write({ ...payment, payee: 'ТОО "Дала"' })
    const today = new Date().toISOString().slice(0, 10)
    const asked = await write({ kind: 'statement', from: today, to: today })
    const earlier = await write({ kind: 'statement', from: '2020-01-01', to: '2020-01-31' })
    const ids = [paid, asked, earlier]
    for (const id of ids) await signBoth(id)
    const missing = await call(`${bank.origin}/api/payments/${asked}/statement.csv`, undefined, cookies.director)
    assert.deepEqual([missing.status, missing.json.errors], [404, { payment: 'statementMissing' }])
    await post('director', 'payments/sent', { ids })
    const statement = async (id: string): Promise<string[]> =>
      new TextDecoder().decode(await bytesAt(`${id}/statement.csv`)).split('\r\n')
    assert.ok((await statement(asked)).some(row => row.startsWith(`"${paid}",`) && row.includes('"ТОО ""Дала"""')))
    assert.equal((await statement(earlier)).length, 2, 'a heading and an end')
  })

  it('are refused where somebody else is beside the first, or the first alone comes again', async () => {
    const id = await write(payment)
    await post('accountant', 'drafts/offered', { ids: [id] })
    for (const [make, refusal] of [
      [(first: Uint8Array) => hands.signatureBeside('stranger', first), 'otherPerson'],
      [(first: Uint8Array) => Buffer.from(first).toString('base64'), 'otherPerson'],
      [
        async (first: Uint8Array) => {
          const by = Buffer.from(await hands.signatureBeside('stranger', first), 'base64')
          return hands.signatureBeside('director', by)
        },
        'notValid',
      ],
    ] as const) {
      await signFirst(id)
      const signature = await make(await bytesAt(`${id}/signature.p7s`))
      assert.deepEqual(said(await post('director', 'payments/signatures', { signatures: [{ id, signature }] })), [
        refusal,
      ])
    }
  })
})
