/** A root before it is added: what can be one, what the person types back from paper, and what is stored then. */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { checkDraft, type AuthorityDraft } from '../../../../extension/manager/authorities/check-draft.ts'
import {
  readChosenCertificates,
  type ChosenCertificates,
} from '../../../../extension/manager/authorities/chosen-certificates.ts'
import { rootFaultOf } from '../../../../extension/root-fault.ts'
import { isProof } from '../../../../extension/root-proof.ts'
import type { Bytes } from '../../../../shared/bytes.ts'
import { toPem } from '../../../../shared/certificate-bundle.ts'
import { limits } from '../../../../shared/limits.ts'
import { asAuthority, asPerson, bendCertificate, extension, values } from '../../../support/bend-certificate.ts'
import { openssl } from '../../../support/openssl.ts'

const root = bendCertificate('Kök', { extensions: asAuthority() })
const second = bendCertificate('Kök 2', { extensions: asAuthority() })
const issuing = bendCertificate('Verən', { by: root, extensions: asAuthority() })
const alone = bendCertificate('Özü', { extensions: asPerson() })

const fileOf = (...certificates: Bytes[]): File =>
  new File(
    certificates.map(one => toPem('CERTIFICATE', one)),
    'kök.pem',
  )
const choose = (...certificates: Bytes[]): Promise<ChosenCertificates> =>
  readChosenCertificates(fileOf(...certificates))

/** As OpenSSL prints it: `AB:CD:…`. */
async function printed(certificate: Bytes): Promise<string> {
  const { output } = await openssl('x509 -in a.pem -noout -fingerprint -sha256', {
    'a.pem': toPem('CERTIFICATE', certificate),
  })
  return /=([0-9A-F:]{95})/.exec(output)?.[1] ?? assert.fail(output)
}
const hashOf = (certificate: Bytes): string => createHash('sha256').update(certificate).digest('hex')

describe('a root that is to be added', () => {
  it('is an authority’s certificate that nobody else issued', () => {
    const mayNotIssue = bendCertificate('Kök', {
      extensions: [extension('basicConstraints', values.authority()), extension('keyUsage', values.usage(0xc0))],
    })
    const saysNoUse = bendCertificate('Kök', { extensions: [extension('basicConstraints', values.authority())] })
    assert.deepEqual(
      [root, saysNoUse, issuing, alone, mayNotIssue, bendCertificate('Kök')].map(({ certificate }) =>
        rootFaultOf(certificate),
      ),
      [null, null, 'issuedByAnother', 'notAuthority', 'notAuthority', 'notAuthority'],
    )
    assert.equal(rootFaultOf(Uint8Array.of(0x30, 0x00)), 'unreadable')
  })

  it('has the fingerprint that OpenSSL prints, and its last eight characters prove it in whatever way they are written', async () => {
    const { certificates } = await choose(root.certificate)
    const [{ fingerprint } = assert.fail()] = certificates
    const paper = await printed(root.certificate)
    assert.equal(fingerprint.toUpperCase(), paper.replaceAll(':', ''))
    const end = paper.slice(-11)
    for (const typed of [end, end.toLowerCase(), end.replaceAll(':', ''), ` ${end.replaceAll(':', ' ')} `]) {
      assert.ok(isProof(typed, fingerprint), typed)
    }
    const other = (end.startsWith('0') ? '1' : '0') + end.slice(1)
    for (const typed of ['', end.slice(1), other, paper, paper.slice(0, 11), `0${end}`, `${end}0`, `${end}.`]) {
      assert.ok(!isProof(typed, fingerprint), typed)
    }
    assert.ok(!isProof('', ''), 'before it is known')
  })

  it('is read from its file once, with what is no root told apart, and nothing is read of too many', async () => {
    const { file, certificates } = await choose(root.certificate, issuing.certificate, root.certificate)
    assert.equal(file, 'kök.pem')
    assert.deepEqual(
      certificates.map(({ fault }) => fault),
      [null, 'issuedByAnother'],
    )
    const many = Array.from({ length: limits.authorityCertificates + 1 }, () => root.certificate)
    assert.deepEqual((await choose(...many)).certificates, [])
    assert.deepEqual((await readChosenCertificates(new File(['nothing'], 'a'))).certificates, [])
  })
})

describe('what becomes of an authority as the person wrote it', () => {
  const none = { timestamp: '', ocsp: '', crl: '' }
  const ocsp = 'http://ocsp.example.az/'

  async function check(certificates: readonly Bytes[], changes: Partial<AuthorityDraft> = {}, proved = certificates) {
    const chosen = await choose(...certificates)
    const proofs = Object.fromEntries(proved.map(one => [hashOf(one), hashOf(one).slice(-8)]))
    return checkDraft({ name: 'MSM', addresses: none, chosen, proofs, ...changes }, [{ name: 'Known' }])
  }

  it('roots alone need no address; with one the same certificates serve there as well', async () => {
    const roots = [root.certificate, second.certificate]
    assert.deepEqual(await check(roots), { name: 'MSM', addresses: {}, certificates: [], roots })
    assert.deepEqual(await check([root.certificate], { addresses: { ...none, ocsp: ` ${ocsp} ` } }), {
      name: 'MSM',
      addresses: { ocsp },
      certificates: [root.certificate],
      roots: [root.certificate],
    })
  })

  it('every root must be proved, also beside an address', async () => {
    const roots = [root.certificate, second.certificate]
    assert.equal(await check(roots, {}, [root.certificate]), 'proofWrong')
    assert.equal(await check(roots, { addresses: { ...none, ocsp } }, []), 'proofWrong')
    const proofs = { [hashOf(root.certificate)]: hashOf(second.certificate).slice(-8) }
    assert.equal(await check([root.certificate], { proofs }), 'proofWrong', 'that of another root')
  })

  it('what is no root never becomes one: it serves an address, and is nothing without', async () => {
    const certificates = [issuing.certificate, alone.certificate]
    assert.equal(await check(certificates), 'noRoot')
    const stored = await check(certificates, { addresses: { ...none, ocsp } })
    assert.deepEqual(stored, { name: 'MSM', addresses: { ocsp }, certificates, roots: [] })
    assert.deepEqual(await check([issuing.certificate, root.certificate]), {
      name: 'MSM',
      addresses: {},
      certificates: [],
      roots: [root.certificate],
    })
  })

  it('is nothing without a name of its own, with a wrong address, without certificates, or where there are too many', async () => {
    const roots = [root.certificate]
    for (const name of ['', 'Known', 'x'.repeat(limits.authorityName + 1)]) {
      assert.equal(await check(roots, { name }), 'nameWrong')
    }
    assert.equal(await check(roots, { addresses: { ...none, timestamp: 'http://tsa.example/' } }), 'addressWrong')
    assert.equal(await check([]), 'certificatesWrong')
    assert.equal(await check([], { chosen: null }), 'certificatesWrong')
    const known = Array.from({ length: limits.authorities }, (_, at) => ({ name: `${at}` }))
    assert.equal(checkDraft({ name: 'MSM', addresses: none, chosen: null, proofs: {} }, known), 'tooMany')
  })
})
