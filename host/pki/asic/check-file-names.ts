/** Names under which documents can lie in a container, and be taken out of it on any computer. */
import { utf8 } from '../../../shared/bytes.ts'
import { MohurError } from '../../../shared/errors.ts'
import type { FileNameFault } from '../../../shared/file-name-faults.ts'
import { folded } from './entry-name.ts'
import { signaturesFolder, typeEntry } from './names.ts'

/** Of a file in most file systems, in UTF-8. */
const longest = 255

const reserved = new Set([folded(typeEntry), folded(signaturesFolder.slice(0, -1))])

const faults: readonly (readonly [reason: FileNameFault, isWrong: (name: string) => boolean])[] = [
  ['nameHasPath', name => /[/\\]|^\.{1,2}$|^[a-z]:/i.test(name)],
  ['nameNotNfc', name => name.normalize('NFC') !== name],
  // What no name has on Windows; and controls, which make one name look like another.
  ['nameUnsafe', name => /[\p{C}\p{Zl}\p{Zp}<>:"|?*]|[. ]$|^ /u.test(name)],
  ['nameReserved', name => reserved.has(folded(name)) || /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(name)],
  ['nameTooLong', name => utf8(name).length > longest],
]

/** @throws MohurError BAD_PARAMS with the reason, `at` which */
export function checkFileNames(documents: readonly { name: string }[]): void {
  const taken = new Set<string>()
  for (const [index, { name }] of documents.entries()) {
    const fault = faults.find(([, isWrong]) => isWrong(name))?.[0] ?? (taken.has(folded(name)) ? 'nameTwice' : null)
    if (fault) throw new MohurError('BAD_PARAMS', { reason: fault, at: `documents.${index}.name` })
    taken.add(folded(name))
  }
}
