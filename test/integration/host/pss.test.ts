/** RSASSA-PSS by keys on tokens, through the host, in every format: programs that we did not write, and the host itself, accept it. */
import assert from 'node:assert/strict'
import { createPublicKey, X509Certificate } from 'node:crypto'
import { compactVerify } from 'jose'
import { oid, sequence } from '../../../host/pki/der.ts'
import { fromUtf8, utf8, type Bytes } from '../../../shared/bytes.ts'
import { children, readDer } from '../../../shared/der.ts'
import type { HostParams } from '../../../shared/operations/index.ts'
import { createAuthority, type Authority } from '../../sites/portal/authority/authority.ts'
import { asAuthority, asPerson, bendCertificate } from '../../support/bend-certificate.ts'
import { startHost, type HostProcess } from '../../support/host-process.ts'
import { joinParts } from '../../support/join-parts.ts'
import { makePdf } from '../../support/make-pdf.ts'
import { cmsVerifiers, openssl } from '../../support/openssl.ts'
import { opensslPdf, pdfsig } from '../../support/pdf-judges.ts'
import { pssIdentifier, pssOid, pssParameters } from '../../support/pss-identifier.ts'
import { described, enrol, installAnswers, signAnswers, type Person } from '../../support/scripted-person.ts'
import { softHsm, userPin } from '../../support/soft-hsm.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { builtHostEntry } from '../../support/token-host.ts'

type SignParams = HostParams<'sign'>
const people: Record<string, Person> = {
  SoftHSM2: { kind: 'pkcs11', pin: userPin },
  'the software token': { kind: 'software', pin: 'Qoz5-lampa8' },
}
const text = utf8('{"amount":"840.00","currency":"AZN"}')

for (const [what, person] of Object.entries(people)) {
  describe(`RSASSA-PSS by ${what}`, () => {
    const here = temporaryFolder()
    let host: HostProcess
    let authority: Authority
    let leaf: Bytes
    let key: Bytes

    beforeEach(async () => {
      const hsm = softHsm(here())
      hsm.addToken('KAZTOKEN')
      authority = await createAuthority()
      host = await startHost({ dataHome: here(), env: hsm.env, entry: await builtHostEntry() })
      const { made, ...enrolled } = await enrol(host, { person, authority, algorithm: 'RSA-2048' })
      ;[leaf, key] = [enrolled.leaf, made.key]
    })
    afterEach(() => host.end())

    async function signed(document: Bytes, how: Partial<SignParams>, certificate = leaf): Promise<Bytes> {
      const params = { documents: described([document]), certificate, ...how } as SignParams
      const { results } = await host.call('sign', params, { answers: signAnswers(person, [document], certificate) })
      const [one] = results
      return joinParts(one && 'parts' in one ? one.parts : assert.fail(JSON.stringify(one)), document)
    }
    async function assertValid(bytes: Bytes, roots = [authority.root]): Promise<void> {
      const { results } = await host.call('verify', { documents: [{ signed: bytes }], roots })
      const [one] = results
      assert.ok(one && 'signers' in one, JSON.stringify(one))
      assert.deepEqual(
        one.signers.map(({ valid, level, reasons }) => ({ valid, level, reasons })),
        [{ valid: true, level: 'B-B', reasons: [] }],
      )
    }

    it('is what was asked for in each format, and what is not asked for is PKCS #1 v1.5', async () => {
      const root = authority.root
      const cms = await signed(text, { format: 'cms', padding: 'PSS' })
      for (const [program, verify] of Object.entries(cmsVerifiers)) {
        const { accepted, output } = await verify({ signed: cms, content: null, root })
        assert.ok(accepted, `${program}: ${output}`)
      }
      await assertValid(cms)
      assert.match(await printed(cms), /rsassaPss/)
      assert.doesNotMatch(await printed(await signed(text, { format: 'cms' })), /rsassaPss/)

      const jws = fromUtf8(await signed(text, { format: 'jws', padding: 'PSS', hash: 'SHA-384' }))
      const { protectedHeader } = await compactVerify(jws, new X509Certificate(leaf).publicKey)
      assert.equal(protectedHeader.alg, 'PS384')
      await assertValid(utf8(jws))
      await opensslDgst(jws, key)

      const pdf = await signed(makePdf(), { format: 'pades', padding: 'PSS', hash: 'SHA-512' })
      await opensslPdf(pdf, root)
      assert.match(await pdfsig(pdf, root), /Signature is Valid\./)
      await assertValid(pdf)

      const xml = await signed(utf8('<payment>840.00 AZN</payment>'), {
        format: 'xades',
        packaging: 'enveloped',
        padding: 'PSS',
      })
      assert.match(fromUtf8(xml), /SignatureMethod Algorithm="[^"]*#sha256-rsa-MGF1"/)
      await assertValid(xml)
    })

    it('is made without being asked for where the certificate is of a key for nothing else', async () => {
      const bits = children(readDer(key))[1]?.whole ?? assert.fail()
      const root = bendCertificate('Root', { extensions: asAuthority() })
      const publicKey = sequence(sequence(oid(pssOid), pssParameters({ hash: 'sha384', salt: 48 })), bits)
      const { privateKey } = root
      const { certificate } = bendCertificate('Aygün', {
        by: root,
        key: { publicKey, privateKey },
        extensions: asPerson(),
      })
      await host.call(
        'installCertificate',
        { certificates: [certificate, root.certificate] },
        { answers: installAnswers(person) },
      )

      const cms = await signed(text, { format: 'cms' }, certificate)
      assert.ok(Buffer.from(cms).includes(Buffer.from(pssIdentifier({ hash: 'sha384', salt: 48 }))))
      const verify = cmsVerifiers['openssl cms -cades'] ?? assert.fail()
      const { accepted, output } = await verify({ signed: cms, content: null, root: root.certificate })
      assert.ok(accepted, output)
      await assertValid(cms, [root.certificate])
      for (const how of [{ hash: 'SHA-256' }, { padding: 'PKCS1-v1_5' }] as const) {
        await assert.rejects(signed(text, { format: 'cms', ...how }, certificate), { code: 'ALGORITHM_UNSUPPORTED' })
      }
    })
  })
}

async function printed(cms: Bytes): Promise<string> {
  const { output } = await openssl('cms -cmsout -print -inform DER -in signed -noout', { signed: cms })
  return output
}

/** The signature of a JWS as bytes beside what it is of. */
async function opensslDgst(jws: string, key: Bytes): Promise<void> {
  const [header, payload, signature = ''] = jws.split('.')
  const pem = createPublicKey({ key: Buffer.from(key), format: 'der', type: 'spki' }).export({
    type: 'spki',
    format: 'pem',
  })
  const files = {
    input: `${header}.${payload}`,
    signature: Buffer.from(signature, 'base64url'),
    'key.pem': pem.toString(),
  }
  const salt = '-sigopt rsa_padding_mode:pss -sigopt rsa_pss_saltlen:48'
  const { output } = await openssl(`dgst -sha384 -verify key.pem ${salt} -signature signature input`, files)
  assert.match(output, /Verified OK/)
}
