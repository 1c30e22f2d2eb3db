/** The names under which a signature goes into a container (ETSI EN 319 162-1 section A.1): those of the first, or free ones beside others. */
import { folded } from './entry-name.ts'
import { signaturesFolder } from './names.ts'

export interface SignatureEntries {
  manifest: string
  cades: string
  xades: string
}

/** `taken`: as no file system tells two names from each other (`folded`). */
export function signatureEntries(taken: ReadonlySet<string>): SignatureEntries {
  for (let number = 1; ; number++) {
    const ending = number === 1 ? '' : String(number).padStart(3, '0')
    const entries = {
      manifest: `${signaturesFolder}ASiCManifest${ending}.xml`,
      cades: `${signaturesFolder}signature${ending}.p7s`,
      xades: `${signaturesFolder}signatures${ending}.xml`,
    }
    if (Object.values(entries).every(name => !taken.has(folded(name)))) return entries
  }
}
