/** A site in a sentence: the host, and the port where it has one of its own. */
export const siteOf = (origin: string): string => (URL.canParse(origin) ? new URL(origin).host : origin)
