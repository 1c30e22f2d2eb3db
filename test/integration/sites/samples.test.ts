/** The samples for servers in other languages: each accepts what Mohur signs, and refuses what a server must not believe. */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { digestOf } from '../../../host/digests.ts'
import { packageSignedData } from '../../../host/pki/cms/package.ts'
import { prepareSignedData } from '../../../host/pki/cms/prepare.ts'
import { hasProgram } from '../../../installer/setup/run.mjs'
import { signatureAlgorithms } from '../../../shared/algorithms.ts'
import { utf8, type Bytes } from '../../../shared/bytes.ts'
import { toPem } from '../../../shared/certificate-bundle.ts'
import { createAuthority, type Authority } from '../../sites/portal/authority/authority.ts'
import { buildCms } from '../../support/build-cms.ts'
import { describeWhere, type Need } from '../../support/describe-where.ts'
import { bouncyCastle, needsBouncyCastle } from '../../support/bouncy-castle.ts'
import { joinParts } from '../../support/join-parts.ts'
import { makeKey, makeSigner, signingBy, type TestSigner } from '../../support/make-signer.ts'
import { inFolder, run, type Outcome } from '../../support/openssl.ts'

const samples = resolve(import.meta.dirname, '../../sites/samples')

interface Sample {
  needs: Need[]
  program: string
  args: string[]
  /** What makes the program in this folder, which its arguments speak of as `.`. */
  compile?: [program: string, ...args: string[]]
  /** The form in which it takes the root. */
  root: 'DER' | 'PEM'
  /** PHP gives no way to ask which certificate the signer names in what was signed. */
  comparesNamedCertificate: boolean
  /** PKI.js does not, and the sample says so; PHP does with OpenSSL 3.2 (`null`: it depends). */
  knowsEd25519: boolean | null
}

const languages: Record<string, Sample> = {
  'Java, with Bouncy Castle': {
    needs: needsBouncyCastle,
    program: 'java',
    args: ['-cp', `${bouncyCastle}:.`, 'VerifySignature'],
    compile: ['javac', '-cp', bouncyCastle, '-d', '.', join(samples, 'VerifySignature.java')],
    root: 'DER',
    comparesNamedCertificate: true,
    knowsEd25519: true,
  },
  'PHP, with OpenSSL': {
    needs: [{ what: 'php', met: hasProgram('php') }],
    program: 'php',
    args: [join(samples, 'verify-signature.php')],
    root: 'PEM',
    comparesNamedCertificate: false,
    knowsEd25519: null,
  },
  'Node.js, with PKI.js': {
    needs: [],
    program: process.execPath,
    args: [join(samples, 'verify-signature.mjs')],
    root: 'DER',
    comparesNamedCertificate: true,
    knowsEd25519: false,
  },
}

const document = utf8('Ödəniş tapşırığı № 7: 1 250,00 AZN')
const person = '5XK1A2B'
const subject = [{ type: 'serialNumber', value: `PNOAZ-${person}` }] as const

/** As the host signs. */
function signed(signer: TestSigner, { inside = false, content = document } = {}): Bytes {
  const { certificate, chain, signatureAlgorithm: algorithm } = signer
  const digest = digestOf(signatureAlgorithms[algorithm].hash, content)
  const toBeSigned = prepareSignedData({ certificate, algorithm }, { digest, signingTime: new Date() })
  const signature = signer.sign(toBeSigned)
  const contentLength = inside ? content.length : null
  return joinParts(
    packageSignedData({ certificate, chain, algorithm }, { toBeSigned, signature, contentLength }),
    content,
  )
}

/** The files that a compiler makes. */
const compiled = ([program, ...args]: [string, ...string[]]): Promise<Record<string, Bytes>> =>
  inFolder({}, async folder => {
    const { status, output } = await run(folder, program, args)
    assert.equal(status, 0, output)
    return Object.fromEntries(readdirSync(folder).map(name => [name, new Uint8Array(readFileSync(join(folder, name)))]))
  })

describe('the sample for servers in Node.js', () => {
  it('names the versions that it is tested with', () => {
    const { dependencies, devDependencies } = JSON.parse(
      readFileSync(resolve(samples, '../../../package.json'), 'utf8'),
    ) as Record<string, Record<string, string>>
    const versions = `pkijs ${dependencies?.['pkijs']} and asn1js ${devDependencies?.['asn1js']}`
    assert.ok(readFileSync(join(samples, 'verify-signature.mjs'), 'utf8').includes(`tested with ${versions}`))
  })
})

