/** What a container's parts are called (ETSI EN 319 162-1 sections 4.4 and A.1). */
import { limits } from '../../../shared/limits.ts'
import { unreadable } from './unreadable.ts'

export const containerType = 'application/vnd.etsi.asic-e+zip'
/** ASiC-S (section 4.3): of one file. Read, and not made. */
export const singleType = 'application/vnd.etsi.asic-s+zip'

/** The first entry, which says the type of the container to whoever looks at its first bytes. */
export const typeEntry = 'mimetype'

/** Where signatures are, and what tells of them; no document is in there. */
export const signaturesFolder = 'META-INF/'

/** OpenDocument's list of files, without which some programs open no container with XML signatures. */
export const packageManifestEntry = `${signaturesFolder}manifest.xml`

/** Made by others. */
export const isXadesEntry = (name: string): boolean => /^META-INF\/[^/]*signatures[^/]*\.xml$/.test(name)
export const isManifestEntry = (name: string): boolean => /^META-INF\/[^/]*ASiCManifest[^/]*\.xml$/.test(name)
export const isCadesEntry = (name: string): boolean => /^META-INF\/[^/]*signature[^/]*\.p7s$/.test(name)

/** Of archive time stamps (section A.7). */
export const isArchiveEntry = (name: string): boolean => /^META-INF\/[^/]*ASiCArchiveManifest[^/]*\.xml$/.test(name)
export const isStampEntry = (name: string): boolean => /^META-INF\/[^/]*\.tst$/.test(name)

/** As many as are looked at. @throws MohurError SIGNED_DATA_UNREADABLE */
export function bounded<T>(entries: readonly T[]): readonly T[] {
  if (entries.length > limits.containerSignatures) throw unreadable('tooManySignatureFiles')
  return entries
}

export const signatureType = 'application/pkcs7-signature'
export const timestampType = 'application/vnd.etsi.timestamp-token'

/** The address of a file from the root of the container (RFC 3986 section 4.2). */
export const uriOf = (name: string): string => name.split('/').map(encodeURIComponent).join('/')

/** The name that an address means; `null` for one with a scheme, a query or a fragment, or from another root. */
export function nameOf(uri: string): string | null {
  if (/^[a-zA-Z][\w+.-]*:|^\/|[\\?#]/.test(uri)) return null
  try {
    return decodeURIComponent(uri)
  } catch {
    return null
  }
}
