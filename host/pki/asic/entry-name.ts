/** The name of an entry, where no program could take it for another one or put it elsewhere. */
import { fromUtf8 } from '../../../shared/bytes.ts'
import { signaturesFolder, typeEntry } from './names.ts'
import { unreadable } from './unreadable.ts'

/** Without the flag names are in whatever alphabet the computer had that made it: only ASCII is the same everywhere. */
export function decodeName(name: Uint8Array, isUtf8: boolean): string {
  if (!isUtf8 && name.some(octet => octet >= 0x80)) throw unreadable('nameEncoding')
  try {
    return fromUtf8(name)
  } catch (error) {
    throw unreadable('nameEncoding', error)
  }
}

/** From the root of the container down, and nowhere else. */
export function isSafeName(name: string): boolean {
  const parts = (name.endsWith('/') ? name.slice(0, -1) : name).split('/')
  // oxlint-disable-next-line no-control-regex -- these are what is looked for
  const isPlain = !/[\u0000-\u001f\u007f\\]|^[a-zA-Z]:/.test(name)
  return isPlain && parts.every(part => part !== '' && part !== '.' && part !== '..') && !isAlmostOurs(name)
}

/** What another file system would take for the container's own. */
function isAlmostOurs(name: string): boolean {
  const [first = ''] = name.split('/')
  const isFolder = folded(first) === folded(signaturesFolder.slice(0, -1)) && !name.startsWith(signaturesFolder)
  return isFolder || (folded(name) === typeEntry && name !== typeEntry)
}

/** Where the computer makes no difference between capitals, nor between two ways to write one letter. */
export const folded = (name: string): string => name.normalize('NFC').toLowerCase().normalize('NFC')

/** @throws MohurError when two would be the same file somewhere, or one the folder of another */
export function checkNames(names: readonly string[]): void {
  const files = new Set<string>()
  const all = new Set<string>()
  for (const name of names) {
    const own = folded(name.endsWith('/') ? name.slice(0, -1) : name)
    if (all.has(own)) throw unreadable('nameTwice')
    all.add(own)
    if (!name.endsWith('/')) files.add(own)
  }
  for (const name of all)
    for (let at = name.indexOf('/'); at >= 0; at = name.indexOf('/', at + 1))
      if (files.has(name.slice(0, at))) throw unreadable('nameTwice')
}
