/** RSASSA-PSS and programs that we did not write: they accept ours, and theirs is read by us, or refused for its reason. */
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { digestOf } from '../../../host/digests.ts'
import { packageSignedData } from '../../../host/pki/cms/package.ts'
import { prepareSignedData } from '../../../host/pki/cms/prepare.ts'
import { verifySignedData } from '../../../host/pki/cms/verify.ts'
import { hasProgram } from '../../../installer/setup/run.mjs'
import { signatureAlgorithms, type SignatureAlgorithm } from '../../../shared/algorithms.ts'
import { utf8, type Bytes } from '../../../shared/bytes.ts'
import { toPem } from '../../../shared/certificate-bundle.ts'
import { createAuthority, type Authority } from '../../sites/portal/authority/authority.ts'
import { itWhere } from '../../support/describe-where.ts'
import { joinParts } from '../../support/join-parts.ts'
import { makeKey, makeSigner, signingBy, type TestSigner } from '../../support/make-signer.ts'
import { makeXades, payment } from '../../support/make-xades.ts'
import { cmsVerifiers, inFolder, output, run, type Files } from '../../support/openssl.ts'

const document = utf8('Ödəniş tapşırığı № 17\r\n1 234,56 AZN\n\u0000\u00ff')
const algorithms = ['RSA-PSS-SHA256', 'RSA-PSS-SHA384', 'RSA-PSS-SHA512'] as const satisfies SignatureAlgorithm[]

/** GnuTLS 3.7 takes every RSASSA-PSS in a CMS for that of SHA-256, whatever its parameters say. */
const canJudge = (program: string, algorithm: SignatureAlgorithm): boolean =>
  !program.startsWith('certtool') || algorithm === 'RSA-PSS-SHA256'

function signCms(signer: TestSigner, algorithm: SignatureAlgorithm): Bytes {
  const { hash } = signatureAlgorithms[algorithm]
  const identity = { ...signer, algorithm }
  const toBeSigned = prepareSignedData(identity, { digest: digestOf(hash, document), signingTime: new Date() })
  const signature = signingBy(signer, algorithm).sign(toBeSigned)
  return joinParts(packageSignedData(identity, { toBeSigned, signature, contentLength: document.length }), document)
}

