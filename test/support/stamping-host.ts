/** The host with a token that has a certificate, and an authority for time stamps: what a test of level B-T begins with. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Bytes } from '../../shared/bytes.ts'
import type { KeyAlgorithm } from '../../shared/key-algorithms.ts'
import { createAuthority, type Authority } from '../sites/portal/authority/authority.ts'
import { startHost, type HostProcess } from './host-process.ts'
import { enrol, type Person } from './scripted-person.ts'
import { softHsm, userPin } from './soft-hsm.ts'
import { removeFolder } from './temporary-folder.ts'
import { testTimestamps, type TestTimestamps } from './timestamp-authority.ts'

export const stampingPerson: Person = { kind: 'pkcs11', pin: userPin }

export interface StampingHost {
  host: HostProcess
  /** Of the person's certificate. */
  authority: Authority
  leaf: Bytes
  timestamps: TestTimestamps
}

/** To be called while a `describe` is read. */
export function stampingHost(algorithm: KeyAlgorithm): () => StampingHost {
  const dataHome = mkdtempSync(join(tmpdir(), 'mohur-stamping-'))
  let current: StampingHost | null = null
  before(async () => {
    const hsm = softHsm(dataHome)
    hsm.addToken('KAZTOKEN')
    const authority = await createAuthority()
    const timestamps = await testTimestamps()
    const host = await startHost({ dataHome, env: hsm.env })
    const { leaf } = await enrol(host, { person: stampingPerson, authority, algorithm })
    current = { host, authority, leaf, timestamps }
  })
  after(async () => {
    await current?.host.end()
    await current?.timestamps.remove()
    await removeFolder(dataHome)
  })
  return () => {
    if (!current) throw new Error('outside of a test')
    return current
  }
}
