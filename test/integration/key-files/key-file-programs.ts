/** Keys with certificates, and the programs that put them into PKCS#12 files: OpenSSL, GnuTLS and NSS. */
import { execFileSync } from 'node:child_process'
import { createPrivateKey } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Bytes } from '../../../shared/bytes.ts'

export const fileName = 'Möhür açarı'
export const certtoolName = 'Seal'
export type KeyName = 'rsa' | 'p256' | 'p384'

const newKeys: Record<KeyName, string[]> = {
  rsa: ['-newkey', 'rsa:2048'],
  p256: ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256'],
  p384: ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-384'],
}

export interface KeyFilePrograms {
  run: (program: string, ...args: string[]) => string
  read: (name: string) => Bytes
  /** Gives the name. */
  write: (name: string, content: Uint8Array) => string
  /** The original key in PKCS#8, the original certificate in DER. */
  key: (name: KeyName) => Bytes
  certificate: (name: KeyName) => Bytes
  /** `openssl pkcs12 -export`; the password is only a test's. */
  export: (password: string, ...args: string[]) => Bytes
}

/** To be called while a `describe` is read: a folder with a key and a certificate of each kind. */
export function keyFilePrograms(): KeyFilePrograms {
  let folder = ''
  const run = (program: string, ...args: string[]): string =>
    execFileSync(program, args, { cwd: folder, encoding: 'utf8', stdio: 'pipe' })
  const read = (name: string): Bytes => Uint8Array.from(readFileSync(join(folder, name)))
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'mohur-key-files-'))
    for (const [name, how] of Object.entries(newKeys)) {
      const out = ['-nodes', '-keyout', `${name}.key`, '-out', `${name}.pem`, '-days', '30', '-subj', `/CN=${name}`]
      run('openssl', 'req', '-x509', ...how, ...out)
      run('openssl', 'x509', '-in', `${name}.pem`, '-outform', 'DER', '-out', `${name}.der`)
      run('openssl', 'pkcs8', '-topk8', '-nocrypt', '-in', `${name}.key`, '-outform', 'DER', '-out', `${name}.pkcs8`)
    }
  })
  after(() => rmSync(folder, { recursive: true }))
  return {
    run,
    read,
    write: (name, content) => {
      writeFileSync(join(folder, name), content)
      return name
    },
    key: name => read(`${name}.pkcs8`),
    certificate: name => read(`${name}.der`),
    export: (password, ...args) => {
      run(
        'openssl',
        'pkcs12',
        '-export',
        '-name',
        fileName,
        '-out',
        'made.p12',
        '-passout',
        `pass:${password}`,
        ...args,
      )
      return read('made.p12')
    },
  }
}

export const withKey = (name: KeyName): string[] => ['-inkey', `${name}.key`, '-in', `${name}.pem`]

/** A file of GnuTLS' certtool, which takes a name of ASCII only for what it is. */
export function fromCerttool({ run, read }: KeyFilePrograms, ...args: string[]): Bytes {
  const files = ['--load-privkey', 'rsa.key', '--load-certificate', 'rsa.pem', '--outfile', 'certtool.p12']
  run('certtool', '--to-p12', '--outder', '--p12-name', certtoolName, ...files, ...args)
  return read('certtool.p12')
}

/** A file of NSS' pk12util, which is BER in pieces. */
export function fromPk12util(programs: KeyFilePrograms, password: string): Bytes {
  const { run, read } = programs
  const database = mkdtempSync(join(tmpdir(), 'mohur-nss-'))
  const nss = (program: string, ...rest: string[]): string => run(program, '-d', `sql:${database}`, ...rest)
  try {
    nss('certutil', '-N', '--empty-password')
    programs.export(password, ...withKey('rsa'), '-iter', '1')
    nss('pk12util', '-i', 'made.p12', '-W', password)
    nss('pk12util', '-o', 'nss.p12', '-n', fileName, '-W', password)
    return read('nss.p12')
  } finally {
    rmSync(database, { recursive: true })
  }
}

/** The same key, however it is encoded. */
export const asJwk = (pkcs8: Uint8Array): unknown =>
  createPrivateKey({ key: Buffer.from(pkcs8), format: 'der', type: 'pkcs8' }).export({ format: 'jwk' })
