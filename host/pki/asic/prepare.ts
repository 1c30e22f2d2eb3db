/** What a container is signed over, and everything around it (ETSI EN 319 162-1 section 4.4): one signature of all its files. */
import { signatureAlgorithms } from '../../../shared/algorithms.ts'
import { concat, utf8, type Bytes } from '../../../shared/bytes.ts'
import { crc32 } from '../../../shared/crc32.ts'
import { MohurError } from '../../../shared/errors.ts'
import type { SignatureParts } from '../../../shared/operations/sign.ts'
import { digestOf } from '../../digests.ts'
import { packageSignedData } from '../cms/package.ts'
import { prepareSignedData } from '../cms/prepare.ts'
import type { SignatureForm } from '../ecdsa-signature.ts'
import type { Form, Identity, Prepared, ToPrepare } from '../format.ts'
import { escapedValue } from '../xades/canonical-xml.ts'
import { asicUri } from '../xades/names.ts'
import { prepareXmlSignature, signatureId } from '../xades/prepare.ts'
import { closeSignatureText, declarationText } from '../xades/signature-text.ts'
import { manifestBytes } from './manifest.ts'
import { noEarlierZip, openEarlierZip, type EarlierZip } from './earlier-zip.ts'
import { containerType, packageManifestEntry, typeEntry, uriOf } from './names.ts'
import { signatureEntries } from './signature-entries.ts'
import { zipParts, type EntryToWrite } from './write-zip.ts'

interface Inside {
  signatureForm: SignatureForm
  prepare: (identity: Identity, documents: readonly ToPrepare[], first: ToPrepare) => Prepared
}

/** The two kinds of signatures that a container may have in it. */
const insides: Readonly<Record<NonNullable<Form['inside']>, Inside>> = {
  cades: { signatureForm: 'ASN.1', prepare: prepareWithCades },
  xades: { signatureForm: 'r‖s', prepare: prepareWithXades },
}

function insideOf({ inside }: Form): Inside {
  if (!inside) throw new MohurError('INTERNAL')
  return insides[inside]
}

export const signatureFormIn = (form: Form): SignatureForm => insideOf(form).signatureForm

export const prepareContainer = (identity: Identity, first: ToPrepare, others: readonly ToPrepare[] = []): Prepared =>
  insideOf(first.form).prepare(identity, [first, ...others], first)

function prepareWithCades(
  identity: Identity,
  documents: readonly ToPrepare[],
  { signingTime, form, earlier }: ToPrepare,
): Prepared {
  const before = zipBefore(earlier)
  const entries = signatureEntries(before.names)
  const { hash } = signatureAlgorithms[identity.algorithm]
  const manifest = manifestBytes(documents, { hash, signature: entries.cades })
  const toBeSigned = prepareSignedData(identity, { digest: digestOf(hash, manifest), signingTime, form })
  return {
    toBeSigned,
    stamped: signature => signature,
    timestampRoom: null,
    package: (signature, timestamp) => {
      const parts = packageSignedData(identity, { toBeSigned, signature, timestamp, contentLength: null })
      const signedData = concat(parts.filter(part => part instanceof Uint8Array))
      return around(documents, { time: signingTime, before }, [
        [entries.manifest, manifest],
        [entries.cades, signedData],
      ])
    },
  }
}

function prepareWithXades(
  identity: Identity,
  documents: readonly ToPrepare[],
  { signingTime, form, earlier }: ToPrepare,
): Prepared {
  const before = zipBefore(earlier)
  const id = signatureId(identity, { digest: concat(documents.map(({ digest }) => digest)), signingTime })
  return prepareXmlSignature(identity, {
    id,
    signingTime,
    role: form.role,
    documents: documents.map(({ name, type, digest }, place) => ({
      reference: { uri: uriOf(name), id: `${id}-reference-${place + 1}`, transforms: [], digest },
      type,
    })),
    package: open =>
      around(documents, { time: signingTime, before }, [
        [
          signatureEntries(before.names).xades,
          utf8(
            `${declarationText}<asic:XAdESSignatures xmlns:asic="${asicUri}">${open}${closeSignatureText}</asic:XAdESSignatures>`,
          ),
        ],
        ...(before === noEarlierZip ? [[packageManifestEntry, packageManifest(documents)] as const] : []),
      ]),
  })
}

/** OpenDocument 1.2 part 3 section 3. Nobody signs it, and nothing is concluded from it. */
const packageManifest = (documents: readonly ToPrepare[]): Bytes =>
  utf8(
    `${declarationText}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">` +
      `${fileEntry('/', containerType)}${documents.map(({ name, type }) => fileEntry(name, type)).join('')}</manifest:manifest>`,
  )

const fileEntry = (path: string, type: string): string =>
  `<manifest:file-entry manifest:full-path="${escapedValue(path)}" manifest:media-type="${escapedValue(type === '' ? 'application/octet-stream' : type)}"/>`

const zipBefore = (earlier: Uint8Array | undefined): EarlierZip => (earlier ? openEarlierZip(earlier) : noEarlierZip)

function around(
  documents: readonly ToPrepare[],
  { time, before }: { time: Date; before: EarlierZip },
  made: readonly (readonly [name: string, content: Bytes])[],
): SignatureParts {
  const own = made.map(ownEntry)
  // Others put the documents there, which are the same.
  if (before !== noEarlierZip) return zipParts(own, { time, earlier: before })
  const held = documents.map(({ index, name, size, checksum }): EntryToWrite => {
    if (checksum === null) throw new MohurError('INTERNAL')
    return { name, size, checksum, content: { document: index } }
  })
  return zipParts([ownEntry([typeEntry, utf8(containerType)]), ...held, ...own], { time })
}

const ownEntry = ([name, content]: readonly [name: string, content: Bytes]): EntryToWrite => ({
  name,
  size: content.length,
  checksum: crc32(content),
  content,
})
