/** What a person types back from the paper of a certificate centre, so that a root is not added unread: the end of its fingerprint. */

/** How many characters of it, at the end. */
export const proofLength = 8

/** As people write a fingerprint: in capitals or not, in groups, with colons or dashes between them. */
export const isProof = (typed: string, fingerprint: string): boolean =>
  typed.replaceAll(/[\s:–-]/g, '').toLowerCase() === fingerprint.slice(-proofLength) && fingerprint.length > proofLength
