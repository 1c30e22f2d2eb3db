/** A time-stamp authority of one afternoon: `openssl ts -reply` with certificates that OpenSSL made, and the ways in which one can be wrong. */
import { createPrivateKey, type KeyObject } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Bytes } from '../../shared/bytes.ts'
import { run } from './openssl.ts'

/** What the certificate of a signer of time stamps says. */
const signers = {
  good: 'extendedKeyUsage=critical,timeStamping\nkeyUsage=critical,digitalSignature\n',
  /** Of another root. */
  stranger: 'extendedKeyUsage=critical,timeStamping\n',
  /** Only yesterday. */
  expired: 'extendedKeyUsage=critical,timeStamping\n',
} as const
export type TimestampSigner = keyof typeof signers

export interface TestTimestamps {
  /** DER of the root. */
  root: Bytes
  /** Of the root, and DER of the good signer's certificate, for whoever tells of revocation. */
  rootKey: KeyObject
  signer: Bytes
  /** DER of TimeStampResp, as OpenSSL answers. `hash`: of the certificate's identifier, `sha1` for its first version. */
  reply: (request: Uint8Array, signer?: TimestampSigner, hash?: 'sha1' | 'sha256') => Promise<Bytes>
  /** What `openssl ts -verify` says of a token over these bytes. */
  verify: (token: Uint8Array, stamped: Uint8Array) => Promise<{ accepted: boolean; output: string }>
  remove: () => Promise<void>
}

const configuration = (signer: string, hash: string): string => `[tsa]
default_tsa = config
[config]
serial = serial
crypto_device = builtin
signer_cert = ${signer}.pem
signer_key = ${signer}.key
signer_digest = sha256
certs = ${signer === 'stranger' ? 'other' : 'root'}.pem
default_policy = 1.2.3.4.1
digests = sha256, sha384, sha512
accuracy = secs:1
ess_cert_id_chain = no
ess_cert_id_alg = ${hash}
`

export async function testTimestamps(): Promise<TestTimestamps> {
  const folder = await mkdtemp(join(tmpdir(), 'mohur-tsa-'))
  const openssl = async (...args: string[]): Promise<void> => {
    const { status, output } = await run(folder, 'openssl', args)
    if (status !== 0) throw new Error(`openssl ${args.join(' ')}: ${output}`)
  }
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes']
  for (const root of ['root', 'other']) {
    await openssl(
      'req',
      '-x509',
      ...newKey,
      '-keyout',
      `${root}.key`,
      '-out',
      `${root}.pem`,
      '-subj',
      `/CN=${root}`,
      '-days',
      '30',
    )
  }
  await openssl('x509', '-in', 'root.pem', '-outform', 'DER', '-out', 'root.der')
  for (const [name, extensions] of Object.entries(signers)) {
    const by = name === 'stranger' ? 'other' : 'root'
    await writeFile(join(folder, `${name}.cnf`), extensions)
    await openssl(
      'req',
      '-new',
      ...newKey,
      '-keyout',
      `${name}.key`,
      '-out',
      `${name}.csr`,
      '-subj',
      '/O=Vaxt/CN=Vaxt Mərkəzi',
      '-utf8',
    )
    const until = name === 'expired' ? ['-days', '-1'] : ['-days', '30']
    const issued = ['-CA', `${by}.pem`, '-CAkey', `${by}.key`, '-extfile', `${name}.cnf`, ...until]
    await openssl('x509', '-req', '-in', `${name}.csr`, '-out', `${name}.pem`, '-CAcreateserial', ...issued)
  }
  await openssl('x509', '-in', 'good.pem', '-outform', 'DER', '-out', 'good.der')
  let last: Promise<unknown> = Promise.resolve()
  /** One at a time: they count in one file. */
  const inOrder = <T>(work: () => Promise<T>): Promise<T> => {
    const next = last.then(work)
    last = next.catch(() => undefined)
    return next
  }
  const reply: TestTimestamps['reply'] = (request, signer = 'good', hash = 'sha256') =>
    inOrder(async () => {
      await writeFile(join(folder, 'tsa.cnf'), configuration(signer, hash))
      await writeFile(join(folder, 'query.tsq'), request)
      await openssl(
        'ts',
        '-reply',
        '-config',
        'tsa.cnf',
        '-section',
        'config',
        '-queryfile',
        'query.tsq',
        '-out',
        'reply.tsr',
      )
      return new Uint8Array(await readFile(join(folder, 'reply.tsr')))
    })
  const verify: TestTimestamps['verify'] = (token, stamped) =>
    inOrder(async () => {
      await writeFile(join(folder, 'token.der'), token)
      await writeFile(join(folder, 'stamped'), stamped)
      const args = ['ts', '-verify', '-data', 'stamped', '-in', 'token.der', '-token_in', '-CAfile', 'root.pem']
      const { status, output } = await run(folder, 'openssl', args)
      return { accepted: status === 0 && output.includes('Verification: OK'), output }
    })
  return {
    root: new Uint8Array(await readFile(join(folder, 'root.der'))),
    rootKey: createPrivateKey(await readFile(join(folder, 'root.key'))),
    signer: new Uint8Array(await readFile(join(folder, 'good.der'))),
    reply,
    verify,
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}
