/** By xmlsec1: the only `ds:SignatureValue` of each document, in the exclusive form. */
import { utf8, type Bytes } from '../../shared/bytes.ts'
import { xmlsecCanonical } from './xmlsec.ts'

const transform =
  'http://www.w3.org/TR/1999/REC-xpath-19991116"><XPath xmlns:ds="http://www.w3.org/2000/09/xmldsig#">' +
  'ancestor-or-self::ds:SignatureValue</XPath></Transform><Transform Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#'

export async function canonicalValues(documents: readonly Uint8Array[]): Promise<Bytes[]> {
  if (documents.length === 0) return []
  const files = Object.fromEntries(documents.map((signed, at) => [`${at}.xml`, signed]))
  const references = documents.map((_, at) => ({ uri: `${at}.xml`, transform }))
  const values = await xmlsecCanonical(references, { files })
  return values.map(value => utf8(value))
}
