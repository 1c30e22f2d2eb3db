/** The portal's certificate authority, judged by OpenSSL: its chain, what it issues, what it refuses. */
import assert from 'node:assert/strict'
import { readCertificate } from '../../../shared/certificate.ts'
import { readCertificateBundle, toPem } from '../../../shared/certificate-bundle.ts'
import { toBase64 } from '../../../shared/bytes.ts'
import { createAuthority, type Authority } from '../../sites/portal/authority/authority.ts'
import { checkRequest, RequestRefused } from '../../sites/portal/authority/certification-request.ts'
import { certtool, openssl, output } from '../../support/openssl.ts'

const pem = (der: Uint8Array): string => toPem('CERTIFICATE', der)
const newRequest =
  'openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout key -utf8 -subj /C=AZ/CN=Əliyev'

const requestDer = async (more = ''): Promise<Uint8Array<ArrayBuffer>> =>
  output(`${newRequest} -outform DER -out out${more}`, {})

function refusal(reason: string): (error: unknown) => boolean {
  return error => error instanceof RequestRefused && error.reason === reason
}

describe('the portal’s certificate authority', () => {
  for (const keys of ['P-256', 'RSA-2048'] as const) {
    describe(`with ${keys} keys`, () => {
      let authority: Authority

      before(async () => {
        authority = await createAuthority({ keys })
      })

      const verify = async (leaf: Uint8Array): Promise<string> => {
        const files = {
          'root.pem': pem(authority.root),
          'chain.pem': pem(authority.issuing) + pem(authority.policy),
          'leaf.pem': pem(leaf),
        }
        const outcome = await openssl('verify -x509_strict -CAfile root.pem -untrusted chain.pem leaf.pem', files)
        return outcome.output
      }

      it('openssl verifies an issued certificate up to the root, strictly', async () => {
        const leaf = await authority.issue({ request: await requestDer(), days: 365 })
        assert.match(await verify(leaf), /leaf\.pem: OK/)
      })

      it('certtool verifies it too, and not under another root', async () => {
        const leaf = await authority.issue({ request: await requestDer(), days: 365 })
        const files = {
          'root.pem': pem(authority.root),
          'other.pem': pem((await createAuthority()).root),
          'chain.pem': pem(leaf) + pem(authority.issuing) + pem(authority.policy),
        }
        const judge = (root: string) => certtool(`--verify --infile chain.pem --load-ca-certificate ${root}.pem`, files)
        assert.match((await judge('root')).output, /Chain verification output: Verified\. The certificate is trusted/)
        const elsewhere = await judge('other')
        assert.match(elsewhere.output, /Chain verification output: Not verified/)
        assert.notEqual(elsewhere.status, 0)
      })

      it('openssl refuses one that has expired', async () => {
        const notBefore = new Date(Date.now() - 2 * 365 * 86_400_000)
        const leaf = await authority.issue({ request: await requestDer(), days: 365, notBefore })
        assert.match(await verify(leaf), /certificate has expired/)
      })

      it('openssl reads leaf and chain from the bundle', async () => {
        const leaf = await authority.issue({ request: await requestDer(), days: 365 })
        const bundle = authority.bundle(leaf)
        const { output: text } = await openssl('pkcs7 -inform DER -in bundle -print_certs -noout', { bundle })
        assert.equal(text.match(/subject=/g)?.length, 4)
        assert.deepEqual(readCertificateBundle(bundle), [leaf, authority.issuing, authority.policy, authority.root])
      })
    })
  }

  describe('over the counter', () => {
    let authority: Authority

    before(async () => {
      authority = await createAuthority()
    })

    it('takes a request as DER, as PEM under both labels, and as bare base64', async () => {
      const request = await requestDer()
      const forms = [
        request,
        toPem('CERTIFICATE REQUEST', request),
        toPem('NEW CERTIFICATE REQUEST', request).replaceAll('\n', '\r\n'),
        toBase64(request),
        new TextEncoder().encode(toPem('CERTIFICATE REQUEST', request)),
      ]
      for (const form of forms) {
        const checked = await checkRequest(form)
        assert.deepEqual(checked.request, request)
        assert.equal(checked.key, 'P-256')
        assert.deepEqual(checked.subject, [
          { type: 'C', value: 'AZ' },
          { type: 'CN', value: 'Əliyev' },
        ])
      }
    })

    it('gives signing usage, the names that were asked for, and only purposes of its own list', async () => {
      const wanted =
        ' -addext subjectAltName=email:a@b.az -addext extendedKeyUsage=emailProtection,serverAuth -addext basicConstraints=CA:TRUE'
      const leaf = await authority.issue({ request: await requestDer(wanted), days: 30 })
      const facts = readCertificate(leaf)
      assert.deepEqual(facts.keyUsage, ['digitalSignature', 'nonRepudiation'])
      assert.deepEqual(facts.extendedKeyUsage, ['1.3.6.1.5.5.7.3.4'])
      assert.equal(facts.isCa, false)
      const { output: text } = await openssl('x509 -in leaf -noout -ext subjectAltName', { leaf: pem(leaf) })
      assert.match(text, /email:a@b\.az/)
    })

    it('writes its own subject where it has one, and another serial number each time', async () => {
      const request = await requestDer()
      const subject = [
        { type: 'C', value: 'AZ' },
        { type: 'CN', value: 'Məmmədov' },
      ]
      const first = readCertificate(await authority.issue({ request, subject, days: 30 }))
      const second = readCertificate(await authority.issue({ request, subject, days: 30 }))
      assert.deepEqual(first.subject, subject)
      assert.notEqual(first.serialNumber, second.serialNumber)
    })

    it('refuses what it cannot read, a signature of another key, and keys that are too short', async () => {
      await assert.rejects(checkRequest('not a request'), refusal('unreadable'))
      await assert.rejects(checkRequest(''), refusal('unreadable'))
      const request = await requestDer()
      await assert.rejects(checkRequest(request.subarray(0, 100)), refusal('unreadable'))
      await assert.rejects(checkRequest(Uint8Array.of(...request, 0)), refusal('unreadable'))
      const changed = Uint8Array.from(request)
      changed[Buffer.from(request).indexOf('liyev')] = 0x4c
      await assert.rejects(checkRequest(changed), refusal('signatureWrong'))
      const short = await output(
        'openssl req -new -newkey rsa:1024 -nodes -keyout key -subj /CN=A -outform DER -out out',
        {},
      )
      await assert.rejects(checkRequest(short), refusal('keyRefused'))
      await assert.rejects(authority.issue({ request: short, days: 1 }), refusal('keyRefused'))
    })
  })
})
