/** Payments by two hands: who may sign first and second, what the bank refuses, and what is left of it after a restart. */
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { authoritiesOf } from '../../e2e/journey/sites.ts'
import { startBank } from '../../sites/bank/bank.ts'
import { openDatabase } from '../../sites/open-database.ts'
import { createAuthority, type Authority } from '../../sites/portal/authority/authority.ts'
import type { Site } from '../../sites/site.ts'
import { bankHands, card, numbers, type BankHands, type Hand } from '../../support/bank-hands.ts'
import { toPem } from '../../../shared/certificate-bundle.ts'
import { call, type Answer } from '../../support/portal-visitor.ts'

interface Shown {
  id: string
  status: string
  refusal: string | null
  signers: { name: string }[]
}

describe('payments by two hands', () => {
  let authority: Authority
  let bank: Site
  let folder: string
  let hands: BankHands
  const cookies = {} as Record<Hand, string>

  const open = async (rows = card): Promise<void> => {
    bank = await startBank({ authorities: authoritiesOf(authority), card: rows, folder })
    for (const name of Object.keys(numbers) as Hand[]) cookies[name] = await hands.logIn(bank.origin, name)
  }
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mohur-hands-'))
    authority = await createAuthority()
    hands = await bankHands(authority, folder)
    const chain = authoritiesOf(authority).map(der => toPem('CERTIFICATE', der))
    await writeFile(join(folder, 'authorities.pem'), chain.join('\n'))
    await open()
  })
  after(async () => {
    await bank.close()
    await rm(folder, { recursive: true })
  })

  const post = (name: Hand, path: string, body: object): Promise<Answer> =>
    call(`${bank.origin}/api/payments/${path}`, body, cookies[name])
  const bytesAt = async (path: string): Promise<Uint8Array> => {
    const response = await fetch(`${bank.origin}/api/payments/${path}`, { headers: { cookie: cookies.director } })
    assert.equal(response.status, 200)
    return new Uint8Array(await response.arrayBuffer())
  }
  const at = (name: string): string => join(folder, name)
  /** Over the order with this number. */
  const signatureOf = async (name: Hand, id: string): Promise<string> =>
    hands.signatureOf(name, await bytesAt(`${id}/document`))
  async function sign(name: Hand, ...ids: string[]): Promise<Answer> {
    const signatures = []
    for (const id of ids) signatures.push({ id, signature: await signatureOf(name, id) })
    return post(name, 'signatures', { signatures })
  }
  const shown = ({ json }: Answer): Shown[] => json['payments'] as Shown[]
  const said = (answer: Answer): unknown[] =>
    answer.status === 200
      ? shown(answer).map(({ status, refusal }) => refusal ?? status)
      : [answer.status, answer.json.errors?.['payment']]
  const state = async (id: string): Promise<Shown | undefined> =>
    shown(await call(`${bank.origin}/api/payments`, undefined, cookies.director)).find(payment => payment.id === id)

  it('are signed in the order of the card, sent with both signatures and accepted, and OpenSSL says the same of both', async () => {
    assert.deepEqual(said(await sign('deputy', '1')), [409, 'wrongOrder'])
    assert.deepEqual(said(await sign('accountant', '1', '2')), ['signedOnce', 'signedOnce'])
    assert.deepEqual(
      (await state('1'))?.signers.map(({ name }) => name),
      ['accountant'],
      'who signed first',
    )
    assert.deepEqual(said(await post('director', 'sent', { ids: ['1'] })), [409, 'signatureMissing'])
    const first = await signatureOf('director', '1')
    assert.deepEqual(said(await sign('director', '1', '2')), ['signed', 'signed'])
    assert.deepEqual(said(await post('director', 'signatures', { signatures: [{ id: '1', signature: first }] })), [
      409,
      'signedBefore',
    ])
    assert.deepEqual(said(await post('accountant', 'sent', { ids: ['1', '2'] })), ['accepted', 'accepted'])
    assert.deepEqual(said(await post('accountant', 'sent', { ids: ['1'] })), [409, 'sentBefore'])
    assert.deepEqual(said(await post('director', 'recalled', { ids: ['1'] })), [409, 'sentBefore'])
    await writeFile(at('content'), await bytesAt('1/document'))
    for (const place of [1, 2]) {
      await writeFile(at('signature'), await bytesAt(`1/signature.p7s?place=${place}`))
      const input = ['-in', at('signature'), '-inform', 'DER', '-content', at('content'), '-binary', '-out', at('out')]
      const trust = ['-CAfile', at('authorities.pem'), '-purpose', 'any']
      execFileSync('openssl', ['cms', '-verify', '-cades', ...input, ...trust], { stdio: 'pipe' })
    }
  })

  it('take no second signature of the first who signed, none above the limit, none of who is not on the card, and none at all of such a batch', async () => {
    assert.deepEqual(said(await sign('director', '3')), ['signedOnce'])
    assert.deepEqual(said(await sign('director', '3')), [409, 'signedBefore'])
    assert.deepEqual(said(await sign('deputy', '3')), [409, 'overLimit'])
    assert.deepEqual(said(await sign('accountant', '5')), ['signedOnce'])
    assert.deepEqual(said(await sign('deputy', '5', '3')), [409, 'overLimit'])
    assert.equal((await state('5'))?.status, 'signedOnce')
    assert.deepEqual(said(await sign('deputy', '5')), ['signed'])
    assert.deepEqual(said(await sign('stranger', '4')), [409, 'notOnCard'])
    assert.deepEqual(said(await post('stranger', 'recalled', { ids: ['5'] })), [403, 'notOnCard'])
    assert.deepEqual(said(await post('stranger', 'sent', { ids: ['5'] })), [403, 'notOnCard'])
  })

  it('are refused for another person’s signature or one over another order, which leaves nothing of the first', async () => {
    for (const [signature, refusal] of [
      [await signatureOf('accountant', '3'), 'otherPerson'],
      [await signatureOf('director', '4'), 'notValid'],
    ] as const) {
      await post('accountant', 'recalled', { ids: ['3'] })
      assert.deepEqual(said(await sign('accountant', '3')), ['signedOnce'])
      assert.deepEqual(said(await post('director', 'signatures', { signatures: [{ id: '3', signature }] })), [refusal])
      assert.deepEqual((await state('3'))?.signers, [])
    }
  })

  it('keep their signatures over a restart, and are judged anew when sent: by the card of now, and by the bytes', async () => {
    assert.deepEqual(said(await sign('accountant', '3', '4')), ['signedOnce', 'signedOnce'])
    assert.deepEqual(said(await sign('director', '3', '4')), ['signed', 'signed'])
    await bank.close()
    const file = openDatabase(at('bank.sqlite'), { folder: '', names: [] })
    const [row] = file.all('SELECT document FROM payments WHERE id = 3')
    const changed = Buffer.from(row?.['document'] as Uint8Array)
      .toString()
      .replace('320000', '920000')
    file.run('UPDATE payments SET document = ? WHERE id = 3', [Buffer.from(changed)])
    // As a server leaves it that is killed while it judges.
    file.run("UPDATE payments SET status = 'sent' WHERE id = 4")
    file.close()
    await open(card.filter(({ number }) => number !== numbers.deputy))
    assert.equal((await state('4'))?.status, 'accepted')
    assert.deepEqual(said(await post('director', 'sent', { ids: ['3', '5'] })), ['notValid', 'notOnCard'])
  })
})
