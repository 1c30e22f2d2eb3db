/** Which certificates a page accepts. */
import assert from 'node:assert/strict'
import { fitsFilter } from '../../../host/pki/fits-filter.ts'
import { fingerprintOf } from '../../../host/digests.ts'
import { readCertificate, type CertificateFacts } from '../../../shared/certificate.ts'
import { certificateFilter, type CertificateFilter } from '../../../shared/certificate-filter.ts'
import { makeKey, makeSigner } from '../../support/make-signer.ts'
import { createAuthority } from '../../sites/portal/authority/authority.ts'

describe('a filter of certificates', () => {
  let leaf: CertificateFacts
  let chain: Uint8Array<ArrayBuffer>[]
  before(async () => {
    const signer = await makeSigner(await createAuthority(), makeKey('P-256'), {
      subject: [
        { type: 'serialNumber', value: 'IIN870412300145' },
        { type: 'organizationIdentifier', value: 'VATAZ-9900071001' },
        { type: 'OU', value: 'BIN040940005021' },
        { type: 'OU', value: 'Mühasibatlıq' },
      ],
    })
    leaf = readCertificate(signer.certificate)
    ;({ chain } = signer)
  })

  const fits = (filter: CertificateFilter, more: Partial<CertificateFacts> = {}): boolean => {
    certificateFilter.parse(filter)
    return fitsFilter({ facts: { ...leaf, ...more }, chain }, filter)
  }

  it('that says nothing lets every certificate through', () => assert.ok(fits({})))

  it('knows an issuer by its DER name or its fingerprint, at every height', () => {
    for (const der of chain) {
      assert.ok(fits({ issuers: [readCertificate(der).subjectDer.slice()] }))
      assert.ok(fits({ issuers: [fingerprintOf(der)] }))
    }
    const strangers = ['0'.repeat(64), leaf.subjectDer.slice()]
    assert.ok(!fits({ issuers: strangers }))
    assert.ok(fits({ issuers: [...strangers, leaf.issuerDer.slice()] }), 'any of them will do')
  })

  it('wants every policy and extended key usage, and every key usage where the certificate is limited', () => {
    const facts = { policies: ['1.2.398.3.3.2'] }
    assert.ok(fits({ policies: ['1.2.398.3.3.2', '1.3.6.1.5.5.7.3.4'] }, facts))
    assert.ok(!fits({ policies: ['1.2.398.3.3.2', '1.3.6.1.5.5.7.3.1'] }, facts))
    assert.ok(!fits({ policies: ['1.3.6.1.5.5.7.3.4'] }, { extendedKeyUsage: null }))
    assert.ok(fits({ keyUsage: ['digitalSignature', 'nonRepudiation'] }))
    assert.ok(!fits({ keyUsage: ['digitalSignature', 'keyAgreement'] }))
    assert.ok(fits({ keyUsage: ['keyAgreement'] }, { keyUsage: null }))
  })

  it('knows a person by IIN or FIN, with and without its prefix, and by nothing less', () => {
    for (const wanted of ['870412300145', 'IIN870412300145']) assert.ok(fits({ subjectSerialNumber: wanted }), wanted)
    for (const wanted of ['87041230014', '70412300145', 'FIN870412300145', 'iin870412300145', '040940005021', 'IIN']) {
      assert.ok(!fits({ subjectSerialNumber: wanted }), wanted)
    }
    const fin = { subject: [{ type: 'serialNumber', value: 'PNOAZ-5XK1A2B' }] }
    for (const wanted of ['5XK1A2B', 'PNOAZ-5XK1A2B']) assert.ok(fits({ subjectSerialNumber: wanted }, fin), wanted)
    assert.ok(!fits({ subjectSerialNumber: '5XK1A2B' }, { subject: [{ type: 'CN', value: '5XK1A2B' }] }))
  })

  it('knows an organization by VÖEN or BIN, where an organizational unit holds one, too', () => {
    for (const wanted of ['9900071001', 'VATAZ-9900071001', '040940005021', 'BIN040940005021']) {
      assert.ok(fits({ organizationIdentifier: wanted }), wanted)
    }
    for (const wanted of ['Mühasibatlıq', '870412300145', 'VATKZ-9900071001']) {
      assert.ok(!fits({ organizationIdentifier: wanted }), wanted)
    }
  })

  it('wants all that it says', () => {
    const person = { subjectSerialNumber: '870412300145' }
    assert.ok(fits({ ...person, organizationIdentifier: '9900071001', keyUsage: ['digitalSignature'] }))
    assert.ok(!fits({ ...person, organizationIdentifier: '1' }))
    assert.ok(!fits({ ...person, issuers: ['0'.repeat(64)] }))
  })
})
