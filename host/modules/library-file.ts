/**
 * Whether a file may and can be loaded as a PKCS#11 module, found out before its code runs: an absolute path, nobody else's to
 * write or to lead elsewhere, and a shared library of this process's own kind (ELF, PE/COFF and Mach-O headers).
 */
import { closeSync, lstatSync, openSync, readlinkSync, readSync, realpathSync, statSync, type Stats } from 'node:fs'
import { dirname, isAbsolute, join, resolve, sep } from 'node:path'
import { MohurError } from '../../shared/errors.ts'

const headerLength = 4096

/**
 * The real path of the library.
 * @throws MohurError MODULE_PATH_REFUSED, MODULE_NOT_FOUND, MODULE_WRONG_ARCHITECTURE, MODULE_NOT_PKCS11
 */
export function checkLibraryFile(path: string): string {
  if (!isAbsolute(path) || path.includes('\0')) throw refused('notAbsolute')
  const real = realPath(path)
  const stats = statSync(real)
  if (!stats.isFile()) throw refused('notAFile')
  if (process.platform !== 'win32') {
    checkOwners(real, stats)
    for (const link of linksOf(path)) checkOwners(link, { uid: lstatSync(link).uid, mode: 0 })
  }
  checkKind(readHeader(real))
  return real
}

function realPath(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    throw new MohurError('MODULE_NOT_FOUND', { module: path })
  }
}

/** Every link on the way to the file: who may change one of them chooses what is loaded, and may do so at any time. */
function linksOf(path: string): string[] {
  const parts = resolve(path).split(sep)
  for (let count = 2; count <= parts.length; count++) {
    const place = join(sep, ...parts.slice(1, count))
    if (!lstatSync(place).isSymbolicLink()) continue
    return [place, ...linksOf(resolve(dirname(place), readlinkSync(place), ...parts.slice(count)))]
  }
  return []
}

/** Root or the person alone may write the file and every folder above it; a folder with the sticky bit protects its entries. */
function checkOwners(path: string, stats: Pick<Stats, 'uid' | 'mode'>): void {
  const sticky = 0o1000
  const own = (owner: number): boolean => owner === 0 || owner === process.getuid?.()
  if (!own(stats.uid)) throw refused('foreignOwner')
  if ((stats.mode & 0o022) !== 0) throw refused('writableByOthers')
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const { uid, mode } = statSync(folder)
    if (!own(uid)) throw refused('foreignOwner')
    if ((mode & 0o022) !== 0 && (mode & sticky) === 0) throw refused('writableByOthers')
    if (folder === dirname(folder)) return
  }
}

function readHeader(path: string): Buffer {
  const header = Buffer.alloc(headerLength)
  const file = openSync(path, 'r')
  try {
    return header.subarray(0, readSync(file, header, 0, headerLength, 0))
  } finally {
    closeSync(file)
  }
}

/** The machine a library was made for, as `platform/arch` of Node; `null` for a kind that this reader does not look into. */
interface Format {
  platform: string
  matches: (header: Buffer) => boolean
  machine: (header: Buffer) => string | null
}

const elfMachines: Readonly<Record<string, string>> = { '2/62': 'x64', '1/3': 'ia32', '2/183': 'arm64', '1/40': 'arm' }
const peMachines: Readonly<Record<number, string>> = { 0x8664: 'x64', 0x14c: 'ia32', 0xaa64: 'arm64' }
const machMachines: Readonly<Record<number, string>> = { 0x01000007: 'x64', 0x0100000c: 'arm64', 7: 'ia32' }

const formats: readonly Format[] = [
  {
    platform: 'linux',
    matches: header => header.subarray(0, 4).equals(Buffer.from('\x7fELF', 'latin1')),
    machine: header => elfMachines[`${header[4]}/${header[18]}`] ?? 'unknown',
  },
  {
    platform: 'win32',
    matches: header => header.subarray(0, 2).equals(Buffer.from('MZ')) && header.length >= 0x40,
    machine: header => {
      const at = header.readUInt32LE(0x3c)
      return at + 6 <= header.length ? (peMachines[header.readUInt16LE(at + 4)] ?? 'unknown') : 'unknown'
    },
  },
  {
    platform: 'darwin',
    matches: header => header.length >= 8 && [0xfeedface, 0xfeedfacf].includes(header.readUInt32LE(0)),
    machine: header => machMachines[header.readUInt32LE(4)] ?? 'unknown',
  },
  {
    // A universal binary holds several machines; the loader picks.
    platform: 'darwin',
    matches: header => header.length >= 8 && header.readUInt32BE(0) === 0xcafebabe,
    machine: () => null,
  },
]

function checkKind(header: Buffer): void {
  const format = header.length >= 20 ? formats.find(({ matches }) => matches(header)) : undefined
  if (!format) throw new MohurError('MODULE_NOT_PKCS11', { reason: 'notALibrary' })
  const machine = format.machine(header)
  if (format.platform !== process.platform || (machine !== null && machine !== process.arch)) {
    const found = `${format.platform}/${machine ?? process.arch}`
    throw new MohurError('MODULE_WRONG_ARCHITECTURE', { found, needed: `${process.platform}/${process.arch}` })
  }
}

const refused = (reason: string): MohurError => new MohurError('MODULE_PATH_REFUSED', { reason })
