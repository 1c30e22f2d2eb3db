/** `mohur/server` reads what OpenSSL, jose and xmlsec1 made, without anything of ours, and refuses with them what was changed. */
import assert from 'node:assert/strict'
import { createHash, createPrivateKey, X509Certificate } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CompactSign } from 'jose'
import { verifyLogin, verifyRequest, verifySignatures } from '../../../host/server/index.ts'
import { utf8 } from '../../../shared/bytes.ts'
import { flipped } from '../../support/flipped.ts'
import { opensslLogin } from '../../support/openssl-login.ts'
import { run } from '../../support/openssl.ts'
import { xmlsecSign } from '../../support/xmlsec.ts'

const kinds = {
  'RSA-2048': { newKey: '-newkey rsa:2048', login: 'RS256', jws: 'RS256' },
  'P-256': { newKey: '-newkey ec -pkeyopt ec_paramgen_curve:P-256', login: 'ES256', jws: 'ES256' },
  'P-384': { newKey: '-newkey ec -pkeyopt ec_paramgen_curve:P-384', login: 'ES384', jws: 'ES384' },
  Ed25519: { newKey: '-newkey ed25519', login: null, jws: 'EdDSA' },
} as const
const names = Object.keys(kinds) as (keyof typeof kinds)[]
const origin = 'https://bank.example'
const challenge = 'nQ2sYIzr4E2q8Yd5vS6c0dM3b5m7bqOZ8e3a9Vt1K0s='
const document = utf8('Ödəniş tapşırığı № 7: 1 250,00 AZN')

