/** The media type that a site gives a document (RFC 9110 section 8.3.1), reduced to what decides how it is drawn. */

export interface MediaType {
  /** Type and subtype in lower case; nothing else of it counts. */
  essence: string
  /** The character set as given, in lower case; `null` when the type names none. */
  charset: string | null
}

export function parseMediaType(type: string): MediaType {
  const [essence = '', ...parameters] = type
    .toLowerCase()
    .split(';')
    .map(part => part.trim())
  const given = parameters.map(part => /^charset="?([^"]*)"?$/.exec(part)?.[1]).find(name => name !== undefined)
  return { essence, charset: given ?? null }
}
