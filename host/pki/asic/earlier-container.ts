/** A container that others signed: whether one more signature may go into it, and where (ETSI EN 319 162-1 section 4.4). */
import { MohurError } from '../../../shared/errors.ts'
import { limits } from '../../../shared/limits.ts'
import type { EarlierToCheck } from '../format.ts'
import { openContainer } from './container.ts'
import { isCadesEntry, isXadesEntry } from './names.ts'

/** @throws MohurError BAD_PARAMS with the reason, SIGNED_DATA_UNREADABLE */
export function checkEarlierContainer(earlier: Uint8Array, { form, documents }: EarlierToCheck): void {
  const { files, others, single } = openContainer(earlier)
  // Of a container for one file (ASiC-S) no more than one signature by CAdES is.
  if (single) throw unfit('earlierContainer')
  const sizes = new Map(files.map(({ name, size }) => [name, size]))
  const areSame = documents.length === files.length && documents.every(({ name, size }) => sizes.get(name) === size)
  if (!areSame) throw unfit('filesDiffer')
  const names = others.map(({ name }) => name)
  // Programs that read containers look for signatures of one kind alone, and would not find those of the other.
  if (names.some(form.inside === 'cades' ? isXadesEntry : isCadesEntry)) throw unfit('earlierInside')
  const signatures = names.filter(name => isCadesEntry(name) || isXadesEntry(name))
  if (signatures.length >= limits.containerSignatures) throw unfit('tooManySigners')
}

/** @throws MohurError SIGNED_DATA_UNREADABLE */
export function contentsOfContainer(earlier: Uint8Array): (name: string) => Uint8Array | null {
  const { find } = openContainer(earlier)
  return name => find(name)?.content() ?? null
}

const unfit = (reason: string): MohurError => new MohurError('BAD_PARAMS', { reason })
