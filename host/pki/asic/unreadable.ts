/** Why a container is not read. */
import { MohurError } from '../../../shared/errors.ts'

export const containerReasons = [
  'zipBroken',
  'zip64',
  'zipParts',
  'tooManyEntries',
  'entriesOverlap',
  'bytesBetween',
  'headersDiffer',
  'nameDiffers',
  'nameEncoding',
  'nameUnsafe',
  'nameTwice',
  'encrypted',
  'compression',
  'inflatedSize',
  'inflatedRatio',
  'checksum',
  'mimetype',
  'fileNotOne',
  'notSigned',
  'manifestMissing',
  'manifestMalformed',
  'signatureMissing',
  'tooManySignatureFiles',
] as const
export type ContainerReason = (typeof containerReasons)[number]

export const unreadable = (reason: ContainerReason, cause?: unknown): MohurError =>
  new MohurError('SIGNED_DATA_UNREADABLE', { reason }, { cause })
