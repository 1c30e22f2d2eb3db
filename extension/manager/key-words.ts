/** The keys a token can make and sign with, as a person reads them: `RSA up to 4096, ECDSA P-256/P-384, EdDSA Ed25519`. */
import { keyAlgorithms, keyFamilyNames, type KeyAlgorithm, type KeyFamily } from '../../shared/key-algorithms.ts'
import { fill } from '../locales/format.ts'
import type { TokenPageTexts } from '../locales/texts.ts'

/** Empty when it can make none. */
export function keyWords(algorithms: readonly KeyAlgorithm[], texts: TokenPageTexts['details']): string {
  const wordsFor = (family: KeyFamily): string[] => {
    const own = algorithms.filter(name => keyAlgorithms[name].family === family)
    const bits = Math.max(...own.map(name => keyAlgorithms[name].bits))
    return own.length === 0 ? [] : [fill(texts.keys[family], { bits, names: own.join('/') })]
  }
  return keyFamilyNames.flatMap(wordsFor).join(', ')
}
