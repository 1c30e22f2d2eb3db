/** A signature that no site has got, as the file that the person saves. */
import { toHex } from '../../shared/bytes.ts'
import type { Result } from '../../shared/operations/index.ts'
import type { SignaturePlace } from '../../shared/signature-place.ts'
import type { SignatureFormat } from '../../shared/signature-formats.ts'
import type { Content } from '../background/content.ts'
import { joined } from '../background/joined.ts'
import { readBytes } from '../background/read-bytes.ts'
import { keptName, type KeptSigned } from '../profiles/kept-name.ts'
import { fileFormats, type FileFormatName } from './files/file-formats.ts'
import type { SavedFile } from './save-file.ts'

const names: Readonly<Record<SignatureFormat, (place: SignaturePlace) => FileFormatName>> = {
  cms: place => (place === 'beside' ? 'cmsDetached' : 'cmsAttached'),
  jws: () => 'jws',
  xades: () => 'xades',
  pades: () => 'pades',
  asice: () => 'asice',
}

/** Places of the documents that the person must give, before this signature can be saved. */
export const wantedFor = ({ wanted, place }: KeptSigned, index: number): number[] =>
  wanted.filter(one => place === 'together' || one === index)

interface ToSave {
  signed: KeptSigned
  index: number
  taken: NonNullable<Result<'takeKeptSignature'>>
  /** What the person chose where a document was not kept. */
  given: readonly Content[]
}

/** `null`: what was given is not what was signed. */
export async function keptFile({ signed, index, taken, given }: ToSave): Promise<SavedFile | null> {
  const contents = new Map<number, Content>(taken.documents.map(document => [document.index, document.content]))
  for (const wanted of wantedFor(signed, index)) {
    const digest = signed.documents.find(document => document.index === wanted)?.digest
    const found = await findBy(digest, given, signed.hash)
    if (!found) return null
    contents.set(wanted, found)
  }
  const kept = (at: number): Content => contents.get(at) ?? new Uint8Array()
  const content = await joined(index, taken.parts, { kept })
  const { nameOf, type } = fileFormats[names[signed.format](signed.place)]
  return { name: nameOf(keptName(signed, index)), type, content }
}

async function findBy(
  digest: string | undefined,
  given: readonly Content[],
  hash: KeptSigned['hash'],
): Promise<Content | null> {
  for (const content of given) {
    const bytes = await readBytes(content)
    if (toHex(new Uint8Array(await crypto.subtle.digest(hash, bytes))) === digest) return content
  }
  return null
}
