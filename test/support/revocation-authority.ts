/** A certificate centre of one afternoon that revokes: `openssl ca`, `openssl ocsp` and `openssl ca -gencrl`, and what OpenSSL thinks of our questions. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Bytes } from '../../shared/bytes.ts'
import { run, type Outcome } from './openssl.ts'

/** Whose key signs the answers. */
export type OcspSigner = 'root' | 'responder' | 'stranger' | 'expired' | 'unmarked'

export interface TestRevocation {
  /** DER of the root, which issues everything. */
  root: Bytes
  /** A new person's certificate, DER. */
  issue: (name: string) => Promise<Bytes>
  /** Path of the PEM of this person's key, PKCS#8. */
  keyFile: (name: string) => string
  /** A CMS by that person, its content inside, as OpenSSL makes it. */
  sign: (name: string, content: Uint8Array) => Promise<Bytes>
  /** `reason`: as OpenSSL writes it. */
  revoke: (name: string, reason?: string) => Promise<void>
  /** DER of OCSPResponse, as OpenSSL answers. `minutes`: until the next one. */
  answer: (request: Uint8Array, signer?: OcspSigner, options?: readonly string[]) => Promise<Bytes>
  /** DER of CertificateList. */
  list: (days?: number) => Promise<Bytes>
  /** What `openssl ocsp` reads of our question. */
  readRequest: (request: Uint8Array) => Promise<Outcome>
  /** What `openssl ocsp -respin` thinks of an answer about this person's certificate. */
  judgeAnswer: (answer: Uint8Array, name: string, hash?: 'sha1' | 'sha256') => Promise<Outcome>
  /** What `openssl verify -crl_check` thinks of a person's certificate by this list. */
  judgeList: (list: Uint8Array, name: string) => Promise<Outcome>
  remove: () => Promise<void>
}

const configuration = `[ca]
default_ca = centre
[centre]
database = index.txt
serial = serial
new_certs_dir = .
default_md = sha256
default_days = 30
default_crl_days = 1
policy = any
certificate = root.pem
private_key = root.key
unique_subject = no
[any]
commonName = supplied
[person]
keyUsage = critical,digitalSignature,nonRepudiation
[responder]
extendedKeyUsage = OCSPSigning
noCheck = ignored
[unmarked]
extendedKeyUsage = OCSPSigning
`

export async function testRevocation(): Promise<TestRevocation> {
  const folder = await mkdtemp(join(tmpdir(), 'mohur-revocation-'))
  const openssl = async (...args: string[]): Promise<void> => {
    const { status, output } = await run(folder, 'openssl', args)
    if (status !== 0) throw new Error(`openssl ${args.join(' ')}: ${output}`)
  }
  const read = async (name: string): Promise<Bytes> => new Uint8Array(await readFile(join(folder, name)))
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes']
  const subject = (name: string): string[] => ['-keyout', `${name}.key`, '-subj', `/CN=${name}`]
  await writeFile(join(folder, 'ca.cnf'), configuration)
  await writeFile(join(folder, 'index.txt'), '')
  await writeFile(join(folder, 'serial'), '1000')
  for (const root of ['root', 'stranger']) {
    await openssl('req', '-x509', ...newKey, ...subject(root), '-out', `${root}.pem`, '-days', '30')
  }
  const certify = async (name: string, extensions: string, more: readonly string[] = []): Promise<void> => {
    await openssl('req', '-new', ...newKey, ...subject(name), '-out', `${name}.csr`)
    const issued = ['-in', `${name}.csr`, '-out', `${name}.pem`, '-extensions', extensions, '-notext']
    await openssl('ca', '-config', 'ca.cnf', '-batch', ...issued, ...more)
  }
  await certify('responder', 'responder')
  await certify('unmarked', 'unmarked')
  await certify('expired', 'responder', ['-startdate', '20200101000000Z', '-enddate', '20200201000000Z'])
  let last: Promise<unknown> = Promise.resolve()
  /** One at a time: they write the same files. */
  const inOrder = <T>(work: () => Promise<T>): Promise<T> => {
    const next = last.then(work)
    last = next.catch(() => undefined)
    return next
  }
  const der = async (kind: 'x509' | 'crl', from: string, to: string): Promise<Bytes> => {
    await openssl(kind, '-in', from, '-outform', 'DER', '-out', to)
    return read(to)
  }
  return {
    root: await der('x509', 'root.pem', 'root.der'),
    keyFile: name => join(folder, `${name}.key`),
    issue: name =>
      inOrder(async () => {
        await certify(name, 'person')
        return der('x509', `${name}.pem`, `${name}.der`)
      }),
    sign: (name, content) =>
      inOrder(async () => {
        await writeFile(join(folder, 'content'), content)
        const by = ['-signer', `${name}.pem`, '-inkey', `${name}.key`, '-cades', '-md', 'sha256']
        const made = ['-in', 'content', '-binary', '-nodetach', '-outform', 'DER', '-out', 'signed.der']
        await openssl('cms', '-sign', ...by, ...made)
        return read('signed.der')
      }),
    revoke: (name, reason) =>
      inOrder(() =>
        openssl('ca', '-config', 'ca.cnf', '-revoke', `${name}.pem`, ...(reason ? ['-crl_reason', reason] : [])),
      ),
    answer: (request, signer = 'root', options = ['-nmin', '60']) =>
      inOrder(async () => {
        await writeFile(join(folder, 'request.der'), request)
        const by = ['-rsigner', `${signer}.pem`, '-rkey', `${signer}.key`, '-CA', 'root.pem']
        const asked = ['-reqin', 'request.der', '-respout', 'answer.der']
        await openssl('ocsp', '-index', 'index.txt', ...by, ...asked, ...options)
        return read('answer.der')
      }),
    list: (days = 1) =>
      inOrder(async () => {
        await openssl('ca', '-config', 'ca.cnf', '-gencrl', '-crldays', String(days), '-out', 'list.pem')
        return der('crl', 'list.pem', 'list.der')
      }),
    readRequest: request =>
      inOrder(async () => {
        await writeFile(join(folder, 'request.der'), request)
        return run(folder, 'openssl', ['ocsp', '-reqin', 'request.der', '-req_text'])
      }),
    judgeAnswer: (answer, name, hash = 'sha1') =>
      inOrder(async () => {
        await writeFile(join(folder, 'judged.der'), answer)
        const about = [`-${hash}`, '-issuer', 'root.pem', '-cert', `${name}.pem`, '-CAfile', 'root.pem', '-no_nonce']
        return run(folder, 'openssl', ['ocsp', '-respin', 'judged.der', ...about])
      }),
    judgeList: (list, name) =>
      inOrder(async () => {
        await writeFile(join(folder, 'judged-list.der'), list)
        await openssl('crl', '-inform', 'DER', '-in', 'judged-list.der', '-out', 'judged-list.pem')
        const by = ['-CAfile', 'root.pem', '-CRLfile', 'judged-list.pem', '-crl_check']
        return run(folder, 'openssl', ['verify', ...by, `${name}.pem`])
      }),
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}
