/** How a good XML signature is bent, before it is signed again. */
import type { VerifiedSigner } from '../../../shared/operations/verify.ts'
import type { Wishes } from '../../support/make-xades.ts'

export const more = 'http://www.w3.org/2001/04/xmldsig-more#'
export const sha256 = 'http://www.w3.org/2001/04/xmlenc#sha256'
export const exclusive = '<ds:Transform Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/>'
export const enveloped = '<ds:Transform Algorithm="http://www.w3.org/2000/09/xmldsig#enveloped-signature"/>'
export const manifest = 'Type="http://www.w3.org/2000/09/xmldsig#Manifest" URI=""'

export interface Bent {
  what: string
  reasons: VerifiedSigner['reasons']
  /** Of a good signature, before it is signed again unless it stays as it is. */
  bend: (text: string) => string
  as?: Wishes
  stays?: true
}

/** The first reference is that of the document. */
export const firstReference =
  (bend: (reference: string) => string) =>
  (text: string): string =>
    text.replace(/<ds:Reference Id=[^]*?<\/ds:Reference>/, bend)
export const withTransforms = (transforms: string) =>
  firstReference(text =>
    text.replace(/<ds:Transforms>.*<\/ds:Transforms>/, `<ds:Transforms>${transforms}</ds:Transforms>`),
  )
export const withUri = (uri: string) => firstReference(text => text.replace(/ URI="[^"]*"/, ` URI="${uri}"`))
export const withMethod =
  (algorithm: string) =>
  (text: string): string =>
    text.replace(/(<ds:SignatureMethod Algorithm=")[^"]*/, `$1${algorithm}`)
export const withDigest = (algorithm: string) => firstReference(text => text.replace(sha256, algorithm))
export const xpath = (expression: string, uri = 'http://www.w3.org/2000/09/xmldsig#'): string =>
  `<ds:Transform Algorithm="http://www.w3.org/TR/1999/REC-xpath-19991116"><x:XPath xmlns:x="http://www.w3.org/2000/09/xmldsig#" xmlns:ds="${uri}">${expression}</x:XPath></ds:Transform>`
export const wrapped = (text: string, inside = ''): string =>
  text.replace(/<p:payment/, '<wrap><p:payment').replace('</p:payment>', `</p:payment>${inside}</wrap>`)
/** The payee's element as it was, and another one in its place. */
export const payee = /<p:payee[^]*?<\/p:payee>/
export const fakePayee = (id: string): string => `<p:payee ${id}>ТОО «Оркен»</p:payee>`
