/** A token that is full of certificates: what did not change is not read again, and what did change is. */
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chainOf, openCandidates } from '../../../host/operations/candidates.ts'
import type { Bytes } from '../../../shared/bytes.ts'
import { makeLink, usages } from '../../support/make-link.ts'
import { pkcs11Tool } from '../../support/pkcs11-tool.ts'
import { loginTo, sealName, sealToken } from '../../support/seal-token.ts'
import { softHsmLibrary, userPin, type SoftHsm } from '../../support/soft-hsm.ts'
import { tokenHost } from '../../support/token-host.ts'

const most = 200

describe('a token with many certificates', () => {
  const current = tokenHost()
  const root = makeLink('Kök')

  /** Certificates of one key, and the root that they lead to. */
  async function fill(count: number): Promise<{ keyId: string; publicKey: Bytes; leaves: Bytes[] }> {
    current().hsm.addToken(sealName)
    return current().tokens.withLogin(loginTo(await sealToken(current())), async session => {
      const key = await session.generateKeyPair({ algorithm: 'P-256', label: sealName, exportable: false })
      const holder = { by: root, publicKey: key.publicKey, extensions: [usages.signing] }
      const leaves = Array.from({ length: count }, (_, index) => makeLink(`Sahib ${index}`, holder).certificate)
      const certificates = leaves.map(certificate => ({ certificate, keyId: key.keyId }))
      await session.storeCertificates([...certificates, { certificate: root.certificate, keyId: null }])
      return { ...key, leaves }
    })
  }
  const inOrder = (certificates: readonly Bytes[]): string[] =>
    certificates.map(certificate => Buffer.from(certificate).toString('hex')).toSorted()
  const seen = async (): Promise<string[]> => {
    const { id } = await sealToken(current())
    return inOrder((await current().tokens.contents(id)).certificates.map(({ certificate }) => certificate))
  }

  it('asks each of 200 for its name in the second look, and reads none of them', async () => {
    const { leaves } = await fill(most)
    const { tokens, module } = current()
    const look = openCandidates(tokens)
    const first = await look()
    assert.deepEqual(inOrder(first.map(({ certificate }) => certificate)), inOrder(leaves))
    assert.ok(first.every(candidate => candidate.obstacle === null && chainOf(candidate).length === 1))
    const before = module.calls().length
    // No certificate would be told any more.
    module.misbehave('C_GetAttributeValue refuse 0x11 0x5')
    assert.deepEqual(await look(), first)
    const reads = module
      .calls()
      .slice(before)
      .filter(call => call === 'C_GetAttributeValue').length
    // Each read is two calls, the first of which asks for the length; the key tells its type and id, its point, its curve.
    assert.equal(reads, 2 * (most + 1) + 2 * 3)
  })

  it('sees one that another program put in the place of another, and one that it took away', async () => {
    const { leaves, publicKey, keyId } = await fill(2)
    assert.deepEqual(await seen(), inOrder([...leaves, root.certificate]))
    const holder = { by: root, publicKey, extensions: [usages.signing] }
    const { certificate } = makeLink('Sahib 0', holder)
    const file = join(current().dataFolder, '..', 'fresh.der')
    writeFileSync(file, certificate)
    const tool = (...args: string[]): void => {
      const { worked, text } = pkcs11Tool(current(), sealName, '--login', '--pin', userPin, '--id', keyId, ...args)
      assert.ok(worked, text)
    }
    for (const _ of leaves) tool('--delete-object', '--type', 'cert')
    tool('--write-object', file, '--type', 'cert')
    assert.deepEqual(await seen(), inOrder([certificate, root.certificate]))
  })

  it('reads both of two that bear one name', async () => {
    const { leaves, keyId } = await fill(1)
    const [leaf = assert.fail()] = leaves
    const twin = Uint8Array.from(leaf, (octet, at) => (at === leaf.length - 1 ? octet ^ 1 : octet))
    await current().tokens.withLogin(loginTo(await sealToken(current())), session =>
      session.storeCertificates([{ certificate: twin, keyId }]),
    )
    for (let times = 0; times < 2; times++) assert.deepEqual(await seen(), inOrder([leaf, twin, root.certificate]))
  })

  it('reads one again that was stored under a name that is not its own', async () => {
    await fill(0)
    for (const name of ['Bir', 'İki']) {
      const { certificate } = makeLink(name)
      storeUnderFalseName(current().hsm, certificate)
      assert.deepEqual(await seen(), inOrder([certificate, root.certificate]))
    }
  })
})

/** In the place of the one before: as a careless program leaves it. */
function storeUnderFalseName({ env }: SoftHsm, certificate: Bytes): void {
  const program = `
    const { PKCS11 } = require('pkcs11js')
    const hsm = new PKCS11()
    hsm.load('${softHsmLibrary}')
    hsm.C_Initialize()
    const session = hsm.C_OpenSession(hsm.C_GetSlotList(true)[0], 6)
    hsm.C_Login(session, 1, '${userPin}')
    const name = [{ type: 0x102, value: Buffer.from('0a', 'hex') }]
    hsm.C_FindObjectsInit(session, name)
    const found = hsm.C_FindObjects(session, 1)
    hsm.C_FindObjectsFinal(session)
    for (const object of found) hsm.C_DestroyObject(session, object)
    const described = { 0: 1, 1: true, 2: false, 0x80: 0, 0x81: 'issuer', 0x82: 'one', 0x101: 'subject' }
    const fields = Object.entries(described).map(([type, value]) => ({ type: Number(type), value }))
    const value = Buffer.from('${Buffer.from(certificate).toString('hex')}', 'hex')
    hsm.C_CreateObject(session, [...fields, ...name, { type: 0x11, value }])
    hsm.C_Finalize()`
  const place = { cwd: import.meta.dirname, env: { ...process.env, ...env } }
  execFileSync(process.execPath, ['-e', program], place)
}
