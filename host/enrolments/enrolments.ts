/**
 * Requests for certificates that pages gave names: a file each, encrypted like signatures that no site has got. It is there before the
 * key is, so that whatever breaks off after that makes no second key.
 */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { equalBytes, fromUtf8, utf8 } from '../../shared/bytes.ts'
import { enrolment } from '../../shared/enrolment.ts'
import { bytes } from '../../shared/schemas.ts'
import { fromWire, toWire } from '../../shared/wire.ts'
import { sealBytes, unsealBytes } from '../files/sealed-bytes.ts'
import { writeDurably } from '../files/write-durably.ts'
import { enrolmentsFolder } from '../folders.ts'

export const enrolmentJob = enrolment.extend({
  /** Of the key before it is made, which may be on the token although `key` is still empty: no answer came. */
  keyId: z.string().optional(),
  /** SHA-256 of what was asked for, lower-case hexadecimal: under one name there is one request. */
  asked: z.string(),
  /** DER; `null` until it is signed. */
  request: bytes.nullable(),
  /** Of a renewal: DER of the CMS around the request, by the old key. */
  signed: bytes.optional(),
})
export type EnrolmentJob = z.infer<typeof enrolmentJob>

type Name = Pick<EnrolmentJob, 'origin' | 'reference'>

export interface Enrolments {
  /** Those that have a key, the newest first. What was changed on the disk is none. */
  list: () => EnrolmentJob[]
  find: (name: Name) => EnrolmentJob | null
  /** @throws Error with the code of the file system */
  keep: (job: EnrolmentJob) => void
  forget: (name: Name) => void
  /** DER of subjectPublicKeyInfo. */
  ofKey: (key: Uint8Array) => EnrolmentJob | null
}

/** `key`: of the browser that asks. */
export function openEnrolments(dataFolder: string, key: Uint8Array): Enrolments {
  const folder = enrolmentsFolder(dataFolder)
  const nameOf = ({ origin, reference }: Name): string =>
    `${createHash('sha256').update(key).update(`${origin}\n${reference}`).digest('hex')}.enrolment`
  const read = (name: string): EnrolmentJob | null => {
    try {
      const opened = unsealBytes(key, readFileSync(join(folder, name)), name)
      return opened && enrolmentJob.parse(fromWire(fromUtf8(opened)))
    } catch {
      return null
    }
  }
  const list = (): EnrolmentJob[] =>
    namesIn(folder)
      .flatMap(name => read(name) ?? [])
      .filter(({ key }) => key.length > 0)
      .toSorted((a, b) => b.since.getTime() - a.since.getTime())
  return {
    list,
    find: name => read(nameOf(name)),
    keep: job => writeDurably(join(folder, nameOf(job)), sealBytes(key, utf8(toWire(job)), nameOf(job))),
    forget: name => rmSync(join(folder, nameOf(name)), { force: true }),
    ofKey: wanted => list().find(job => equalBytes(job.key, wanted)) ?? null,
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter(name => name.endsWith('.enrolment'))
  } catch {
    return []
  }
}
