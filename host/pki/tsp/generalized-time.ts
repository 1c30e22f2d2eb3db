/** GeneralizedTime as RFC 3161 section 2.4.2 allows it: in UTC, with seconds, and a fraction without zeros at its end. */
import { MohurError } from '../../../shared/errors.ts'

const pattern = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.(\d*[1-9]))?Z$/

/** Finer than a millisecond is not known to dates. @throws MohurError SIGNED_DATA_UNREADABLE for another form, and for a day that there is not */
export function readGeneralizedTime(content: Uint8Array): Date {
  const [, year, month, day, hours, minutes, seconds, fraction = ''] =
    pattern.exec(new TextDecoder('latin1').decode(content)) ?? []
  const written = `${year}-${month}-${day}T${hours}:${minutes}:${seconds}`
  const time = new Date(`${written}.${fraction.padEnd(3, '0').slice(0, 3)}Z`)
  if (Number.isNaN(time.getTime()) || !time.toISOString().startsWith(written)) {
    throw new MohurError('SIGNED_DATA_UNREADABLE')
  }
  return time
}