describe('mohur/server', () => {
  let folder: string
  const file = (name: string): string => join(folder, name)
  const read = (name: string): Uint8Array => new Uint8Array(readFileSync(file(name)))
  async function openssl(args: string, expected = 0): Promise<void> {
    const { status, output } = await run(folder, 'openssl', args.split(' '))
    assert.equal(status, expected, output)
  }

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mohur-server-'))
    writeFileSync(file('document'), document)
    writeFileSync(file('ca.ext'), 'basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign\n')
    writeFileSync(
      file('person.ext'),
      'keyUsage=critical,digitalSignature,nonRepudiation\nextendedKeyUsage=clientAuth\n',
    )
    const ca = '-newkey ec -pkeyopt ec_paramgen_curve:P-384 -nodes'
    await openssl(`req -x509 ${ca} -keyout root.key -out root.pem -subj /CN=Root -days 30 -addext keyUsage=keyCertSign`)
    await openssl(`req -new ${ca} -keyout ca.key -out ca.csr -subj /CN=CA`)
    await openssl('x509 -req -in ca.csr -CA root.pem -CAkey root.key -extfile ca.ext -days 30 -out ca.pem')
    for (const name of names) {
      const wanted = '-addext subjectAltName=email:a@b.az -addext extendedKeyUsage=clientAuth'
      await openssl(
        `req -new ${kinds[name].newKey} -nodes -utf8 -keyout ${name}.key -out ${name}.csr -subj /C=AZ/CN=Əliyev/serialNumber=5XK1A2B ${wanted}`,
      )
      await openssl(`x509 -req -in ${name}.csr -CA ca.pem -CAkey ca.key -extfile person.ext -days 9 -out ${name}.pem`)
    }
  })
  after(() => rm(folder, { recursive: true }))

  for (const name of names) {
    describe(`by a key that OpenSSL made, ${name},`, () => {
      it('reads the request, and refuses with OpenSSL what was changed of it', async () => {
        const verified = await verifyRequest({ request: read(`${name}.csr`) })
        assert.ok(verified.valid)
        assert.equal(verified.key.name, name)
        assert.deepEqual(
          verified.subject.map(({ value }) => value),
          ['AZ', 'Əliyev', '5XK1A2B'],
        )
        assert.deepEqual(
          verified.extensions.map(({ type }) => type),
          ['2.5.29.17', '2.5.29.37'],
        )
        await openssl(`req -in ${name}.csr -verify -noout`)
        for (const { bytes } of flipped(verified.request, { seed: 3, count: 6 })) {
          writeFileSync(file('bent.csr'), bytes)
          assert.ok(!(await verifyRequest({ request: bytes })).valid)
          const { status, output } = await run(
            folder,
            'openssl',
            'req -inform DER -in bent.csr -verify -noout'.split(' '),
          )
          assert.ok(status !== 0 || /verify failure|failed/i.test(output), output)
        }
      })

      it('reads a JWS of jose', async () => {
        const x5c = [`${name}.pem`, 'ca.pem'].map(pem => new X509Certificate(read(pem)).raw.toString('base64'))
        const key = createPrivateKey(Buffer.from(read(`${name}.key`)))
        const signed = await new CompactSign(document).setProtectedHeader({ alg: kinds[name].jws, x5c }).sign(key)
        const found = await verifySignatures({ signed, content: document, roots: [read('root.pem')] })
        assert.deepEqual([found.valid, found.signers[0]?.level, found.signers[0]?.reasons], [true, 'none', []])
        const [header, payload = '', signature] = signed.split('.')
        const bent = [header, `${payload.slice(0, -2)}AA`, signature].join('.')
        assert.ok(!(await verifySignatures({ signed: bent, roots: [read('root.pem')] })).valid)
      })

      // OpenSSL before 3.2 signs no CMS with Ed25519, and a token has no name for it.
      const { login } = kinds[name]
      if (login === null) return

      it('reads a CMS, attached and detached, with the chain and without', async () => {
        for (const [what, given] of [
          ['attached', '-nodetach -certfile ca.pem'],
          ['detached', '-certfile ca.pem'],
          ['without the chain', ''],
          ...(name === 'RSA-2048'
            ? [['by PSS', '-keyopt rsa_padding_mode:pss -keyopt rsa_pss_saltlen:digest -certfile ca.pem']]
            : []),
        ] as [string, string][]) {
          const by = `-signer ${name}.pem -inkey ${name}.key`
          await openssl(
            `cms -sign -cades -binary -md sha256 -in document ${by} -outform DER -out signed ${given}`.trim(),
          )
          const roots = [read('root.pem'), ...(what === 'without the chain' ? [read('ca.pem')] : [])]
          const about = { signed: read('signed'), content: document, roots }
          const { valid, signers } = await verifySignatures(about)
          assert.deepEqual(
            signers.map(({ reasons, level }) => [reasons, level]),
            [[[], 'B-B']],
            what,
          )
          assert.ok(valid)
          assert.equal(signers[0]?.subject[1]?.value, 'Əliyev')
          assert.ok(!(await verifySignatures({ ...about, content: 'another' })).valid)
        }
      })

      it('takes a token that OpenSSL signed, and refuses one for another site as OpenSSL does', async () => {
        const hash = `sha${login.slice(2)}`
        const digests = [origin, challenge].map(text => createHash(hash).update(text).digest())
        writeFileSync(file('login'), Buffer.concat(digests))
        await openssl(`dgst -${hash} -sign ${name}.key -out login.sig login`)
        const certificate = new X509Certificate(read(`${name}.pem`))
        const signature = login.startsWith('ES')
          ? rawOf(read('login.sig'), Number(login.slice(2)) / 8)
          : Buffer.from(read('login.sig'))
        const token = {
          unverifiedCertificate: certificate.raw.toString('base64'),
          algorithm: login,
          signature: signature.toString('base64'),
          format: 'web-eid:1.0',
        }
        const given = { token, origin, challenge, roots: [read('root.pem')], intermediates: [read('ca.pem')] }
        const verified = await verifyLogin(given)
        assert.deepEqual(verified.reasons, [])
        const judged = { ...given, authorities: ['root.pem', 'ca.pem'].map(pem => new X509Certificate(read(pem)).raw) }
        assert.match((await opensslLogin(judged)) ?? '', /serialNumber=5XK1A2B/)
        const elsewhere = 'https://evil.example'
        assert.deepEqual((await verifyLogin({ ...given, origin: elsewhere })).reasons, ['signatureWrong'])
        assert.equal(await opensslLogin({ ...judged, origin: elsewhere }), null)
      })
    })
  }

  it('reads XML that xmlsec1 signed', async () => {
    const ds = 'http://www.w3.org/2000/09/xmldsig#'
    const reference = `<Reference URI=""><Transforms><Transform Algorithm="${ds}enveloped-signature"/></Transforms><DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/><DigestValue/></Reference>`
    const method = 'http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256'
    const template = `<payment>840.00 AZN<Signature xmlns="${ds}"><SignedInfo><CanonicalizationMethod Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/><SignatureMethod Algorithm="${method}"/>${reference}</SignedInfo><SignatureValue/><KeyInfo><X509Data><X509Certificate/></X509Data></KeyInfo></Signature></payment>`
    const signer = {
      privateKey: createPrivateKey(Buffer.from(read('P-256.key'))),
      certificate: new Uint8Array(new X509Certificate(read('P-256.pem')).raw),
    }
    const signed = await xmlsecSign(template, { signer })
    const roots = [read('root.pem'), read('ca.pem')]
    const { valid, signers } = await verifySignatures({ signed, roots })
    assert.deepEqual([valid, signers[0]?.covers, signers[0]?.reasons], [true, 'document', []])
    const bent = await verifySignatures({ signed: signed.replace('840', '940'), roots })
    assert.deepEqual([bent.valid, bent.signers[0]?.reasons], [false, ['contentChanged']])
  })
})

/** r‖s of an Ecdsa-Sig-Value (RFC 3279 section 2.2.3) with short lengths. */
function rawOf(der: Uint8Array, size: number): Buffer {
  const raw = Buffer.alloc(2 * size)
  let at = 2
  for (const end of [size, 2 * size]) {
    const length = der[at + 1] ?? 0
    const digits = der.subarray(at + 2, at + 2 + length)
    const kept = digits.subarray(Math.max(0, length - size))
    raw.set(kept, end - kept.length)
    at += 2 + length
  }
  return raw
}
