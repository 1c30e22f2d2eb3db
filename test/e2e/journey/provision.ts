/** A SoftHSM2 token with a key and a certificate on it, put there by SoftHSM2's and OpenSC's own programs. */
import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { KeyAlgorithm } from '../../../shared/key-algorithms.ts'
import type { LaunchPlace } from '../../support/launch-place.ts'
import { makeKey, makeSigner, type TestSigner } from '../../support/make-signer.ts'
import { softHsmLibrary, userPin } from '../../support/soft-hsm.ts'
import type { Authority } from '../../sites/portal/authority/authority.ts'

export interface Provision {
  label: string
  authority: Authority
  algorithm?: KeyAlgorithm
  commonName?: string
  /** The person's number in the subject. */
  number?: string
  days?: number
  notBefore?: Date
}

const run = promisify(execFile)

export async function provision(place: LaunchPlace, { label, authority, ...wishes }: Provision): Promise<TestSigner> {
  const subject = wishes.number === undefined ? [] : [{ type: 'serialNumber' as const, value: wishes.number }]
  const signer = await makeSigner(authority, makeKey(wishes.algorithm ?? 'P-256'), { ...wishes, subject })
  const file = (name: string): string => join(place.folder, `${label}-${name}`)
  await writeFile(file('key'), signer.privateKey.export({ format: 'pem', type: 'pkcs8' }))
  place.tokens.addToken(label)
  const key = ['--label', 'key', '--id', '01', '--pin', userPin]
  await run('softhsm2-util', ['--import', file('key'), '--token', label, ...key], { env: place.env })
  const token = ['--module', softHsmLibrary, '--token-label', label, '--login', '--pin', userPin, '--type', 'cert']
  for (const [index, certificate] of [signer.certificate, ...signer.chain].entries()) {
    await writeFile(file(`${index}.der`), certificate)
    const object = ['--write-object', file(`${index}.der`), '--id', `0${index + 1}`, '--label', `certificate ${index}`]
    await run('pkcs11-tool', [...token, ...object], { env: place.env })
  }
  return signer
}