for (const [language, sample] of Object.entries(languages)) {
  describeWhere(sample.needs, `the sample for servers in ${language}`, () => {
    let authority: Authority
    let signer: TestSigner
    const made: Record<string, Bytes> = {}
    before(async () => {
      if (sample.compile) Object.assign(made, await compiled(sample.compile))
      authority = await createAuthority()
      signer = await makeSigner(authority, makeKey('P-256'), { subject: [...subject] })
    })

    const verdict = (
      signature: Bytes,
      { given = document, root = authority.root, by = person } = {},
    ): Promise<Outcome> =>
      inFolder(
        { ...made, signature, document: given, root: sample.root === 'DER' ? root : toPem('CERTIFICATE', root) },
        async folder => run(folder, sample.program, [...sample.args, 'signature', 'document', 'root', by]),
      )
    const accepts = async (...given: Parameters<typeof verdict>): Promise<void> => {
      const { status, output } = await verdict(...given)
      assert.equal(status, 0, output)
      assert.match(output, new RegExp(`PNOAZ-${person}`))
    }
    const refuses = async (...given: Parameters<typeof verdict>): Promise<void> => {
      const { status, output } = await verdict(...given)
      assert.equal(status, 1, output)
      assert.match(output, /^refused: ./m)
    }

    for (const algorithm of ['P-256', 'P-384', 'P-521', 'RSA-2048'] as const) {
      it(`accepts what was signed with ${algorithm}, the document inside or not`, async () => {
        const own = await makeSigner(authority, makeKey(algorithm), { subject: [...subject] })
        await accepts(signed(own))
        await accepts(signed(own, { inside: true }))
      })
    }

    it('accepts what was signed with RSASSA-PSS, and not when one letter was changed', async () => {
      const rsa = await makeSigner(authority, makeKey('RSA-2048'), { subject: [...subject] })
      const own = signingBy(rsa, 'RSA-PSS-SHA256')
      await accepts(signed(own))
      await refuses(signed(own), { given: utf8('Ödəniş tapşırığı № 7: 1 250,01 AZN') })
    })

    if (sample.knowsEd25519 !== null) {
      it(`${sample.knowsEd25519 ? 'accepts' : 'refuses'} what was signed with Ed25519, as it says`, async () => {
        const own = await makeSigner(authority, makeKey('Ed25519'), { subject: [...subject] })
        await (sample.knowsEd25519 ? accepts : refuses)(signed(own))
      })
    }

    it('says how it is called when it is called otherwise', async () => {
      const { status, output } = await inFolder(made, async folder => run(folder, sample.program, sample.args))
      assert.equal(status, 2, output)
      assert.match(output, /^usage: .*signature\.p7s document root\.(?:der|pem) 5XK1A2B$/m)
      assert.doesNotMatch(output, /undefined|Warning|Exception/)
    })

    it('refuses another document, also where the signature holds one', async () => {
      const other = utf8('Ödəniş tapşırığı № 7: 9 250,00 AZN')
      await refuses(signed(signer), { given: other })
      await refuses(signed(signer, { inside: true }), { given: other })
      await refuses(signed(signer, { inside: true, content: other }))
    })

    it('refuses another root and another person', async () => {
      const { root } = await createAuthority()
      await refuses(signed(signer), { root })
      await refuses(signed(signer), { by: '7ABCDEF' })
    })

    it('refuses a wrong signature, a broken file and an empty one', async () => {
      const bent = (bytes: Bytes): Bytes => bytes.with(bytes.length - 1, (bytes.at(-1) ?? 0) ^ 1)
      await refuses(bent(signed(signer)))
      await refuses(signed(signer).slice(0, 400))
      await refuses(new Uint8Array())
    })

    it('refuses a certificate that has expired', async () => {
      const notBefore = new Date(Date.now() - 100 * 86_400_000)
      await refuses(
        signed(await makeSigner(authority, makeKey('P-256'), { subject: [...subject], notBefore, days: 30 })),
      )
    })

    if (sample.comparesNamedCertificate) {
      it('refuses another certificate of the same key than the one that was signed with', async () => {
        const twin = await makeSigner(authority, signer, { subject: [...subject] })
        const certificates = [twin.certificate, ...twin.chain]
        await refuses(buildCms(signer, document, { sid: twin.certificate, certificates, content: null }))
        await accepts(buildCms(signer, document, { content: null }))
      })
    }
  })
}
