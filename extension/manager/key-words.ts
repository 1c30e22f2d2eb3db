/** The keys a token can make and sign with, as a person reads them: `RSA up to 4096, ECDSA P-256/P-384`. */
import { keyAlgorithms, type KeyAlgorithm } from '../../shared/algorithms.ts'
import { fill } from '../locales/format.ts'
import type { TokenPageTexts } from '../locales/texts.ts'

/** Empty when it can make none. */
export function keyWords(algorithms: readonly KeyAlgorithm[], texts: TokenPageTexts['details']): string {
  const of = (family: 'RSA' | 'EC'): KeyAlgorithm[] => algorithms.filter(name => keyAlgorithms[name].family === family)
  const bits = Math.max(0, ...of('RSA').map(name => keyAlgorithms[name].bits))
  const curves = of('EC').join('/')
  return [
    ...(bits > 0 ? [fill(texts.rsa, { bits })] : []),
    ...(curves === '' ? [] : [fill(texts.ecdsa, { curves })]),
  ].join(', ')
}
