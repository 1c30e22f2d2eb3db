/** Why a certificate may not be used: for documents, and for logging in. */
import assert from 'node:assert/strict'
import { certificateObstacle } from '../../../host/pki/certificate-obstacle.ts'
import { readCertificate, type CertificateFacts } from '../../../shared/certificate.ts'
import { makeLink, usages } from '../../support/make-link.ts'

const at = new Date()
describe('certificateObstacle', () => {
  const facts = readCertificate(makeLink('A', { extensions: [usages.signing] }).certificate)
  const obstacle = (change: Partial<CertificateFacts>): string | null =>
    certificateObstacle({ ...facts, ...change }, at, 'document')

  it('finds nothing in the way of a good certificate', () => {
    assert.equal(obstacle({}), null)
    assert.equal(obstacle({ keyUsage: null }), null)
    assert.equal(obstacle({ keyUsage: ['nonRepudiation'] }), null)
    assert.equal(certificateObstacle(facts, facts.notAfter, 'document'), null)
    assert.equal(certificateObstacle(facts, facts.notBefore, 'document'), null)
  })

  it('names what stands in the way', () => {
    assert.equal(obstacle({ notAfter: new Date(at.getTime() - 1) }), 'CERTIFICATE_EXPIRED')
    assert.equal(obstacle({ notBefore: new Date(at.getTime() + 1) }), 'CERTIFICATE_NOT_YET_VALID')
    assert.equal(obstacle({ keyUsage: ['keyEncipherment', 'keyAgreement'] }), 'CERTIFICATE_NOT_FOR_SIGNING')
    assert.equal(obstacle({ keyUsage: [] }), 'CERTIFICATE_NOT_FOR_SIGNING')
    assert.equal(obstacle({ isCa: true }), 'CERTIFICATE_NOT_FOR_SIGNING')
    assert.equal(obstacle({ keyAlgorithm: null }), 'ALGORITHM_UNSUPPORTED')
  })

  it('lets nobody log in with a certificate that binds to documents alone, or is meant for other things', () => {
    const login = (change: Partial<CertificateFacts>): string | null =>
      certificateObstacle({ ...facts, ...change }, at, 'login')
    const clientAuth = '1.3.6.1.5.5.7.3.2'
    const emailProtection = '1.3.6.1.5.5.7.3.4'
    assert.equal(login({}), null)
    assert.equal(login({ keyUsage: null, extendedKeyUsage: null }), null)
    assert.equal(login({ keyUsage: ['digitalSignature'], extendedKeyUsage: [emailProtection, clientAuth] }), null)
    for (const change of [
      { keyUsage: ['nonRepudiation'] },
      { keyUsage: [] },
      { extendedKeyUsage: [emailProtection] },
      { extendedKeyUsage: [] },
      { isCa: true },
    ] satisfies Partial<CertificateFacts>[])
      assert.equal(login(change), 'CERTIFICATE_NOT_FOR_LOGIN', JSON.stringify(change))
    assert.equal(login({ notAfter: new Date(at.getTime() - 1) }), 'CERTIFICATE_EXPIRED')
  })
})
