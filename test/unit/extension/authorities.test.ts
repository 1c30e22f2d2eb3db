/** Authorities for roots, time stamps and revocation: which there are, as the person or an administrator set them up. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { addAuthority, readAuthorities, removeAuthority, type OwnAuthority } from '../../../extension/authorities.ts'
import { managedSchema } from '../../../extension/manifest.ts'
import { isAuthorityAddress } from '../../../extension/authority-rows.ts'
import { toBase64, utf8 } from '../../../shared/bytes.ts'
import { toPem } from '../../../shared/certificate-bundle.ts'
import { asAuthority, bendCertificate } from '../../support/bend-certificate.ts'
import { fakeBrowser } from './fake-browser.ts'

const root = bendCertificate('Time root').certificate
const second = bendCertificate('Another root').certificate
const trusted = bendCertificate('Trusted root', { extensions: asAuthority() })
const anchor = trusted.certificate
const issuing = bendCertificate('Issuing', { by: trusted, extensions: asAuthority() }).certificate

describe('the authorities', () => {
  const browser = () => fakeBrowser(() => undefined)
  const one: OwnAuthority = {
    name: 'Vaxt',
    certificates: [root],
    roots: [],
    addresses: { timestamp: 'https://tsa.example.az/tsp', ocsp: 'http://ocsp.example.az/' },
  }
  const places = ['https://tsa.example.az/*', 'http://ocsp.example.az/*']

  it('are those that the person added with the browser’s leave, and are gone when they are removed', async () => {
    const own = browser()
    assert.equal(await addAuthority(own, one), true)
    const [added] = await readAuthorities(own)
    assert.deepEqual(added, { ...one, managed: false, allowed: true })
    assert.deepEqual([...own.permitted], places)
    await addAuthority(own, { ...one, name: 'Again' })
    await removeAuthority(own, added ?? assert.fail())
    assert.deepEqual([...own.permitted], places, 'another is at the same place')
    const [last] = await readAuthorities(own)
    await removeAuthority(own, last ?? assert.fail())
    assert.deepEqual([await readAuthorities(own), [...own.permitted]], [[], []])
  })

  it('may be roots alone: nothing is asked of the browser, and nothing is given back', async () => {
    const own = browser()
    own.grants = false
    const roots: OwnAuthority = { name: 'Kök', certificates: [], roots: [anchor], addresses: {} }
    assert.equal(await addAuthority(own, roots), true)
    const [added] = await readAuthorities(own)
    assert.deepEqual(added, { ...roots, managed: false, allowed: true })
    await removeAuthority(own, added ?? assert.fail())
    assert.deepEqual([await readAuthorities(own), [...own.permitted]], [[], []])
  })

  it('of an administrator may have roots, in PEM or base64, beside addresses or alone', async () => {
    const own = browser()
    own.managed['authorities'] = [
      { name: 'Kök', roots: [toPem('CERTIFICATE', anchor)] },
      { name: 'NCA', certificates: [toBase64(second)], roots: [toBase64(anchor)], ocsp: one.addresses.ocsp },
    ]
    assert.deepEqual(
      (await readAuthorities(own)).map(({ certificates, roots }) => [certificates, roots]),
      [
        [[], [anchor]],
        [[second], [anchor]],
      ],
    )
  })

  it('that the README sets by policy are read, with certificates in the places of its own', async () => {
    const [, policy = ''] = /```json\n(\{\s*"authorities"[^]*?)```/.exec(readFileSync('README.md', 'utf8')) ?? []
    const own = browser()
    Object.assign(own.managed, JSON.parse(policy.replaceAll(/"MII[A-Z]…"/g, JSON.stringify(toBase64(anchor)))))
    assert.deepEqual(
      (await readAuthorities(own)).map(({ name, certificates, roots, addresses }) => [
        name,
        certificates.length,
        roots.length,
        Object.keys(addresses).length,
      ]),
      [
        ['NCA', 1, 1, 3],
        ['BSXM', 0, 1, 0],
      ],
    )
    const known = Object.keys(managedSchema.properties.authorities.items.properties)
    const written = (JSON.parse(policy) as { authorities: object[] }).authorities.flatMap(one => Object.keys(one))
    assert.deepEqual(
      written.filter(member => !known.includes(member)),
      [],
    )
  })

  it('are not stored when the browser may not connect there', async () => {
    const own = browser()
    own.grants = false
    assert.equal(await addAuthority(own, one), false)
    assert.deepEqual(own.stored, {})
  })

  it('of an administrator come first, in PEM or base64, and wait for the browser’s leave', async () => {
    const own = browser()
    own.managed['authorities'] = [
      { name: 'Vaxt', certificates: [toPem('CERTIFICATE', root)], ...one.addresses },
      { name: 'Other', certificates: [toBase64(root), toBase64(second)], crl: 'http://other.example/ca.crl' },
    ]
    await addAuthority(own, { ...one, addresses: { timestamp: 'https://evil.example/' } })
    const found = await readAuthorities(own)
    assert.deepEqual(found, [
      { ...one, managed: true, allowed: false },
      {
        name: 'Other',
        certificates: [root, second],
        roots: [],
        addresses: { crl: 'http://other.example/ca.crl' },
        managed: true,
        allowed: false,
      },
    ])
  })

  it('of earlier versions, of the person and of an administrator, stay what they were, and are stored anew with the next change', async () => {
    const own = browser()
    const old = { name: 'Vaxt', address: 'https://tsa.example.az/tsp', root: toBase64(root) }
    const stamping = { ...one, addresses: { timestamp: old.address } }
    own.stored['timestampAuthorities'] = [old]
    own.managed['timestampAuthorities'] = [{ ...old, name: 'Set', root: toPem('CERTIFICATE', root) }]
    const before = await readAuthorities(own)
    assert.deepEqual(before, [
      { ...stamping, name: 'Set', managed: true, allowed: false },
      { ...stamping, managed: false, allowed: false },
    ])
    await addAuthority(own, { ...one, name: 'Another' })
    assert.deepEqual(
      (await readAuthorities(own)).map(({ name }) => name),
      ['Set', 'Vaxt', 'Another'],
    )
    assert.deepEqual(own.stored['timestampAuthorities'], [])
  })

  it('that are stored wrongly are passed over', async () => {
    const own = browser()
    const good = { name: 'Vaxt', certificates: [toBase64(root)], timestamp: one.addresses.timestamp }
    const old = { name: 'Vaxt', address: one.addresses.timestamp, root: toBase64(root) }
    own.stored['authorities'] = [
      null,
      { ...good, name: '' },
      { ...good, name: 'x'.repeat(65) },
      { ...good, timestamp: 'http://tsa.example.az/' },
      { ...good, ocsp: 'ftp://tsa.example.az/' },
      { ...good, timestamp: undefined },
      { ...good, certificates: [] },
      { ...good, certificates: [toBase64(root), toBase64(utf8('no certificate'))] },
      { ...good, certificates: Array.from({ length: 9 }, () => toBase64(root)) },
      { ...good, certificates: [7] },
      { ...good, certificates: toBase64(root) },
      { ...good, roots: [toBase64(root)] },
      { ...good, roots: [toBase64(issuing)] },
      { ...good, roots: 7 },
      { name: 'Kök', roots: [] },
      { name: 'Kök', certificates: [toBase64(anchor)] },
      { name: 'Kök', roots: [toBase64(utf8('no certificate'))] },
      { name: 'Kök', roots: Array.from({ length: 9 }, () => toBase64(anchor)) },
      { ...old, address: 'http://tsa.example.az/' },
      { ...old, root: 7 },
      { ...old, root: undefined },
    ]
    assert.deepEqual(await readAuthorities(own), [])
  })

  it('are at https addresses, or on this computer', () => {
    for (const address of ['https://tsa.example/', 'https://tsa.example:8443/a?b=c', 'http://localhost:3000/tsp']) {
      assert.ok(isAuthorityAddress(address, 'timestamp'), address)
    }
    for (const address of [
      'http://tsa.example/',
      'http://127.0.0.1/',
      'ftp://tsa.example/',
      'file:///etc/passwd',
      'https://user@tsa.example/',
      'https://:secret@tsa.example/',
      'https://tsa.example/#a',
      'tsa.example',
      '',
      `https://tsa.example/${'x'.repeat(512)}`,
    ]) {
      assert.ok(!isAuthorityAddress(address, 'timestamp'), address)
    }
    for (const inquiry of ['ocsp', 'crl'] as const) {
      assert.ok(isAuthorityAddress('http://pki.example.kz/', inquiry), 'what is told there is signed, and public')
      assert.ok(!isAuthorityAddress('http://user@pki.example.kz/', inquiry))
      assert.ok(!isAuthorityAddress('ldap://pki.example.kz/', inquiry))
    }
  })
})
