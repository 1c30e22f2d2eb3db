/** Who tells of certificates under one issuer, whose key is at hand: `openssl ocsp` and `openssl ca -gencrl`, and what OpenSSL thinks of an answer. */
import type { KeyObject } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Bytes } from '../../shared/bytes.ts'
import { readCertificate } from '../../shared/certificate.ts'
import { toPem } from '../../shared/certificate-bundle.ts'
import { run } from './openssl.ts'

export interface Teller {
  /** DER of the issuer. */
  certificate: Bytes
  /** DER of OCSPResponse. */
  answer: (request: Uint8Array) => Promise<Bytes>
  /** DER of CertificateList. */
  list: () => Promise<Bytes>
  /** Whether OpenSSL finds in an answer, signed by this issuer, that the certificate is good. */
  findsGood: (answer: Uint8Array, certificate: Uint8Array) => Promise<boolean>
  /** Whether OpenSSL finds a list signed by this issuer. */
  findsOwn: (list: Uint8Array) => Promise<boolean>
  remove: () => Promise<void>
}

export interface Told {
  /** DER. */
  certificate: Uint8Array
  revokedAt?: Date
}

const configuration = `[ca]
default_ca = centre
[centre]
database = index.txt
certificate = issuer.pem
private_key = issuer.key
default_md = sha256
default_crl_days = 1
`

const digits = (time: Date): string => `${time.toISOString().slice(2, 19).replace(/\D/g, '')}Z`

/** A line of OpenSSL's database. */
function lineOf({ certificate, revokedAt }: Told): string {
  const { serialNumber, notAfter } = readCertificate(certificate)
  const standing = revokedAt
    ? ['R', digits(notAfter), `${digits(revokedAt)},keyCompromise`]
    : ['V', digits(notAfter), '']
  return [...standing, serialNumber.replace(/^(00)+/, ''), 'unknown', '/CN=somebody'].join('\t')
}

export async function openTeller(
  issuer: { certificate: Bytes; privateKey: KeyObject },
  told: readonly Told[],
): Promise<Teller> {
  const folder = await mkdtemp(join(tmpdir(), 'mohur-teller-'))
  const write = (name: string, content: Uint8Array | string): Promise<void> => writeFile(join(folder, name), content)
  const read = async (name: string): Promise<Bytes> => new Uint8Array(await readFile(join(folder, name)))
  const openssl = async (args: string): Promise<void> => {
    const { status, output } = await run(folder, 'openssl', args.split(' '))
    if (status !== 0) throw new Error(`openssl ${args}: ${output}`)
  }
  await write('ca.cnf', configuration)
  await write('index.txt', told.map(one => `${lineOf(one)}\n`).join(''))
  await write('issuer.pem', toPem('CERTIFICATE', issuer.certificate))
  await write('issuer.key', issuer.privateKey.export({ type: 'pkcs8', format: 'pem' }))
  return {
    certificate: issuer.certificate,
    async answer(request) {
      await write('request.der', request)
      const by = '-rsigner issuer.pem -rkey issuer.key -CA issuer.pem'
      await openssl(`ocsp -index index.txt ${by} -reqin request.der -respout answer.der -nmin 60`)
      return read('answer.der')
    },
    async list() {
      await openssl('ca -config ca.cnf -gencrl -out list.pem')
      await openssl('crl -in list.pem -outform DER -out list.der')
      return read('list.der')
    },
    async findsGood(answer, certificate) {
      await write('judged.der', answer)
      await write('asked.pem', toPem('CERTIFICATE', Uint8Array.from(certificate)))
      const trust = '-CAfile issuer.pem -verify_other issuer.pem -trust_other'
      const about = `ocsp -respin judged.der -issuer issuer.pem -cert asked.pem -no_nonce ${trust}`
      const { output } = await run(folder, 'openssl', about.split(' '))
      return output.includes('Response verify OK') && output.includes('asked.pem: good')
    },
    async findsOwn(list) {
      await write('judged.crl', list)
      const about = 'crl -inform DER -in judged.crl -noout -verify -CAfile issuer.pem'
      return (await run(folder, 'openssl', about.split(' '))).output.includes('verify OK')
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}
