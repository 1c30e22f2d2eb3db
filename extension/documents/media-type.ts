/** The media type that a site gives a document (RFC 9110 section 8.3.1), reduced to what decides how it is drawn. */

export interface MediaType {
  kind: 'text' | 'json' | 'xml' | 'other'
  /** `utf-8` or `windows-1251`; empty for any other. */
  charset: string
}

const kinds: readonly { kind: MediaType['kind']; pattern: RegExp }[] = [
  { kind: 'json', pattern: /^(?:application\/json|text\/json|application\/[\w.-]+\+json)$/ },
  { kind: 'xml', pattern: /^(?:application\/xml|text\/xml|application\/[\w.-]+\+xml)$/ },
  { kind: 'text', pattern: /^text\/[\w.+-]+$/ },
]

const charsets: Readonly<Record<string, string>> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'us-ascii': 'utf-8',
  'windows-1251': 'windows-1251',
  cp1251: 'windows-1251',
}

const declaredInXml = /^<\?xml version=["']1\.0["'] +encoding=["']([A-Za-z0-9._-]+)["']/

/** The first bytes of an XML document may name its character set when the type does not (RFC 7303 section 3). */
export function parseMediaType(type: string, content: Uint8Array): MediaType {
  const [essence = '', ...parameters] = type
    .toLowerCase()
    .split(';')
    .map(part => part.trim())
  const kind = kinds.find(({ pattern }) => pattern.test(essence))?.kind ?? 'other'
  const given = parameters.map(part => /^charset="?([^"]*)"?$/.exec(part)?.[1]).find(name => name !== undefined)
  const inside =
    kind === 'xml' ? declaredInXml.exec(new TextDecoder('latin1').decode(content.subarray(0, 100)))?.[1] : null
  return { kind, charset: charsets[given ?? inside?.toLowerCase() ?? 'utf-8'] ?? '' }
}
