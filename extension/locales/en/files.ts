/** English: signing the person’s own files, and checking signed ones. */
import type { OutcomeTexts, SignatureReasonTexts } from '../text-tables.ts'
import { plural } from '../plural.ts'

/** In the journal. */
const outcomes: OutcomeTexts = {
  signing: 'Started, outcome unknown',
  signed: 'Signed, not yet handed to this page',
  failed: 'Not signed',
  delivered: 'Signed by you in Mohur',
  undelivered: 'Signed, but the page had been closed',
  unknown: 'Not known whether it was signed',
}

export const signFiles = {
  intro:
    'Sign files from this computer with your token. They are sent nowhere; the window of the signature shows each of them before you type your PIN.',
  drop: 'Drop files anywhere on this page, or choose them.',
  choose: 'Choose files',
  files: plural({ one: '{count} file', other: '{count} files' }),
  leftOut: plural({
    one: 'The list is full: {count} file was left out. Sign these first.',
    other: 'The list is full: {count} files were left out. Sign these first.',
  }),
  takeOut: 'Take out',
  takeAllOut: 'Take all out',
  format: 'Format of the signature',
  formats: {
    cmsDetached: {
      title: 'Signature beside the file',
      meaning: 'For every kind of file. The signature is a small file of its own: send both.',
    },
    cmsAttached: {
      title: 'File and signature in one',
      meaning: 'For every kind of file. Whoever opens it needs a program for signatures.',
    },
    pades: {
      title: 'Signature inside the {kind} file',
      meaning: 'The file opens as before, with the signature in it.',
    },
    xades: { title: 'Signature inside the {kind} file', meaning: 'The file stays readable for programs.' },
    jws: { title: 'Signature for web services', meaning: 'For every kind of file. The file is inside it.' },
    asice: {
      title: 'Files and signature in one container',
      meaning: 'For files that belong together, of every kind. Whoever gets it can take them out.',
    },
  },
  mark: 'A visible mark at the foot of the last page',
  markMeaning: 'It has your name and the time, and is part of what you sign.',
  stamp: 'With a time stamp',
  stampMeaning: 'It proves when the signature was there. {authority} is asked for it and gets nothing of the file.',
  noStamp: 'There is no time stamp in this format.',
  noAuthority: 'The signatures get no time stamp: no authority is set up.',
  sign: plural({ one: 'Sign {count} file', other: 'Sign {count} files' }),
  signing: 'The window for the signature is open…',
  progress: '{done} of {total} signed…',
  nothing: {
    rejected: 'You rejected the request. Nothing was signed.',
    unfit:
      'One of the files cannot be signed in this format. Nothing was signed: sign the others, or choose another format.',
  },
  done: plural({ one: '{count} of {total} was signed.', other: '{count} of {total} were signed.' }),
  noneFit: 'None of these files can be signed in this format.',
  together: 'Together these files are larger than {size}. Take some out and sign them afterwards.',
  signed: 'Signed, level {level}.',
  within: 'Signed, in',
  notSaved: 'Not saved yet:',
  savedAs: 'Handed to the browser to be saved:',
  failed: 'Not signed: {what}.',
  takenOut: 'Not signed: you took it out in the window.',
  changed: {
    title: 'A file was changed after you had chosen it. Nothing was signed',
    next: 'Choose that file again, so that the window shows what is in it now.',
  },
  save: 'Save',
  saveAll: 'Save all',
  unsaved: plural({ one: '{count} signed file is not saved yet', other: '{count} signed files are not saved yet' }),
  unsavedMeaning: 'If you close this page now, the signatures are lost. The browser overwrites no file when it saves.',
  outcomes,
  unfit: {
    folder: 'This is a folder. Choose the files in it.',
    empty: 'The file is empty: there is nothing to sign or check.',
    unreadable: 'The file cannot be read: it was changed, moved or deleted since, or is not yours. Choose it again.',
    wrongKind: 'This is no {kind} file. It can be signed in another format.',
    pdfCut: 'The {kind} file is damaged: its end is missing. Get it anew, or sign it as it is in another format.',
    pdfEncrypted:
      'The {kind} file is protected by a password, and nothing can be written into it. It can be signed in another format.',
    tooLarge: 'In this format files can be no larger than {size}. Choose another format.',
  },
} as const

