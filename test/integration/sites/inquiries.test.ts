/** OCSP, revocation lists and time stamps of the certificate centre, as OpenSSL judges them, and the bank that goes by them. */
import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { toPem } from '../../../shared/certificate-bundle.ts'
import { authoritiesOf, startSites, type Sites } from '../../e2e/journey/sites.ts'
import { startBank } from '../../sites/bank/bank.ts'
import { opensslCustomer } from '../../support/openssl-customer.ts'
import { run, type Outcome } from '../../support/openssl.ts'

describe('the certificate centre, asked about what it has issued', () => {
  let sites: Sites
  let folder: string
  const customer = opensslCustomer(
    () => sites,
    () => folder,
  )
  const { file, portal } = customer
  const openssl = (args: string): Promise<Outcome> => run(folder, 'openssl', args.split(' '))

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mohur-inquiries-'))
    sites = await startSites(9)
    const pem = (der: Uint8Array): string => toPem('CERTIFICATE', der)
    const { root, policy, issuing } = sites.authority
    await writeFile(file('root.pem'), pem(root))
    await writeFile(file('issuing.pem'), pem(issuing))
    await writeFile(file('above.pem'), pem(policy) + pem(issuing))
    await writeFile(file('all.pem'), pem(root) + pem(policy) + pem(issuing))
    for (const [name, der] of Object.entries({ rca: root, pca: policy, bsxm: issuing }))
      await writeFile(file(`${name}.cer`), der)
  })
  after(async () => {
    await sites.close()
    await rm(folder, { recursive: true })
  })

  const desk = async (number: string, decision: string, reason = ''): Promise<unknown[]> => {
    const { status, json } = await portal(`/api/desk/requests/${number}/certificate/${decision}`, { reason })
    return [status, json['state'] ?? json.errors]
  }

  it('answers OCSP with a nonce at the address in the certificate, and OpenSSL believes it: good, suspended, released, revoked', async () => {
    const number = await customer.certify('person', 'P-256')
    const { output: address } = await openssl('x509 -in person.pem -noout -ocsp_uri')
    assert.equal(address.trim(), `${sites.portal.origin}/ocsp`)
    const ask = async (about = '-cert person.pem'): Promise<string> => {
      const asked = `ocsp -issuer issuing.pem ${about} -url ${address.trim()} -CAfile all.pem`
      const { output } = await openssl(asked)
      assert.match(output, /^Response verify OK$/m)
      assert.doesNotMatch(output, /nonce/i)
      return output.replaceAll(/^\t(?:This|Next) Update.*\n/gm, '')
    }
    assert.match(await ask(), /person\.pem: good/)
    assert.match(await ask('-serial 17'), /17: unknown/)
    assert.deepEqual(await desk(number, 'suspend'), [200, 'suspended'])
    assert.match(await ask(), /person\.pem: revoked\n\tReason: certificateHold/)
    assert.deepEqual(await desk(number, 'release'), [200, 'valid'])
    assert.match(await ask(), /person\.pem: good/)
    assert.deepEqual(await desk(number, 'revoke', 'keyCompromise'), [200, 'revoked'])
    assert.match(await ask(), /person\.pem: revoked\n\tReason: keyCompromise/)
    assert.match(await ask('-sha256 -cert person.pem'), /person\.pem: revoked/)
    const { output: serial } = await openssl('x509 -in person.pem -noout -serial')
    const number16 = `0x${serial.trim().replace('serial=', '')}`
    assert.match(await ask(`-serial ${number16}`), /: revoked/)
    const elsewhere = await openssl(`ocsp -issuer root.pem -serial ${number16} -url ${address.trim()} -noverify`)
    assert.match(elsewhere.output, /: unknown/, 'the same number by another issuer')
  })

  it('answers by GET what it answers by POST, as OpenSSL and GnuTLS judge, and says so of what is no request', async () => {
    await customer.certify('asked', 'P-256')
    await openssl('ocsp -issuer issuing.pem -cert asked.pem -reqout request.der')
    const request = await readFile(file('request.der'))
    const answer = async (given: RequestInit & { path?: string }): Promise<string> => {
      const response = await fetch(`${sites.portal.origin}/ocsp${given.path ?? ''}`, given)
      assert.equal(response.headers.get('content-type'), 'application/ocsp-response')
      await writeFile(file('answer.der'), new Uint8Array(await response.arrayBuffer()))
      const judged = '-respin answer.der -issuer issuing.pem -cert asked.pem -CAfile all.pem -no_nonce'
      return (await openssl(`ocsp ${judged}`)).output
    }
    const post = { method: 'POST', headers: { 'content-type': 'application/ocsp-request' } }
    const path = `/${encodeURIComponent(request.toString('base64'))}`
    assert.match(await answer({ path }), /asked\.pem: good/)
    assert.match(await answer({ ...post, body: request }), /asked\.pem: good/)
    const gnutls = await run(folder, 'ocsptool', [
      '--verify-response',
      '--load-response=answer.der',
      '--load-trust=issuing.pem',
    ])
    assert.match(gnutls.output, /Verifying OCSP Response: Success\./)
    for (const wrong of [request.subarray(1), Buffer.from('3000', 'hex'), Buffer.alloc(0)])
      assert.match(await answer({ ...post, body: wrong }), /malformedrequest/)
  })

  it('publishes lists of every level, numbered, which certtool verifies, OpenSSL goes by along the whole path, and which grow', async () => {
    const numbers = [await customer.certify('listed', 'P-256'), await customer.certify('other', 'P-256')]
    const read = async (): Promise<string> => {
      const lists = await Promise.all(
        ['rca', 'pca', 'bsxm'].map(async name => {
          const response = await fetch(`${sites.portal.origin}/lists/${name}.crl`)
          await writeFile(file(`${name}.crl`), new Uint8Array(await response.arrayBuffer()))
          const { output } = await openssl(`crl -inform DER -in ${name}.crl -CAfile all.pem`)
          assert.match(output, /^verify OK$/m)
          const judged = ['--verify-crl', '--inder', '--infile', `${name}.crl`, '--load-ca-certificate', `${name}.cer`]
          const gnutls = await run(folder, 'certtool', judged)
          assert.match(gnutls.output, /Verification output: Verified\./)
          return output.replace(/^.*verify OK\n/, '')
        }),
      )
      await writeFile(file('lists.pem'), lists.join(''))
      return (await openssl('crl -inform DER -in bsxm.crl -noout -text')).output
    }
    const facts = (text: string): [number: number, entries: number] => [
      Number(/CRL Number: \n\s+(\d+)\n/.exec(text)?.[1]),
      text.match(/Serial Number: /g)?.length ?? 0,
    ]
    const verdict = async (name: string): Promise<string> =>
      (await openssl(`verify -crl_check_all -CAfile root.pem -untrusted above.pem -CRLfile lists.pem ${name}.pem`))
        .output
    const [number, entries] = facts(await read())
    assert.match(await verdict('listed'), /listed\.pem: OK/)
    await desk(numbers[0] ?? '', 'revoke', 'cessationOfOperation')
    await desk(numbers[1] ?? '', 'revoke', 'unspecified')
    const second = await read()
    assert.deepEqual(facts(second), [number + 1, entries + 2])
    assert.equal(second, await read(), 'it is the same until something changes')
    assert.match(second, /Cessation Of Operation/)
    assert.match(await verdict('listed'), /certificate revoked/)
    const { output: shown } = await openssl('x509 -in listed.pem -noout -text')
    for (const address of ['/lists/bsxm.crl', '/api/authorities/bsxm.cer'])
      assert.ok(shown.includes(`URI:${sites.portal.origin}${address}`), shown)
  })

  it('stamps digests of SHA-2 with nonce, serial number and accuracy, as OpenSSL verifies, and refuses others', async () => {
    await writeFile(file('document'), 'Müqavilə № 17')
    const stamp = async (options: string): Promise<string> => {
      await openssl(`ts -query -data document ${options} -out query.tsq`)
      const headers = { 'content-type': 'application/timestamp-query' }
      const body = await readFile(file('query.tsq'))
      const response = await fetch(`${sites.portal.origin}/tsp`, { method: 'POST', headers, body })
      await writeFile(file('reply.tsr'), new Uint8Array(await response.arrayBuffer()))
      const { output } = await openssl('ts -reply -in reply.tsr -text')
      return output
    }
    for (const [at, options] of ['-sha256 -cert', '-sha384 -cert', '-sha512 -cert -no_nonce'].entries()) {
      const told = await stamp(options)
      assert.match(told, new RegExp(`Serial number: 0x0${at + 1}\\n`))
      assert.match(told, /Accuracy: 0x01 seconds/)
      const trust = '-CAfile root.pem -untrusted above.pem'
      for (const against of ['-queryfile query.tsq', '-data document'])
        assert.match((await openssl(`ts -verify -in reply.tsr ${against} ${trust}`)).output, /Verification: OK/)
    }
    for (const [options, isThere] of [
      ['-sha256 -cert', true],
      ['-sha256', false],
    ] as const) {
      await stamp(options)
      await openssl('ts -reply -in reply.tsr -token_out -out token.der')
      const { output } = await openssl('pkcs7 -inform DER -in token.der -noout -print_certs')
      assert.equal(output.includes('Vaxt'), isThere, output)
    }
    assert.match(await stamp('-sha1 -cert'), /unrecognized or unsupported algorithm/)
    assert.match(await stamp('-sha256 -tspolicy 1.2.3'), /requested TSA policy is not supported/)
  })

  it('says what the desk says: on grounds, once for good, and only of what was issued', async () => {
    const number = await customer.certify('held', 'P-256')
    assert.deepEqual(await desk(number, 'revoke'), [422, { reason: 'missing' }])
    assert.deepEqual(await desk(number, 'revoke', 'cACompromise'), [422, { reason: 'missing' }])
    assert.deepEqual(await desk(number, 'release'), [409, { certificate: 'valid' }])
    await desk(number, 'suspend')
    assert.deepEqual(await desk(number, 'suspend'), [409, { certificate: 'suspended' }])
    assert.deepEqual(await desk(number, 'revoke', 'superseded'), [200, 'revoked'])
    for (const decision of ['release', 'suspend', 'revoke'])
      assert.deepEqual(await desk(number, decision, 'keyCompromise'), [409, { certificate: 'revoked' }])
    const waiting = await customer.register('waiting')
    assert.deepEqual(await desk(waiting, 'revoke', 'keyCompromise'), [409, { certificate: 'notIssued' }])
    const { json } = await portal('/api/desk/requests')
    const [last, before] = json['requests'] as { certificate: { state: string; reason?: string } | null }[]
    assert.deepEqual(
      [last?.certificate, before?.certificate?.state, before?.certificate?.reason],
      [null, 'revoked', 'superseded'],
    )
  })

  it('decides at the bank, which refuses payments and logins by a certificate that the desk has suspended or revoked, with the reason', async () => {
    const number = await customer.certify('payer')
    const { cookie } = await customer.logIn('payer')
    const headers = { cookie }
    let id = 0
    const pay = async (): Promise<unknown[]> => {
      id += 1
      const document = await fetch(`${sites.bank.origin}/api/payments/${id}/document`, { headers })
      const signature = await customer.sign('payer', new Uint8Array(await document.arrayBuffer()))
      const { json } = await customer.bank(
        '/api/payments/signatures',
        { signatures: [{ id: String(id), signature }] },
        cookie,
      )
      const [payment] = json['payments'] as { status: string; refusal: string | null }[]
      return [payment?.status, payment?.refusal]
    }
    assert.deepEqual(await pay(), ['signed', null])
    await desk(number, 'suspend')
    assert.deepEqual(await pay(), ['refused', 'certificateSuspended'])
    await desk(number, 'release')
    assert.deepEqual(await pay(), ['signed', null])
    await desk(number, 'revoke', 'keyCompromise')
    assert.deepEqual(await pay(), ['refused', 'certificateRevoked'])
    const { status, json } = await customer.logIn('payer')
    assert.deepEqual([status, json.errors], [422, { login: 'certificateRevoked' }])
  })

  it('is asked by the bank for the list where no responder answers, and where nobody does it lets nobody in', async () => {
    const number = await customer.certify('stranded')
    const nobody = `${sites.portal.origin}/nobody`
    const list = `${sites.portal.origin}/lists/bsxm.crl`
    const loginAt = async (revocation: { ocsp: string; list: string }): Promise<unknown> => {
      const bank = await startBank({ authorities: authoritiesOf(sites.authority), revocation })
      const there = opensslCustomer(
        () => ({ ...sites, bank }),
        () => folder,
      )
      const { status, json } = await there.logIn('stranded')
      await bank.close()
      return status === 200 ? 'in' : json.errors?.['login']
    }
    assert.equal(await loginAt({ ocsp: nobody, list }), 'in')
    assert.equal(await loginAt({ ocsp: nobody, list: nobody }), 'revocationUnknown')
    await desk(number, 'revoke', 'affiliationChanged')
    assert.equal(await loginAt({ ocsp: nobody, list }), 'certificateRevoked')
  })
})
