/** English: the way from a certificate to its root. */

export const paths = {
  found: {
    missing: 'Missing is the certificate of {issuer}, which issued {subject}.',
    otherKey: 'The certificate of {issuer} that is here has another key than the one that issued {subject}.',
    expired: '{subject}: expired on {date}.',
    notYetValid: '{subject}: valid only from {date}.',
    untrusted: 'The root {subject} is not among those that you trust.',
    revoked: '{subject}: revoked on {date}, as {authority} says.',
  },
  next: {
    file: {
      missing:
        'If it is the root of a certificate centre that you know, add it in Settings. Otherwise ask the sender for a signature with the whole chain.',
      expired:
        'Ask the sender to sign anew with a certificate that is valid. A time stamp from before that day would have kept the signature good.',
      notYetValid: 'Check the date of this computer. If it is right, ask the sender to sign anew.',
      untrusted:
        'If it is the root of a certificate centre that you know, compare its fingerprint with the paper and add it in Settings.',
      revoked: 'Do not rely on it. Ask the sender to sign anew with another certificate.',
    },
    token: {
      missing: 'Get it from your certificate centre and import it here.',
      otherKey: 'Get the other one from your certificate centre and import it here as well.',
      expired: 'Ask your certificate centre for a new one.',
      notYetValid: 'Check the date of this computer. If it is right, wait for that day.',
      untrusted:
        'If it is the root of your certificate centre, compare its fingerprint with the paper and add it in Settings.',
      revoked: 'Do not sign with it any more. Ask your certificate centre for a new one.',
    },
    import: {
      missing: 'If it is not on the token yet, cancel and choose its file together with these.',
      otherKey: 'The centre has another certificate of that name: choose its file together with these.',
    },
    install: {
      missing:
        'It is installed all the same. Ask the certificate centre for the missing one, and import it in the token manager.',
    },
  },
  otherOrder: 'The files have them in another order. They will be stored in the right one: {names}.',
  check: 'Check the chain and revocation',
  checking: 'Being checked…',
  trusted: 'The chain is whole and leads to a root that you trust: {names}',
  broken: 'The certificates of this chain do not belong together. Ask your certificate centre for all of them anew.',
  noAuthority:
    'Nobody was asked whether it was revoked: no authority is set up that tells of this issuer. Add it in Settings.',
} as const
