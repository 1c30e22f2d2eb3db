/** The folder in which the corpus is judged: an authority, a signer for each algorithm, time stamps by OpenSSL, and the stores of other programs. */
import assert from 'node:assert/strict'
import { copyFile, mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { timestampRequest } from '../../host/pki/tsp/timestamp-request.ts'
import { keyAlgorithms, type KeyAlgorithm } from '../../shared/key-algorithms.ts'
import { toPem } from '../../shared/certificate-bundle.ts'
import type { Bytes } from '../../shared/bytes.ts'
import { children, readDer } from '../../shared/der.ts'
import { createAuthority } from '../sites/portal/authority/authority.ts'
import { bouncyCastle } from '../support/bouncy-castle.ts'
import { makeKey, makeSigner, signingBy, type TestSigner } from '../support/make-signer.ts'
import { run } from '../support/openssl.ts'
import { removeFolder } from '../support/temporary-folder.ts'
import { testTimestamps } from '../support/timestamp-authority.ts'

export interface CorpusWorld {
  folder: string
  roots: readonly Bytes[]
  timestampRoots: readonly Bytes[]
  /** One for each algorithm of each key. */
  signers: readonly TestSigner[]
  /** DER of the token. */
  stamp: (stamped: Bytes) => Promise<Bytes>
  end: () => Promise<void>
}

const keys: readonly KeyAlgorithm[] = ['RSA-2048', 'P-256', 'P-384', 'P-521', 'Ed25519']

export async function openWorld(): Promise<CorpusWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'mohur-corpus-'))
  const authority = await createAuthority()
  const timestamps = await testTimestamps()
  const signers: TestSigner[] = []
  for (const key of keys) {
    const signer = await makeSigner(authority, makeKey(key))
    signers.push(...keyAlgorithms[key].signatures.map(algorithm => signingBy(signer, algorithm)))
  }
  await writeFile(join(folder, 'root.pem'), toPem('CERTIFICATE', authority.root))
  await writeFile(join(folder, 'stamps.pem'), toPem('CERTIFICATE', timestamps.root))
  await fillStores(folder)
  return {
    folder,
    signers,
    roots: [authority.root],
    timestampRoots: [timestamps.root],
    stamp: async stamped => {
      const reply = await timestamps.reply(timestampRequest('SHA-256', stamped).request)
      return new Uint8Array(children(readDer(reply))[1]?.whole ?? assert.fail('no time stamp'))
    },
    end: async () => {
      await run(folder, 'gpgconf', ['--homedir', join(folder, 'gnupg'), '--kill', 'all'])
      await timestamps.remove()
      await removeFolder(folder)
    },
  }
}

/** Of NSS and of GnuPG, with the root as one that is trusted; and Java's program, compiled. */
async function fillStores(folder: string): Promise<void> {
  const must = async (program: string, ...args: string[]): Promise<string> => {
    const { status, output } = await run(folder, program, args)
    assert.equal(status, 0, `${program}: ${output}`)
    return output
  }
  await mkdir(join(folder, 'nss'))
  await must('certutil', '-N', '-d', 'nss', '--empty-password')
  await must('certutil', '-A', '-d', 'nss', '-n', 'root', '-t', 'CT,C,C', '-i', 'root.pem')
  await mkdir(join(folder, 'gnupg'), { mode: 0o700 })
  const fingerprint = (await must('openssl', 'x509', '-in', 'root.pem', '-noout', '-fingerprint', '-sha1')).split(
    '=',
  )[1]
  await writeFile(join(folder, 'gnupg/trustlist.txt'), `${fingerprint?.trim()} S relax\n`)
  await writeFile(join(folder, 'gnupg/gpgsm.conf'), 'disable-crl-checks\ndisable-dirmngr\nno-secmem-warning\n')
  await must('gpgsm', '--homedir', 'gnupg', '--batch', '--import', 'root.pem')
  await copyFile(join(folder, 'gnupg/pubring.kbx'), join(folder, 'gnupg/fresh.kbx'))
  await must('javac', '-d', 'java', '-cp', bouncyCastle, resolve(import.meta.dirname, 'JudgeAll.java'))
}
