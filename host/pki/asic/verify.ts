/** Who signed a container, and which of its files (ETSI EN 319 162-1 sections 4.3 and 4.4, with CAdES and with XAdES). */
import { equalBytes } from '../../../shared/bytes.ts'
import type { ContainedFile, VerifiedSigner } from '../../../shared/operations/verify.ts'
import type { ToVerify } from '../format.ts'
import { verifySignedData } from '../cms/verify.ts'
import type { VerifyReason } from '../path/check-path.ts'
import { timestampsBy } from '../tsp/timestamps-by.ts'
import { wholeDocument } from '../whole-document.ts'
import { verifyXmlSignatures } from '../xades/verify.ts'
import { openContainer, type Container } from './container.ts'
import { judgeManifest } from './judge-manifest.ts'
import { isStamping, readManifest } from './manifest.ts'
import { bounded, isCadesEntry, isManifestEntry, isStampEntry, isXadesEntry, nameOf, uriOf } from './names.ts'
import type { ZipEntry } from './read-zip.ts'
import { unreadable } from './unreadable.ts'

/** One entry to each signature; none where there are time stamps alone. @throws MohurError SIGNED_DATA_UNREADABLE with the reason, TOO_LARGE */
export function verifyContainer(input: ToVerify): VerifiedSigner[] {
  const container = openContainer(input.signed)
  // What is damaged is refused, whether anybody signed it or not.
  for (const { content } of [...container.files, ...container.others]) content()
  const { single, others } = container
  const signers = [
    ...withXades(container, input),
    ...(single ? withCadesOf(single, container, input) : withCades(container, input)),
  ]
  if (signers.length === 0 && !others.some(({ name }) => isStampEntry(name))) throw unreadable('notSigned')
  return signers
}

/** All of them, signed or not. @throws as `verifyContainer` */
export const filesIn = (signed: Uint8Array): Omit<ContainedFile, 'covered'>[] =>
  openContainer(signed).files.map(({ name, size }) => ({ name, size }))

interface Signature {
  signer: VerifiedSigner
  /** What it refers to, as it calls it. */
  uris: readonly string[]
  reasons?: readonly VerifyReason[]
  carriesUnsigned?: boolean
}

function withXades(container: Container, input: ToVerify): VerifiedSigner[] {
  const entries = bounded(container.others.filter(({ name }) => isXadesEntry(name)))
  return entries
    .flatMap(({ content }) =>
      verifyXmlSignatures({ ...input, signed: content(), content: null }, (uri, hash) => {
        return container.digestAt(uri, hash) ?? 'referenceWrong'
      }),
    )
    .map(({ files, ...found }) => ofContainer({ ...found, uris: files }, container, input))
}

/** ASiC-S: the signature is of the file itself. */
function withCadesOf(file: ZipEntry, container: Container, input: ToVerify): VerifiedSigner[] {
  return bounded(container.others.filter(({ name }) => isCadesEntry(name))).flatMap(signature =>
    verifySignedData({
      ...input,
      signed: signature.content(),
      content: file.content(),
      timestampOf: timestampsBy(input),
      embedded: {},
    }).map(signer => ofContainer({ signer, uris: [uriOf(file.name)] }, container, input)),
  )
}

function withCades(container: Container, input: ToVerify): VerifiedSigner[] {
  const { others, find } = container
  const manifests = bounded(others.filter(({ name }) => isManifestEntry(name)))
    .map(entry => ({ entry, manifest: readManifest(entry.content()) }))
    .filter(({ manifest }) => !isStamping(manifest))
  const told = new Set(manifests.map(({ manifest }) => nameOf(manifest.signature)))
  // Nobody could say what it is of.
  if (others.some(({ name }) => isCadesEntry(name) && !told.has(name))) throw unreadable('manifestMissing')
  return manifests.flatMap(({ entry, manifest }) => {
    const signature = find(nameOf(manifest.signature) ?? '')
    if (!signature) throw unreadable('signatureMissing')
    const reasons = judgeManifest(manifest, container)
    const uris = manifest.references.map(({ uri }) => uri)
    return verifySignedData({
      ...input,
      signed: signature.content(),
      content: entry.content(),
      timestampOf: timestampsBy(input),
      embedded: {},
    }).map(signer => ofContainer({ signer, uris, reasons }, container, input))
  })
}

/** What a signature says of the files, and whether they are what came beside the container as well. */
function ofContainer(
  { signer, uris, reasons = [], carriesUnsigned = false }: Signature,
  { files }: Container,
  { content }: ToVerify,
): VerifiedSigner {
  const names = new Set(uris.map(nameOf))
  const covered = files.filter(({ name }) => names.has(name))
  const isWhole = covered.length === files.length && !carriesUnsigned
  const isOther = content !== null && !covered.some(file => equalBytes(file.content(), content))
  const all = new Set<VerifyReason>([
    ...signer.reasons,
    ...reasons,
    ...(covered.length === 0 ? (['referenceWrong'] as const) : []),
    ...(isOther ? (['contentChanged'] as const) : []),
  ])
  return {
    ...signer,
    ...(isWhole ? wholeDocument : { covers: 'part', parts: covered.map(({ name }) => name) }),
    valid: signer.valid && all.size === 0,
    reasons: [...all],
  }
}
