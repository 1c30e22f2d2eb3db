/** Signatures that NSS, GnuPG, Bouncy Castle and jose made are read by us, and refused for another document. */
import assert from 'node:assert/strict'
import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { CompactSign, FlattenedSign, GeneralSign } from 'jose'
import { hasProgram } from '../../../installer/setup/run.mjs'
import { readSigned } from '../../../host/pki/read-signed.ts'
import { utf8, type Bytes } from '../../../shared/bytes.ts'
import { toPem } from '../../../shared/certificate-bundle.ts'
import type { VerifiedSigner } from '../../../shared/operations/verify.ts'
import { createAuthority, type Authority } from '../../sites/portal/authority/authority.ts'
import { bouncyCastle, needsBouncyCastle } from '../../support/bouncy-castle.ts'
import { itWhere } from '../../support/describe-where.ts'
import { hoursFromNow, linkOf, ocspAnswer, revocationList, revocationWorld } from '../../support/make-revocation.ts'
import { makeKey, makeSigner, type TestSigner } from '../../support/make-signer.ts'
import { run } from '../../support/openssl.ts'
import * as path from '../../support/path-world.ts'
import { removeFolder } from '../../support/temporary-folder.ts'

const document = utf8('Ödəniş tapşırığı № 17\r\n1 234,56 AZN\n\u0000\u00ff')

const world = revocationWorld()
const stamper = { certificate: linkOf(path.ofStamper.certificate), issuer: linkOf(path.stamps.issuer) }
/** A signature with a time stamp that lacks its issuer, and what Bouncy Castle puts beside it. */
const toLast = {
  'stamped.p7m': path.signed({ issuers: [] }),
  'issuing.der': path.issuing.certificate,
  'issuing.crl': revocationList(world, { by: path.issuing, thisUpdate: hoursFromNow(-3) }),
  'root.crl': revocationList(world, { by: path.root, thisUpdate: hoursFromNow(-3) }),
  'time.ocsp': ocspAnswer(world, {
    by: path.stamps.issuer,
    certificates: [],
    about: stamper,
    thisUpdate: hoursFromNow(-3),
    producedAt: hoursFromNow(-3),
  }),
}

