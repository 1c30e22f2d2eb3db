/** The roots that a person trusts: signers are judged by them in our own pages, and no page learns which ones there are. */
import assert from 'node:assert/strict'
import { addAuthority } from '../../../extension/authorities.ts'
import { utf8, type Bytes } from '../../../shared/bytes.ts'
import { asAuthority, bendCertificate } from '../../support/bend-certificate.ts'
import { makeWorld, type PageCall, type World } from './world.ts'

const made = (name: string): Bytes => bendCertificate(name, { extensions: asAuthority() }).certificate
const [kept, alone, passed] = [made('NCA'), made('Kök'), made('Bank')]
const documents = [{ signed: utf8('signed') }]

describe('the roots that a person trusts', () => {
  async function told(ask: (world: World) => PageCall): Promise<unknown[]> {
    const world = makeWorld()
    await world.allow('sign')
    const addresses = { ocsp: 'http://ocsp.example.kz/' }
    await addAuthority(world.browser, { name: 'NCA', certificates: [kept], roots: [kept], addresses })
    await addAuthority(world.browser, { name: 'Kök', certificates: [], roots: [alone], addresses: {} })
    ask(world)
    const { open } = await world.host.hear('open')
    const params = open.params as Record<string, unknown>
    return [params['roots'], params['trustedRoots'], params['timestampRoots']]
  }

  it('go to the host beside those that our own page gives, of every authority', async () => {
    assert.deepEqual(await told(({ own }) => own('verify', { documents, roots: [passed] })), [
      [passed],
      [kept, alone],
      [],
    ])
    const [, trusted] = await told(({ own }) => own('verify', { documents, revocation: true }))
    assert.deepEqual(trusted, [kept, alone])
  })

  for (const params of [{ documents }, { documents, revocation: true }, { documents, roots: [passed] }]) {
    it(`are not told for a page (${Object.keys(params).join(', ')})`, async () => {
      const [roots, trusted, ofTimestamps] = await told(({ page }) => page('verify', params))
      assert.deepEqual([roots, trusted, ofTimestamps], ['roots' in params ? [passed] : undefined, [], []])
    })
  }

  it('judge those who signed a document before, and go to the host with no other request to sign', async () => {
    const content = utf8('pay')
    const given = (more: object, document: object = {}): Promise<unknown[]> =>
      told(({ page }) => page('sign', { ...more, documents: [{ name: 'p', type: '', content, ...document }] }))
    const signed = { signed: utf8('signed') }
    for (const [params, document] of [
      [{ format: 'cms' }, signed],
      [{ format: 'jws', serialization: 'json' }, signed],
      [{ format: 'pades' }, {}],
      [{ format: 'xades', packaging: 'enveloped' }, {}],
    ] as const) {
      assert.deepEqual(await given(params, document), [undefined, [kept, alone], []], params.format)
    }
    const stamped = { format: 'cms', level: 'B-T', lowestLevel: 'B-B' }
    for (const params of [{ format: 'cms' }, { format: 'jws' }, { format: 'xades', packaging: 'detached' }, stamped]) {
      assert.deepEqual(await given(params), [undefined, undefined, undefined], params.format)
    }
  })

  it('judge a certificate of the person’s own, with who tells of revocation, and no page may have one judged so', async () => {
    const world = makeWorld()
    await world.allow('sign')
    const addresses = { ocsp: 'http://ocsp.example.kz/', timestamp: 'https://tsp.example.kz/' }
    await addAuthority(world.browser, { name: 'NCA', certificates: [passed], roots: [kept], addresses })
    const params = { certificate: passed, chain: [alone] }
    world.own('checkCertificate', params)
    const { open } = await world.host.hear('open')
    const revocationAuthorities = [{ name: 'NCA', certificates: [passed], ocsp: true, crl: false }]
    assert.deepEqual(open.params, { ...params, trustedRoots: [kept], revocationAuthorities })
    assert.equal(await world.page('checkCertificate', params).code, 'UNKNOWN_OPERATION')
  })

  it('cannot be given by a page', async () => {
    const world = makeWorld()
    await world.allow('sign')
    assert.equal(await world.page('verify', { documents, trustedRoots: [passed] }).code, 'BAD_PARAMS')
  })
})
