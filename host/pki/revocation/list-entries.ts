/**
 * The entries of a revocation list (RFC 5280 section 5.1.2.6). There may be hundreds of thousands: they are walked through where they
 * lie, and an object is made of the one that is looked for alone.
 */
import { readTime } from '../../../shared/certificate.ts'
import { extensionsIn, type Extension } from '../../../shared/certificate-extensions.ts'
import { readDer, readLength } from '../../../shared/der.ts'
import { maybe, one, readFields } from '../read-fields.ts'
import { Unusable } from './unusable.ts'

export interface ListEntry {
  time: Date
  extensions: Extension[]
}

export const reasonCode = '2.5.29.21'

/**
 * `entries`: the octets inside of revokedCertificates; `serialNumber`: DER of the INTEGER. All are looked through: one with a demand makes
 * the whole list useless. @throws Unusable, MohurError CERTIFICATE_UNREADABLE, SIGNED_DATA_UNREADABLE
 */
export function findEntry(entries: Uint8Array, serialNumber: Uint8Array): ListEntry | null {
  const checkHarmless = openHarmless(entries)
  let found: [from: number, to: number] | null = null
  for (let at = 0, next: number; at < entries.length; at = next) {
    next = endOf(entries, at, entries.length)
    if (entries[at] !== 0x30) throw new Unusable('unreadable')
    const serial = at + 1 + readLength(entries, at + 1).octets
    if (entries[serial] !== 0x02) throw new Unusable('unreadable')
    const time = endOf(entries, serial, next)
    const extensions = endOf(entries, time, next)
    if (extensions < next) checkHarmless(extensions, next)
    if (!isAt(entries, serial, serialNumber)) continue
    if (found) throw new Unusable('unreadable')
    found = [at, next]
  }
  return found && readEntry(entries.subarray(...found))
}

/** Where the value that begins here ends. @throws Unusable where that is after what it stands in, MohurError CERTIFICATE_UNREADABLE */
function endOf(bytes: Uint8Array, at: number, within: number): number {
  const { length, octets } = readLength(bytes, at + 1)
  const end = at + 1 + octets + length
  if (end > within) throw new Unusable('unreadable')
  return end
}

function isAt(bytes: Uint8Array, at: number, wanted: Uint8Array): boolean {
  // The last octets differ soonest.
  for (let place = wanted.length - 1; place >= 0; place--) if (bytes[at + place] !== wanted[place]) return false
  return true
}

/** Without a demand other than the reason. A list has the same few of them thousands of times, mostly one after the other. */
function openHarmless(entries: Uint8Array): (from: number, to: number) => void {
  const known: Uint8Array[] = []
  return (from, to) => {
    if (known.some(one => one.length === to - from && isAt(entries, from, one))) return
    const extensions = entries.subarray(from, to)
    const isHarmless = extensionsIn(readDer(extensions)).every(({ critical, type }) => !critical || type === reasonCode)
    if (!isHarmless) throw new Unusable('listPartial')
    if (known.length < mostKnown) known.push(extensions)
  }
}

const mostKnown = 16

function readEntry(entry: Uint8Array): ListEntry {
  const { time, extensions } = readFields(readDer(entry), {
    serialNumber: one(0x02),
    time: one(0x17, 0x18),
    extensions: maybe(0x30),
  })
  return { time: readTime(time), extensions: extensions ? extensionsIn(extensions) : [] }
}