describe('RSASSA-PSS and other programs', () => {
  let authority: Authority
  let signer: TestSigner

  before(async () => {
    authority = await createAuthority()
    signer = await makeSigner(authority, makeKey('RSA-2048'))
  })

  for (const algorithm of algorithms)
    for (const [program, verify] of Object.entries(cmsVerifiers).filter(([one]) => canJudge(one, algorithm)))
      it(`${program} accepts ${algorithm} in a CMS, and not when a byte of it was changed`, async () => {
        const signed = signCms(signer, algorithm)
        const { accepted, output: said } = await verify({ signed, content: null, root: authority.root })
        assert.ok(accepted, said)
        const place = signed.length - 5
        const changed = signed.with(place, (signed[place] ?? 0) ^ 1)
        assert.equal((await verify({ signed: changed, content: null, root: authority.root })).accepted, false)
      })

  itWhere([{ what: 'javac', met: hasProgram('javac') }], 'Java accepts each in an XML signature', async () => {
    const files = Object.fromEntries(
      algorithms.map(algorithm => [`${algorithm}.xml`, makeXades(signer, { document: payment, algorithm })]),
    )
    const changed = Buffer.from(makeXades(signer, { document: payment, algorithm: 'RSA-PSS-SHA256' }))
    files['changed.xml'] = utf8(changed.toString().replace('1250000.50', '1250000.51'))
    await inFolder(files, async folder => {
      const names = Object.keys(files).map(name => join(folder, name))
      const program = resolve(import.meta.dirname, '../../support/VerifyXml.java')
      const { output: said } = await run(folder, 'java', [program, ...names])
      const uri = 'http://www.w3.org/2007/05/xmldsig-more#sha'
      const verdicts = [
        ['256', true],
        ['384', true],
        ['512', true],
        ['256', false],
      ]
      assert.deepEqual(
        said.trim().split('\n'),
        verdicts.map(([bits, holds]) => `${uri}${bits}-rsa-MGF1 ${holds}`),
      )
    })
  })

  const filesOf = (): Files => ({
    content: document,
    'leaf.pem': toPem('CERTIFICATE', signer.certificate),
    'chain.pem': signer.chain.map(der => toPem('CERTIFICATE', der)).join(''),
    'key.pem': signer.privateKey.export({ format: 'pem', type: 'pkcs8' }),
  })
  const byOpenssl = (options: string): string =>
    `openssl cms -sign -cades -binary -nodetach -outform DER -in content -signer leaf.pem -inkey key.pem -certfile chain.pem -out out -keyopt rsa_padding_mode:pss ${options}`

  const made: Record<string, { args: string; reasons: string[] }> = {
    'openssl with SHA-256': { args: byOpenssl('-md sha256 -keyopt rsa_pss_saltlen:32'), reasons: [] },
    'openssl with SHA-384': { args: byOpenssl('-md sha384 -keyopt rsa_pss_saltlen:digest'), reasons: [] },
    'openssl with SHA-512': { args: byOpenssl('-md sha512 -keyopt rsa_pss_saltlen:-1'), reasons: [] },
    'openssl with a salt of 20 octets': {
      args: byOpenssl('-md sha256 -keyopt rsa_pss_saltlen:20'),
      reasons: ['algorithmUnsupported'],
    },
    'openssl without a salt': {
      args: byOpenssl('-md sha256 -keyopt rsa_pss_saltlen:0'),
      reasons: ['algorithmUnsupported'],
    },
    'openssl with the longest salt, as it does unless told otherwise': {
      args: byOpenssl('-md sha256'),
      reasons: ['algorithmUnsupported'],
    },
    'openssl with SHA-1': { args: byOpenssl('-md sha1 -keyopt rsa_pss_saltlen:digest'), reasons: ['algorithmWeak'] },
    'openssl with the mask of SHA-1': {
      args: byOpenssl('-md sha256 -keyopt rsa_pss_saltlen:32 -keyopt rsa_mgf1_md:sha1'),
      reasons: ['algorithmWeak'],
    },
    'openssl with the mask of SHA-512': {
      args: byOpenssl('-md sha256 -keyopt rsa_pss_saltlen:32 -keyopt rsa_mgf1_md:sha512'),
      reasons: ['algorithmUnsupported'],
    },
  }
  for (const [maker, { args, reasons }] of Object.entries(made)) {
    it(`made by ${maker}: ${reasons.join(', ') || 'valid'}`, async () => {
      const [found] = verifySignedData({
        signed: await output(args, filesOf()),
        content: document,
        roots: [authority.root],
        now: new Date(),
      })
      assert.deepEqual(found?.reasons, reasons)
    })
  }

  it('is read where all is made by openssl: the keys for nothing else, the certificates and the signature', async () => {
    const { signed, root, other } = await inFolder({ content: document }, async folder => {
      const openssl = async (args: string): Promise<void> => {
        const { status, output: said } = await run(folder, 'openssl', args.split(' '))
        assert.equal(status, 0, said)
      }
      const restricted =
        '-pkeyopt rsa_pss_keygen_md:sha256 -pkeyopt rsa_pss_keygen_mgf1_md:sha256 -pkeyopt rsa_pss_keygen_saltlen:32'
      await openssl(`genpkey -algorithm RSA-PSS -pkeyopt rsa_keygen_bits:2048 ${restricted} -out root.key`)
      await openssl('genpkey -algorithm RSA-PSS -pkeyopt rsa_keygen_bits:2048 -out key.pem')
      const pss = '-sigopt rsa_padding_mode:pss -sigopt rsa_pss_saltlen:32 -sha256'
      await openssl(`req -x509 -new -key root.key -subj /CN=Root -out root.pem -days 30 ${pss}`)
      await openssl(`req -new -key key.pem -subj /CN=Aygun -out leaf.csr ${pss}`)
      await openssl(`x509 -req -in leaf.csr -CA root.pem -CAkey root.key -out leaf.pem -days 30 ${pss}`)
      await openssl('x509 -in root.pem -outform DER -out root.der')
      const cms = 'cms -sign -cades -binary -nodetach -outform DER -in content -signer leaf.pem -inkey key.pem'
      await openssl(`${cms} -out out -md sha256 -keyopt rsa_pss_saltlen:32`)
      await openssl(`${cms} -out other -md sha256 -keyopt rsa_pss_saltlen:64`)
      const [signedBytes, rootBytes, otherBytes] = await Promise.all(
        ['out', 'root.der', 'other'].map(async name => new Uint8Array(await readFile(join(folder, name)))),
      )
      return {
        signed: signedBytes ?? assert.fail(),
        root: rootBytes ?? assert.fail(),
        other: otherBytes ?? assert.fail(),
      }
    })
    const reasonsOf = (bytes: Bytes) =>
      verifySignedData({ signed: bytes, content: null, roots: [root], now: new Date() }).map(({ reasons }) => reasons)
    assert.deepEqual(reasonsOf(signed), [[]])
    assert.deepEqual(reasonsOf(other), [['algorithmUnsupported']])
  })
})
