/** Programs that we did not write, run on files of their own in a folder of their own: OpenSSL, GnuTLS and NSS. */
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hashes, type SignatureRow } from '../../shared/algorithms.ts'
import type { KeyAlgorithm } from '../../shared/key-algorithms.ts'
import { toPem } from '../../shared/certificate-bundle.ts'

export type Files = Record<string, Uint8Array | string>
export interface Outcome {
  /** Exit code. */
  status: number
  /** Standard output and error output together. */
  output: string
}

/** A folder with these files, gone afterwards. */
export async function inFolder<T>(files: Files, work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'mohur-openssl-'))
  try {
    await Promise.all(Object.entries(files).map(async ([name, content]) => writeFile(join(folder, name), content)))
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** Runs a program there; its failure is an outcome like any other. */
export async function run(folder: string, program: string, args: readonly string[]): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    execFile(program, args, { cwd: folder, timeout: 60_000 }, (error, stdout, stderr) => {
      if (error && typeof error.code !== 'number') reject(error)
      else resolve({ status: Number(error?.code ?? 0), output: stdout + stderr })
    })
  })
}

/** `openssl('x509 -in leaf.pem -noout -text', { 'leaf.pem': … })` */
export const openssl = async (args: string, files: Files): Promise<Outcome> =>
  inFolder(files, async folder => run(folder, 'openssl', args.split(' ')))

/** What `openssl pkeyutl -rawin` is told of a signature beside the key. */
export const pkeyutlOptions = ({ prehash, padding }: SignatureRow): string[] => [
  ...(prehash === null ? [] : ['-digest', hashes[prehash].node]),
  ...(padding === 'PSS' ? ['-pkeyopt', 'rsa_padding_mode:pss', '-pkeyopt', 'rsa_pss_saltlen:digest'] : []),
]

export const certtool = async (args: string, files: Files): Promise<Outcome> =>
  inFolder(files, async folder => run(folder, 'certtool', args.split(' ')))

/** What the programs make of a CMS signature; `content` is `null` when it is inside. */
export interface SignatureFiles {
  signed: Uint8Array
  content: Uint8Array | null
  root: Uint8Array
}

const filesOf = ({ signed, content, root }: SignatureFiles): Files => ({
  'signed.p7s': signed,
  'root.pem': toPem('CERTIFICATE', root),
  ...(content ? { content } : {}),
})

/** One row for each program; `accepted` also means that the document which it found is the one that was signed. */
export const cmsVerifiers: Record<string, (files: SignatureFiles) => Promise<Outcome & { accepted: boolean }>> = {
  'openssl cms -cades': async files => {
    const given = files.content ? ' -content content' : ''
    const args = `cms -verify -cades -binary -purpose any -inform DER -in signed.p7s -CAfile root.pem -out found${given}`
    const outcome = await openssl(args, filesOf(files))
    return { ...outcome, accepted: outcome.status === 0 && outcome.output.includes('CAdES Verification successful') }
  },
  'certtool --p7-verify': async files => {
    const given = files.content ? ' --load-data content' : ''
    const args = `--p7-verify --inder --infile signed.p7s --load-ca-certificate root.pem${given}`
    const outcome = await certtool(args, filesOf(files))
    return { ...outcome, accepted: outcome.status === 0 && outcome.output.includes('Signature status: ok') }
  },
  'NSS cmsutil': async files =>
    inFolder(filesOf(files), async folder => {
      await run(folder, 'certutil', ['-N', '-d', folder, '--empty-password'])
      await run(folder, 'certutil', ['-A', '-d', folder, '-n', 'root', '-t', ',C,', '-i', 'root.pem'])
      const given = files.content ? ['-c', 'content'] : []
      const outcome = await run(folder, 'cmsutil', ['-D', '-d', folder, '-i', 'signed.p7s', '-h', '1', ...given])
      return { ...outcome, accepted: outcome.status === 0 && outcome.output.includes('signer0.status=GoodSignature') }
    }),
}

/**
 * What a program says of a CMS signature with this key that it cannot judge: OpenSSL 3.0 hands EdDSA a digest, which EdDSA refuses
 * (RFC 8419 came with 3.2), and NSS 3.87 knows no EdDSA in CMS. Their verdict on it says nothing.
 */
const unknownTo: Partial<Record<KeyAlgorithm, Record<string, RegExp>>> = {
  Ed25519: { 'openssl cms -cades': /eddsa_digest_signverify_init:invalid digest/, 'NSS cmsutil': /ProcessingError/ },
}

/** `null` for a program that can judge it. */
export const cannotJudge = (algorithm: KeyAlgorithm, program: string): RegExp | null =>
  unknownTo[algorithm]?.[program] ?? null

/** What one program writes into a file. */
export async function output(args: string, files: Files): Promise<Uint8Array<ArrayBuffer>> {
  return inFolder(files, async folder => {
    const [program = '', ...rest] = args.split(' ')
    const { status, output: text } = await run(folder, program, rest)
    if (status !== 0) throw new Error(`${args}: ${text}`)
    return new Uint8Array(await readFile(join(folder, 'out')))
  })
}