const reasons: SignatureReasonTexts = {
  contentChanged: 'The document is not the one that was signed: it was changed, or it is another one.',
  contentMissing: 'The document lies beside the signature and is not here.',
  referenceWrong: 'A part that was signed was changed or is missing.',
  signatureWrong: 'The signature does not fit: it was changed, or was made with another key.',
  attributesWrong: 'What the signer signed beside the document is missing or does not fit.',
  algorithmWeak: 'It was made in a way that can be forged today.',
  algorithmUnsupported: 'It was made in a way that this program does not know.',
  certificateMissing: 'The certificate of the signer is not in the file.',
  certificateMismatch: 'The certificate is not the one that the signer signed with.',
  certificateExpired: 'The certificate was not valid at that time.',
  certificateRevoked: 'The certificate had been revoked by that time.',
  changesForbidden: 'The document was changed since in a way that the signer had not allowed.',
  certificateNotForSigning: 'The certificate is not for signing documents.',
  chainBroken: 'A certificate on the way to the root is missing or does not hold.',
  rootUnknown: 'The certificate leads to no root that is trusted here.',
  unreadable: 'The time stamp cannot be read.',
  imprintWrong: 'The time stamp is of another signature.',
  timeWrong: 'The time in the time stamp does not hold.',
  certificateNotForTimestamps: 'Its certificate is not for time stamps.',
}

export const checkFiles = {
  intro:
    'See who signed a file, when, and whether it was changed since. No token is needed, and the files are sent nowhere.',
  drop: 'Drop signed files anywhere on this page, or choose them. Where the signature lies beside its document, give both.',
  roots: 'Root certificates that you trust',
  keptRoots:
    'A signature is confirmed when its certificate leads to one of these. The roots that you keep in Settings are among them:',
  noKeptRoots:
    'A signature is confirmed when its certificate leads to a root that you trust. You keep none yet: add the root of your certificate centre in Settings, and it counts from then on.',
  rootsMeaning:
    'Others can be trusted until this page is closed. Choose only files that you got from the certificate centre itself, and have the fingerprint at hand that it published.',
  addRoot: 'Choose a root certificate',
  trustRoot: 'Trust until this page is closed',
  rootUnreadable:
    'The file holds no certificate, too many, or one that is no root. Nothing was added: choose the file of the root alone.',
  left: plural({ one: '{count} file is left to be checked…', other: '{count} files are left to be checked…' }),
  checked: plural({ one: '{count} file was checked.', other: '{count} files were checked.' }),
  waiting: 'Waiting…',
  checking: 'Being checked…',
  withDocument: 'Checked with the document {name}.',
  chooseDocument: 'Choose the document',
  tooLarge: 'Files larger than {size} cannot be checked here.',
  signatures: plural({ one: '{count} signature', other: '{count} signatures' }),
  numbered: 'Signature {number}',
  verdicts: {
    good: { title: 'The signature holds', meaning: 'The document is whole, and its signer is known.' },
    part: {
      title: 'The signature holds for a part',
      meaning: 'That part is whole, and its signer is known. What was added since is not the word of this signer.',
    },
    unproven: {
      title: 'Whole, but it is not proven who signed',
      meaning:
        'The document was not changed since. The name below is what the certificate says, and nobody trusted here confirms it.',
    },
    unknown: { title: 'The signature could not be checked', meaning: 'Nothing is known of the document by it.' },
    missing: {
      title: 'The document is needed',
      meaning: 'The signature lies beside its document. Choose the document, and both are checked.',
    },
    bad: { title: 'The signature does not hold', meaning: 'Do not rely on it: ask the sender for the file anew.' },
  },
  reasons,
  who: 'Who',
  noSigner: 'not known: there is no certificate',
  when: 'When',
  saidTime: '{time}, as the signer’s computer said',
  noTime: 'not said',
  roles: 'Signed as, by their own word',
  timestamp: 'Time stamp',
  noTimestamp: 'none',
  timestampBy: '{time}, by {authority}',
  timestampWrong: 'The time stamp does not hold.',
  level: 'Level',
  noLevel: 'none of the known ones',
  levels: {
    'B-B': 'the signature alone',
    'B-T': 'with a time stamp',
    'B-LT': 'with a time stamp, and with proof inside that no certificate was revoked',
  },
  revocation: 'Revocation',
  embedded: '{authority}, inside the signature',
  notRevoked: '{authority}: not revoked.',
  revoked: '{authority}: revoked on {time}.',
  issuerRevoked: '{authority}: the issuer {issuer} was revoked on {time}.',
  revocationUnknown: 'It could not be found out whether the certificate was revoked.',
  contained: 'Files in the container',
  uncovered: 'No signature covers it: anybody may have put it there.',
  covers: 'Covers',
  coversDocument: 'the whole document',
  coversPart: 'a part of it:',
  revision: 'revision {number} of {of}',
  documentStamp: 'Time stamp of the file',
  stampsAlone: {
    title: 'Nobody signed this file',
    meaning: 'A time stamp proves that it was there at that time. Who it is from, nobody says.',
  },
  since: 'Since then',
  laterChanges: {
    signatures: 'signed again',
    validation: 'time stamps, or proof that nothing was revoked, were added',
    fields: 'form fields were filled in or changed',
    annotations: 'comments or other things upon the pages were changed',
    content: 'what the pages show was changed',
    elsewhere: 'something else in the file was changed',
  },
  path: 'Issued by',
  noPath: 'not known',
  pathUnproven: 'This path does not end in a root that is trusted here.',
} as const
