/**
 * Looks through the bytes of a PDF for what its pages do not show. Nothing of its structure is believed: a name counts wherever it
 * stands, so that more is told than a reader would come upon, never less.
 */
import { findingRows, noteKinds, type FindingName } from './findings.ts'
import { isExternal } from './external-streams.ts'
import type { InflateRoom } from './inflate.ts'
import { objectsNear } from './object-streams.ts'
import { eachName } from './pdf-names.ts'
import { revisionsOf, type Revisions } from './revisions.ts'

export interface Scan {
  found: ReadonlySet<FindingName>
  revisions: Revisions
}

const findingOf = new Map<string, FindingName>(
  Object.entries(findingRows).flatMap(([finding, { names }]) =>
    names.map(name => [name, finding as FindingName] as const),
  ),
)

/** Looked through in one go, so that the window stays in the person's hand. In bytes. */
const piece = 8 * 1024 * 1024
/** Of all object streams, inflated. */
const inflatedAtMost = 64 * 1024 * 1024
const streamsAtMost = 20_000

/** @throws the signal's reason */
export async function scanPdf(bytes: Uint8Array, signal: AbortSignal): Promise<Scan> {
  const found = new Set<FindingName>()
  const signatures: number[] = []
  const streams: number[] = []
  const files: number[] = []
  const onName = (name: string, before: string): void => {
    const finding = findingOf.get(name)
    if (finding) found.add(finding)
    if (before === 'Subtype' && noteKinds.has(name)) found.add('notes')
    if (before === 'Subtype' && (name === '3D' || name === 'Screen' || name === 'Sound')) found.add('media')
  }
  for (let from = 0; from < bytes.length; from += piece) {
    eachName(bytes, { from, to: Math.min(from + piece, bytes.length) }, (name, before, end) => {
      onName(name, before)
      if (name === 'ByteRange') signatures.push(end)
      if (name === 'F' && files.length <= streamsAtMost) files.push(end)
      if (name === 'ObjStm' && streams.length <= streamsAtMost) streams.push(end)
    })
    await turn(signal)
  }
  if (Math.max(streams.length, files.length) > streamsAtMost) found.add('unread')
  if (files.some(at => isExternal(bytes, at))) found.add('externalContent')
  const room: InflateRoom = { left: inflatedAtMost }
  for (const at of streams.slice(0, streamsAtMost)) {
    const objects = await objectsNear(bytes, at, room)
    signal.throwIfAborted()
    if (objects) eachName(objects, { from: 0, to: objects.length }, onName)
    else found.add('unread')
  }
  const revisions = revisionsOf(bytes, signatures)
  if (revisions.afterSignature > 0) found.add('changedAfterSignature')
  else if (revisions.count > 1) found.add('changed')
  if (endsAsArchive(bytes)) found.add('archive')
  return { found, revisions }
}

async function turn(signal: AbortSignal): Promise<void> {
  await new Promise(resolve => setTimeout(resolve))
  signal.throwIfAborted()
}

/** The end of central directory record of a ZIP archive, which its readers look for from the end (APPNOTE.TXT section 4.3.16). */
function endsAsArchive(bytes: Uint8Array): boolean {
  const from = Math.max(0, bytes.length - 65_557)
  for (let at = bytes.indexOf(0x50, from); at !== -1; at = bytes.indexOf(0x50, at + 1)) {
    if (bytes[at + 1] === 0x4b && bytes[at + 2] === 5 && bytes[at + 3] === 6) return true
  }
  return false
}
