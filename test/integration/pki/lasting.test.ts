/** A CMS at level B-LT: OpenSSL finds in it what tells of every certificate, believes it, and judges the signature by it as we do. */
import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { formats } from '../../../host/pki/formats.ts'
import { serialNumberOf } from '../../../host/pki/revocation/certificate-id.ts'
import type { RevocationValue } from '../../../host/pki/revocation/revocation-values.ts'
import type { Bytes } from '../../../shared/bytes.ts'
import { toPem } from '../../../shared/certificate-bundle.ts'
import { children, readDer } from '../../../shared/der.ts'
import type { Bent } from '../../support/bend-certificate.ts'
import {
  hoursFromNow,
  linkOf,
  listEntry,
  ocspAnswer,
  revocationList,
  revocationWorld,
} from '../../support/make-revocation.ts'
import { run } from '../../support/openssl.ts'
import { issuing, ofIssuing, ofPerson, ofStamper, person, root, signed, stamps } from '../../support/path-world.ts'
import { removeFolder } from '../../support/temporary-folder.ts'

const world = revocationWorld()
/** At the time of the time stamp and now. */
const times = { thisUpdate: hoursFromNow(-3), nextUpdate: hoursFromNow(2), producedAt: hoursFromNow(-3) }
const listBy = (by: Bent, entries: readonly Bytes[] = []): RevocationValue => ({
  kind: 'list',
  value: revocationList(world, { by, ...times, entries }),
})
const answerOn = ({
  certificate,
  issuer,
}: {
  certificate: Pick<Bent, 'certificate'>
  issuer: Bent
}): RevocationValue => {
  const about = { certificate: linkOf(certificate), issuer: linkOf(issuer) }
  return { kind: 'answer', value: ocspAnswer(world, { by: issuer, certificates: [], about, ...times }) }
}
const issuerRevoked = listEntry(serialNumberOf(linkOf(issuing)), hoursFromNow(-2.5))
const made = (values: readonly RevocationValue[]): Bytes =>
  signed({ validation: { certificates: [stamps.signer.certificate, stamps.root], values } })

describe('a CMS at level B-LT, judged by OpenSSL', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mohur-lasting-'))
  before(async () => {
    const files = { root, issuing, person, stamping: stamps.issuer }
    for (const [name, { certificate }] of Object.entries(files))
      await writeFile(join(folder, `${name}.pem`), toPem('CERTIFICATE', certificate))
  })
  after(() => removeFolder(folder))

  async function openssl(input: Uint8Array, ...args: readonly string[]): Promise<string> {
    await writeFile(join(folder, 'input'), input)
    return (await run(folder, 'openssl', args)).output
  }
  const ofOpenssl = async (one: Bytes): Promise<string> => {
    const about = ['-verify', '-cades', '-inform', 'DER', '-in', 'input', '-CAfile', 'root.pem', '-purpose', 'any']
    const output = await openssl(one, 'cms', ...about, '-crl_check_all', '-out', 'content')
    return /CAdES Verification successful|certificate revoked|unable to get certificate CRL/.exec(output)?.[0] ?? output
  }
  const ofOurs = (one: Bytes): unknown[] => {
    const input = {
      signed: one,
      content: null,
      roots: [root.certificate],
      timestampRoots: [stamps.root],
      now: new Date(),
    }
    return formats.cms.verify(input).map(({ level, valid }) => [level, valid])[0] ?? []
  }
  /** Of SignedData. */
  const valuesIn = (one: Bytes): ReturnType<typeof children> => {
    const [, explicit] = children(readDer(one))
    const field = children(readDer(explicit?.content ?? assert.fail())).find(({ tag }) => tag === 0xa1)
    return children(field ?? assert.fail())
  }

  const lists: [what: string, values: RevocationValue[], openssl: string, ours: unknown[]][] = [
    [
      'by lists',
      [listBy(issuing), listBy(root), listBy(stamps.issuer)],
      'CAdES Verification successful',
      ['B-LT', true],
    ],
    ['without one of them', [listBy(issuing), listBy(stamps.issuer)], 'unable to get certificate CRL', ['B-T', true]],
    [
      'of an issuer that is revoked',
      [listBy(issuing), listBy(root, [issuerRevoked]), listBy(stamps.issuer)],
      'certificate revoked',
      ['B-T', false],
    ],
  ]
  for (const [what, values, verdict, ours] of lists) {
    it(`${what}: ${verdict}`, async () => {
      const one = made(values)
      assert.equal(await ofOpenssl(one), verdict)
      assert.deepEqual(ofOurs(one), ours)
    })
  }

  it('has lists that their issuers signed', async () => {
    const values = valuesIn(made([listBy(issuing), listBy(root), listBy(stamps.issuer)]))
    const held = await Promise.all(['issuing', 'root', 'stamping'].map(name => heldBy(name)))
    assert.deepEqual(held, [1, 1, 1])
    async function heldBy(name: string): Promise<number> {
      let count = 0
      for (const [at, { whole }] of values.entries()) {
        const file = `${name}-${at}.crl`
        await writeFile(join(folder, file), whole)
        const about = ['-inform', 'DER', '-in', file, '-noout', '-verify', '-CAfile', `${name}.pem`]
        if ((await run(folder, 'openssl', ['crl', ...about])).output.includes('verify OK')) count += 1
      }
      return count
    }
  })

  it('has responses that tell of the signer and of its issuer', async () => {
    const one = made([answerOn(ofPerson), answerOn(ofIssuing), answerOn(ofStamper)])
    assert.deepEqual(ofOurs(one), ['B-LT', true])
    const responses = valuesIn(one).map(value => children(value)[1]?.whole ?? assert.fail())
    for (const [name, by] of [
      ['person', 'issuing'],
      ['issuing', 'root'],
    ] as const) {
      const about = ['-issuer', `${by}.pem`, '-cert', `${name}.pem`, '-no_nonce', '-CAfile', 'root.pem']
      const trust = ['-verify_other', `${by}.pem`, '-trust_other', '-respin', 'input']
      const told = []
      for (const response of responses) told.push(await openssl(response, 'ocsp', ...about, ...trust))
      const good = told.filter(text => text.includes('Response verify OK') && text.includes(`${name}.pem: good`))
      assert.equal(good.length, 1, told.join('\n'))
    }
  })
})
