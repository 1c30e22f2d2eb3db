/** What may be changed in a PDF after it was signed (ISO 32000-2 section 12.8.2). */

/** More signatures; time stamps of the document, and what tells of revocation; fields that were filled in, or the form; comments and other things on the pages; the pages themselves; anything elsewhere in the file. */
export const laterChanges = ['signatures', 'validation', 'fields', 'annotations', 'content', 'elsewhere'] as const
export type LaterChange = (typeof laterChanges)[number]
