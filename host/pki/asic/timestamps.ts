/** Time stamps in a container that are of files and nobody's signature (ETSI EN 319 162-1 sections 4.3.3.2, 4.4.3.2 and A.7): of the one file, or of those in a manifest. */
import type { DocumentTimestamp } from '../../../shared/operations/verify.ts'
import type { ToVerify } from '../format.ts'
import { judgedStamp } from '../tsp/timestamp-among.ts'
import { openContainer, type Container } from './container.ts'
import { judgeManifest } from './judge-manifest.ts'
import { isStamping, readManifest, type ReadManifest } from './manifest.ts'
import { bounded, isArchiveEntry, isManifestEntry, isStampEntry, nameOf } from './names.ts'
import type { ZipEntry } from './read-zip.ts'

/** @throws MohurError SIGNED_DATA_UNREADABLE with the reason */
export function containerTimestamps(input: ToVerify): DocumentTimestamp[] {
  const container = openContainer(input.signed)
  const { others, single } = container
  const tokens = bounded(others.filter(({ name }) => isStampEntry(name)))
  if (single) {
    return tokens.map(token => ({
      ...judgedStamp({ token: token.content(), stamped: single.content() }, input),
      covers: 'document',
      parts: [],
    }))
  }
  const told = bounded(others.filter(({ name }) => isManifestEntry(name) || isArchiveEntry(name)))
    .map(entry => ({ entry, manifest: readOrNull(entry) }))
    .filter(({ entry, manifest }) => (manifest ? isStamping(manifest) : isArchiveEntry(entry.name)))
  const named = new Set(told.map(({ manifest }) => nameOf(manifest?.signature ?? '')))
  return [
    ...told.map(({ entry, manifest }) => ofManifest(manifest, { entry, container, input })),
    // It is of something, and nothing tells of what.
    ...tokens
      .filter(({ name }) => !named.has(name))
      .map(token => ({ ...judgedStamp({ token: token.content(), stamped: null }, input), ...ofNothing })),
  ]
}

const ofNothing = { covers: 'part' as const, parts: [] }

/** One that is broken takes nothing from the signatures. */
function readOrNull(entry: ZipEntry): ReadManifest | null {
  try {
    return readManifest(entry.content())
  } catch {
    return null
  }
}

interface Within {
  /** The manifest. */
  entry: ZipEntry
  container: Container
  input: ToVerify
}

function ofManifest(manifest: ReadManifest | null, { entry, container, input }: Within): DocumentTimestamp {
  const token = container.find(nameOf(manifest?.signature ?? '') ?? '')?.content() ?? new Uint8Array()
  const stamp = judgedStamp({ token, stamped: entry.content() }, input)
  if (!manifest) return { ...stamp, ...ofNothing, valid: false, reasons: ['unreadable'] }
  const reasons = new Set([...stamp.reasons, ...judgeManifest(manifest, container)])
  const names = new Set(manifest.references.map(({ uri }) => nameOf(uri)))
  const isWhole = container.files.every(({ name }) => names.has(name))
  const parts = [...container.files, ...container.others].map(({ name }) => name).filter(name => names.has(name))
  return {
    ...stamp,
    ...(isWhole ? { covers: 'document', parts: [] } : { covers: 'part', parts }),
    valid: stamp.valid && reasons.size === 0,
    reasons: [...reasons],
  }
}