describe('signatures made by others', function () {
  this.timeout(300_000)
  let folder: string
  let authority: Authority
  let signer: TestSigner

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mohur-others-'))
    authority = await createAuthority()
    signer = await makeSigner(authority, makeKey('RSA-2048'))
    const files = {
      content: document,
      'key.pem': signer.privateKey.export({ type: 'pkcs8', format: 'pem' }),
      'own.pem': toPem('CERTIFICATE', signer.certificate),
      'chain.pem': signer.chain.map(der => toPem('CERTIFICATE', der)).join(''),
      'root.pem': toPem('CERTIFICATE', authority.root),
    }
    for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content)
    // GnuPG 2.2 reads the ciphers of old alone.
    const as = '-legacy -descert -name me -passout pass:x -out own.p12'
    await must('openssl', `pkcs12 -export -inkey key.pem -in own.pem -certfile chain.pem ${as}`)
  })
  after(async () => {
    await run(folder, 'gpgconf', ['--homedir', join(folder, 'gnupg'), '--kill', 'all'])
    await removeFolder(folder)
  })

  async function must(program: string, args: string): Promise<void> {
    const { status, output } = await run(folder, program, args.split(' '))
    assert.equal(status, 0, output)
  }
  const made = async (name: string): Promise<Bytes> => new Uint8Array(await readFile(join(folder, name)))

  interface Expected {
    isInside: boolean
    level?: string
    /** Of somebody else than the signer. */
    certificate?: Bytes
    roots?: Bytes[]
  }
  /** Good, and for another document not. */
  function judge(signed: Bytes, { isInside, level = 'none', ...others }: Expected): void {
    const { certificate, roots } = { certificate: signer.certificate, roots: [authority.root], ...others }
    const read = (content: Bytes | null): VerifiedSigner => {
      const { signers } = readSigned({ signed, content, roots, now: new Date() })
      assert.equal(signers.length, 1)
      return signers[0] ?? assert.fail()
    }
    const found = read(isInside ? null : document)
    assert.deepEqual([found.reasons, found.level, found.certificate], [[], level, certificate])
    const { reasons } = read(utf8('another'))
    assert.equal(reasons.length, 1)
    assert.match(reasons[0] ?? '', /^(contentChanged|signatureWrong)$/)
  }

  it('by cmsutil of NSS, attached and detached', async () => {
    await mkdir(join(folder, 'nss'))
    await must('certutil', '-N -d nss --empty-password')
    // cmsutil signs for those alone to whom one could encrypt as well.
    const by = '-newkey rsa:2048 -nodes -days 9'
    await must('openssl', `req -x509 ${by} -keyout ca.key -out ca.pem -subj /CN=CA -addext keyUsage=keyCertSign`)
    const usage = '-addext keyUsage=digitalSignature,keyEncipherment -addext basicConstraints=CA:FALSE'
    const subject = '-subj /CN=me/emailAddress=a@bank.example'
    await must('openssl', `req -x509 ${by} -CA ca.pem -CAkey ca.key -keyout mail.key -out mail.pem ${subject} ${usage}`)
    await must('openssl', 'pkcs12 -export -inkey mail.key -in mail.pem -name me -passout pass:x -out mail.p12')
    const imported = await run(folder, 'pk12util', ['-i', 'mail.p12', '-d', 'nss', '-W', 'x', '-K', ''])
    assert.equal(imported.status, 0, imported.output)
    await must('certutil', '-A -d nss -n root -t CT,C,C -i ca.pem')
    const [root, certificate] = ['ca', 'mail'].map(
      name => new X509Certificate(readFileSync(join(folder, `${name}.pem`))),
    )
    assert.ok(root && certificate)
    const about = { roots: [new Uint8Array(root.raw)], certificate: new Uint8Array(certificate.raw) }
    for (const [options, isInside] of [
      ['-G', true],
      ['-G -T', false],
      ['-G -H SHA384', true],
    ] as const) {
      await must('cmsutil', `-S -d nss -N me ${options} -i content -o out.p7m`)
      judge(await made('out.p7m'), { isInside, ...about })
    }
  })

  itWhere(
    [{ what: 'gpgsm', met: hasProgram('gpgsm') }],
    'by gpgsm, in BER and in PEM, attached and detached',
    async () => {
      await mkdir(join(folder, 'gnupg'), { mode: 0o700 })
      const { fingerprint } = new X509Certificate(authority.root)
      await writeFile(join(folder, 'gnupg/trustlist.txt'), `${fingerprint} S relax\n`)
      await writeFile(join(folder, 'gnupg/gpgsm.conf'), 'disable-crl-checks\ndisable-dirmngr\n')
      await writeFile(join(folder, 'phrase'), 'x')
      const gpgsm = 'gpgsm --homedir gnupg --batch --yes --pinentry-mode loopback --passphrase-fd 0'
      const withPhrase = async (args: string): Promise<void> => {
        const { status, output } = await run(folder, 'bash', ['-c', `${gpgsm} ${args} <phrase`])
        assert.equal(status, 0, output)
      }
      await withPhrase('--import chain.pem')
      await withPhrase('--import own.p12')
      for (const [options, isInside] of [
        ['', true],
        ['--armor ', true],
        ['--detach-sign ', false],
        ['--digest-algo SHA512 ', true],
      ] as const) {
        const how = isInside ? `${options}--sign` : options.trim()
        await withPhrase(`${how} --output out.gpgsm content`)
        judge(await made('out.gpgsm'), { isInside })
      }
    },
  )

  itWhere(
    needsBouncyCastle,
    'by Bouncy Castle, plain and as CAdES, attached, detached, as a stream and as CAdES-X-L',
    async () => {
      for (const [name, content] of Object.entries(toLast)) await writeFile(join(folder, name), content)
      await must('javac', `-d java -cp ${bouncyCastle} ${resolve(import.meta.dirname, '../../support/SignCms.java')}`)
      await must('java', `-cp ${bouncyCastle}:java SignCms key.pem own.pem chain.pem content`)
      judge(await made('plain.p7m'), { isInside: true })
      judge(await made('detached.p7s'), { isInside: false })
      judge(await made('cades.p7m'), { isInside: true, level: 'B-B' })
      judge(await made('streamed.p7m'), { isInside: true, level: 'B-B' })
      const roots = [path.root.certificate, path.stamps.root]
      const ofOthers = { isInside: true, certificate: path.person.certificate, roots }
      assert.throws(() => judge(toLast['stamped.p7m'], { ...ofOthers, level: 'B-T' }), /chainBroken/)
      judge(await made('lasting.p7m'), { ...ofOthers, level: 'B-LT' })
    },
  )

  it('by jose, in every serialization', async () => {
    const x5c = [signer.certificate, ...signer.chain].map(der => Buffer.from(der).toString('base64'))
    const header = { alg: 'PS256', x5c }
    const key = signer.privateKey
    const compact = await new CompactSign(document).setProtectedHeader(header).sign(key)
    const flattened = await new FlattenedSign(document).setProtectedHeader(header).sign(key)
    const general = await new GeneralSign(document).addSignature(key).setProtectedHeader(header).sign()
    for (const text of [compact, JSON.stringify(flattened), JSON.stringify(general)])
      judge(utf8(text), { isInside: true })
    const { payload: _, ...detached } = flattened
    judge(utf8(JSON.stringify(detached)), { isInside: false })
    judge(utf8(compact.replace(/\..*\./, '..')), { isInside: false })
  })
})
