/** A request for a certificate under the name that the page gave it: one key and one request, whatever breaks off. */
import { toHex, utf8, type Bytes } from '../../shared/bytes.ts'
import { MohurError } from '../../shared/errors.ts'
import { subjectText } from '../../shared/names.ts'
import type { HostParams } from '../../shared/operations/index.ts'
import { toWire } from '../../shared/wire.ts'
import { digestOf } from '../digests.ts'
import { openEnrolments, type EnrolmentJob } from '../enrolments/enrolments.ts'
import type { HostRequest } from './handler.ts'

export interface OpenEnrolmentJob {
  /** What was done under this name before. @throws MohurError BAD_PARAMS when something else was asked for under it */
  begun: () => EnrolmentJob | null
  /** `request`: `null` until it is signed. @throws MohurError DATA_UNWRITABLE */
  keep: (token: EnrolmentJob['token'], key: Bytes, request: Bytes | null) => void
  forget: () => void
}

/** `null` without a name, and where nothing is kept. */
export function openEnrolmentJob(
  params: HostParams<'requestCertificate'>,
  { origin, keepingKey }: Pick<HostRequest, 'origin' | 'keepingKey'>,
  dataFolder: string,
): OpenEnrolmentJob | null {
  const { reference } = params
  if (reference === undefined || !keepingKey) return null
  const enrolments = openEnrolments(dataFolder, keepingKey)
  const name = { origin, reference }
  // Where it lies the person chose.
  const digest = toHex(digestOf('SHA-256', utf8(toWire({ ...params, token: undefined }))))
  let since = new Date()
  return {
    begun() {
      const job = enrolments.find(name)
      if (job && job.asked !== digest) {
        throw new MohurError('BAD_PARAMS', { at: 'reference', expected: 'what was asked for under it before' })
      }
      since = job?.since ?? since
      return job
    },
    keep({ label, serialNumber }, key, request) {
      const token = { label, serialNumber }
      try {
        enrolments.keep({ ...name, since, subject: subjectText(params.subject), token, key, asked: digest, request })
      } catch (error) {
        throw new MohurError('DATA_UNWRITABLE', {}, { cause: error })
      }
    },
    forget: () => enrolments.forget(name),
  }
}
