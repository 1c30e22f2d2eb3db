/** A request for a certificate under the name that the page gave it: one key and one request, whatever breaks off. */
import { toHex, utf8 } from '../../shared/bytes.ts'
import { MohurError } from '../../shared/errors.ts'
import type { NamePart } from '../../shared/certificate.ts'
import { subjectText } from '../../shared/names.ts'
import { toWire } from '../../shared/wire.ts'
import { digestOf } from '../digests.ts'
import { openEnrolments, type EnrolmentJob } from '../enrolments/enrolments.ts'
import type { HostRequest } from './handler.ts'

export interface OpenEnrolmentJob {
  /** What was done under this name before. @throws MohurError BAD_PARAMS when something else was asked for under it */
  begun: () => EnrolmentJob | null
  /** `made`: `null` until all of it is signed. @throws MohurError DATA_UNWRITABLE */
  keep: (token: EnrolmentJob['token'], key: Named, made: Pick<EnrolmentJob, 'request' | 'signed'> | null) => void
  forget: () => void
}

/** How its key is found again. */
type Named = Pick<EnrolmentJob, 'key' | 'keyId'>

interface About {
  reference?: string | undefined
  subject: readonly NamePart[]
  /** All that makes it another request when it is another. */
  asked: unknown
}

/** `null` without a name, and where nothing is kept. */
export function openEnrolmentJob(
  { reference, subject, asked }: About,
  { origin, keepingKey }: Pick<HostRequest, 'origin' | 'keepingKey'>,
  dataFolder: string,
): OpenEnrolmentJob | null {
  if (reference === undefined || !keepingKey) return null
  const enrolments = openEnrolments(dataFolder, keepingKey)
  const name = { origin, reference }
  const digest = toHex(digestOf('SHA-256', utf8(toWire(asked))))
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
    keep({ label, serialNumber }, key, made) {
      const token = { label, serialNumber }
      try {
        const about = { ...name, since, subject: subjectText(subject), token, ...key, asked: digest }
        enrolments.keep({ ...about, request: null, ...made })
      } catch (error) {
        throw new MohurError('DATA_UNWRITABLE', {}, { cause: error })
      }
    },
    forget: () => enrolments.forget(name),
  }
}
