/** The names of signature formats, in the order in which signed data is held against them. */
export const signatureFormats = ['cms', 'jws', 'xades', 'pades', 'asice'] as const
export type SignatureFormat = (typeof signatureFormats)[number]
