/** What is taken for CMS at all (RFC 5652 sections 3 and 5), and how much of it. */
import assert from 'node:assert/strict'
import { formats } from '../../../host/pki/formats.ts'
import { formatOf } from '../../../host/pki/readers.ts'
import { readSignedData } from '../../../host/pki/cms/read.ts'
import { fromHex, toBase64, utf8, type Bytes } from '../../../shared/bytes.ts'
import { limits } from '../../../shared/limits.ts'
import { createAuthority } from '../../sites/portal/authority/authority.ts'
import { buildCms } from '../../support/build-cms.ts'
import { makeKey, makeSigner, type TestSigner } from '../../support/make-signer.ts'

const unreadable = { code: 'SIGNED_DATA_UNREADABLE' }

describe('the reader of CMS', () => {
  let signer: TestSigner
  let good: Bytes

  before(async () => {
    signer = await makeSigner(await createAuthority(), makeKey('P-256'))
    good = buildCms(signer, utf8('document'))
  })

  it('recognises DER, PEM and base64, and no other kind of document', () => {
    const pem = utf8(`\n-----BEGIN CMS-----\n${toBase64(good)}\n-----END CMS-----\n`)
    for (const signed of [good, pem, utf8(toBase64(good))]) assert.equal(formatOf(signed), 'cms')
    for (const other of ['<a/>', '%PDF-1.7', '{"a":1}', 'PK\u0003\u0004', 'eyJhbGciOiJFUzI1NiJ9.e30.x', 'Mx', ''])
      assert.ok(!formats.cms.recognises(utf8(other)), other)
  })

  it('takes no other content type than signedData', () => {
    const signedData = fromHex('06092a864886f70d010702')
    const at = Buffer.from(good).indexOf(signedData)
    assert.ok(at > 0 && at < 10, 'it comes first')
    assert.equal(readSignedData(good).signers.length, 1)
    for (const last of [0x01, 0x03, 0x05])
      assert.throws(() => readSignedData(good.with(at + signedData.length - 1, last)), unreadable)
  })

  it('takes exactly so many signers and certificates as it may', () => {
    const { certificate } = signer
    const certificates = Array.from({ length: limits.certificatesInside }, () => certificate)
    const most = readSignedData(buildCms(signer, utf8('document'), { certificates, signers: limits.certificates }))
    assert.deepEqual([most.certificates.length, most.signers.length], [limits.certificatesInside, limits.certificates])
    for (const more of [{ certificates: [...certificates, certificate] }, { signers: limits.certificates + 1 }])
      assert.throws(() => readSignedData(buildCms(signer, utf8('document'), more)), unreadable)
  })

  it('takes no other structure for a signer', () => {
    // Version 1 and a name after a header of four octets.
    const header = 4
    const version = Buffer.from(good).lastIndexOf(fromHex('02010130'))
    assert.equal(good[version - header], 0x30)
    for (const tag of [0x31, 0xa0, 0x70])
      assert.throws(() => readSignedData(good.with(version - header, tag)), unreadable)
  })
})
