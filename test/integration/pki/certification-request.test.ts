/** Certification requests read back and verified by programs that we did not write. */
import assert from 'node:assert/strict'
import { packageCertificationRequest, prepareCertificationRequest } from '../../../host/pki/certification-request.ts'
import { keyAlgorithmNames, type KeyAlgorithm } from '../../../shared/key-algorithms.ts'
import type { Bytes } from '../../../shared/bytes.ts'
import type { HostParams } from '../../../shared/operations/index.ts'
import { makeKey } from '../../support/make-signer.ts'
import { certtool, openssl } from '../../support/openssl.ts'

type RequestParams = HostParams<'requestCertificate'>

const subjects: Record<string, { subject: RequestParams['subject']; text: string }> = {
  Azerbaijani: {
    subject: [
      { type: 'C', value: 'AZ' },
      { type: 'O', value: 'Şəki Ticarət Evi MMC' },
      { type: 'OU', value: 'Mühasibatlıq' },
      { type: 'title', value: 'Baş mühasib' },
      { type: 'serialNumber', value: '5XK1G7F' },
      { type: 'SN', value: 'Əliyeva' },
      { type: 'GN', value: 'Günay' },
      { type: 'CN', value: 'Əliyeva Günay İlqar qızı' },
      { type: 'emailAddress', value: 'g.aliyeva@ticaret.az' },
    ],
    text:
      'C=AZ, O=Şəki Ticarət Evi MMC, OU=Mühasibatlıq, title=Baş mühasib, serialNumber=5XK1G7F, SN=Əliyeva, GN=Günay, ' +
      'CN=Əliyeva Günay İlqar qızı, emailAddress=g.aliyeva@ticaret.az',
  },
  Kazakh: {
    subject: [
      { type: 'CN', value: 'ҚҰНАНБАЕВА ӘЙГЕРІМ' },
      { type: 'SN', value: 'ҚҰНАНБАЕВА' },
      { type: 'serialNumber', value: 'IIN850101400123' },
      { type: 'C', value: 'KZ' },
      { type: 'GN', value: 'ІЗБАСАРҚЫЗЫ' },
      { type: 'O', value: 'ТОО «Жетісу Ңұр Һәм Ө-Ү»' },
      { type: 'OU', value: 'BIN120340004567' },
    ],
    text:
      'CN=ҚҰНАНБАЕВА ӘЙГЕРІМ, SN=ҚҰНАНБАЕВА, serialNumber=IIN850101400123, C=KZ, GN=ІЗБАСАРҚЫЗЫ, ' +
      'O=ТОО «Жетісу Ңұр Һәм Ө-Ү», OU=BIN120340004567',
  },
}

const extensions: RequestParams['extensions'] = {
  keyUsage: ['digitalSignature', 'nonRepudiation', 'decipherOnly'],
  extendedKeyUsage: ['1.3.6.1.5.5.7.3.4', '1.2.398.3.3.4.1.1'],
  subjectAltName: [
    { type: 'email', value: 'g.aliyeva@ticaret.az' },
    { type: 'dns', value: 'ticaret.az' },
    { type: 'uri', value: 'https://ticaret.az/g' },
    { type: 'ip', value: '192.0.2.7' },
    { type: 'ip', value: '2001:db8::1:0:2' },
    { type: 'upn', value: 'günay@ticaret.az' },
  ],
}

function makeRequest(algorithm: KeyAlgorithm, params: Omit<RequestParams, 'key'>): Bytes {
  const key = makeKey(algorithm)
  const info = prepareCertificationRequest(params)(key.publicKey)
  return packageCertificationRequest({ info, algorithm: key.signatureAlgorithm, signature: key.sign(info) })
}

const readRequest = async (request: Uint8Array): Promise<string> => {
  const args = 'req -inform DER -in request -verify -noout -text -nameopt utf8,sep_comma_plus_space'
  const { status, output } = await openssl(args, { request })
  assert.equal(status, 0, output)
  assert.match(output, /self-signature verify OK/)
  return output
}

describe('certification requests and other programs', () => {
  for (const algorithm of keyAlgorithmNames) {
    for (const [language, { subject, text }] of Object.entries(subjects)) {
      it(`openssl and certtool verify a request for ${algorithm} and read its ${language} subject back`, async () => {
        const request = makeRequest(algorithm, { subject, extensions })
        assert.ok((await readRequest(request)).includes(`Subject: ${text}\n`))
        const { status, output } = await certtool('--crq-info --inder --infile request', { request })
        assert.equal(status, 0, output)
        assert.match(output, /Self signature: verified/)
        for (const { value } of subject) assert.ok(output.includes(value), `${value} in ${output}`)
      })
    }
  }

  it('T39: openssl and certtool read the extensions that were asked for, and no others', async () => {
    const request = makeRequest('P-256', { subject: [{ type: 'CN', value: 'A' }], extensions })
    const text = await readRequest(request)
    assert.match(text, /X509v3 Key Usage: critical\s+Digital Signature, Non Repudiation, Decipher Only\n/)
    assert.match(text, /X509v3 Extended Key Usage: \s+E-mail Protection, 1\.2\.398\.3\.3\.4\.1\.1\n/)
    assert.ok(
      text.includes(
        'email:g.aliyeva@ticaret.az, DNS:ticaret.az, URI:https://ticaret.az/g, IP Address:192.0.2.7, ' +
          'IP Address:2001:DB8:0:0:0:1:0:2, othername: UPN::günay@ticaret.az\n',
      ),
      text,
    )
    assert.equal(text.match(/X509v3|1\.3\.6\.1\.4\.1\.311/g)?.length, 3)
    const { output } = await certtool('--crq-info --inder --infile request', { request })
    assert.match(output, /IPAddress: 2001:db8::1:0:2/)
    assert.match(output, /RFC822Name: g\.aliyeva@ticaret\.az/)
  })

  it('openssl reads the challenge password and both forms of the certificate template', async () => {
    const subject: RequestParams['subject'] = [{ type: 'CN', value: 'A' }]
    const byName = makeRequest('P-256', {
      subject,
      extensions: { certificateTemplate: { name: 'SNSclient' } },
      attributes: { challengePassword: 'açar söz' },
    })
    const text = await readRequest(byName)
    assert.match(text, /challengePassword\s+:açar söz/)
    assert.match(text, /1\.3\.6\.1\.4\.1\.311\.20\.2: \s+\.\.\.S\.N\.S\.c\.l\.i\.e\.n\.t\n/)
    const byVersion = makeRequest('P-256', {
      subject,
      extensions: { certificateTemplate: { oid: '1.3.6.1.4.1.311.21.8.1.2', majorVersion: 100, minorVersion: 7 } },
    })
    assert.match(await readRequest(byVersion), /1\.3\.6\.1\.4\.1\.311\.21\.7/)
  })

  it('openssl refuses a request whose subject was changed after signing', async () => {
    const request = makeRequest('P-256', { subject: [{ type: 'CN', value: 'ABCDEF' }] })
    const at = Buffer.from(request).indexOf('ABCDEF')
    request[at] = 'X'.charCodeAt(0)
    const { output } = await openssl('req -inform DER -in request -verify -noout', { request })
    assert.doesNotMatch(output, /verify OK/)
  })
})
