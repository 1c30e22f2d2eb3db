/** English: the prompt window. */
import type { ScopeTexts } from '../texts.ts'
import { plural } from '../plural.ts'

const scopes: ScopeTexts = {
  sign: { title: 'Ask you to sign documents', meaning: 'You see each document and type your PIN each time.' },
  certificates: {
    title: 'Ask for a certificate',
    meaning: 'You choose which one it sees: your name and numbers stand in it.',
  },
  tokens: {
    title: 'See which tokens are connected',
    meaning: 'Label, manufacturer and serial number, without certificates.',
  },
  request: { title: 'Ask for new keys and certificates', meaning: 'You confirm each one and type your PIN.' },
}

export const prompt = {
  windowTitle: '{host} asks – {product}',
  scopes,
  asks: {
    connect: 'asks for your permission',
    selectCertificate: 'asks you to choose a certificate',
    requestCertificate: 'asks you to make a key and a certificate request',
    installCertificate: plural({
      one: 'asks you to install {count} certificate',
      other: 'asks you to install {count} certificates',
    }),
    sign: plural({ one: 'asks you to sign {count} document', other: 'asks you to sign {count} documents' }),
  },
  approve: {
    connect: 'Allow',
    selectCertificate: 'Show this certificate',
    requestCertificate: 'Make key and request',
    installCertificate: 'Install',
    sign: plural({ one: 'Sign {count} document', other: 'Sign {count} documents' }),
  },
  reject: 'Reject',
  cancel: 'Cancel',
  onThisComputer: 'This page comes from your own computer and is not encrypted.',
  word: {
    missing: 'If your own word is missing here, it is not us.',
    unset: 'Choose a word of your own in the settings: then you can tell our windows from false ones.',
  },
  blockers: {
    certificate: 'Choose a certificate.',
    token: 'Choose a token.',
    pin: 'Type the PIN.',
    newPin: 'Choose a PIN and type it twice.',
    locked: 'The PIN of this token is locked.',
    finalTry: 'Confirm that you know this is the last try.',
    opening: 'The document is being opened.',
    wrong: 'The document is not the one of the list.',
    unread: 'Scroll to the end of the document.',
    scopes: 'Choose at least one permission.',
    documents: 'No document is left.',
    soPin: 'Type the SO PIN.',
    soLocked: 'The SO PIN of this token is locked.',
    newSoPin: 'Choose an SO PIN and type it twice.',
    filePassword: 'Choose a password and type it twice.',
    serial: 'Type the serial number of the token.',
    label: 'Give the token a name.',
    agree: 'Confirm that you know what will be lost.',
  },
  connect: {
    will: 'If you allow it, this site may from now on:',
    stays: 'The site never sees your PIN or your keys. You can withdraw the permission at any time.',
  },
  certificate: {
    signingAs: 'Sign as',
    choose: 'Which certificate shall the site see?',
    siteSees: 'The site will see everything that stands in the certificate. Nothing is signed.',
    unusable: plural({ one: '{count} certificate cannot be used', other: '{count} certificates cannot be used' }),
  },
  batch: {
    total: plural({ one: '{count} document, {size}', other: '{count} documents, {size}' }),
    search: 'Search by name',
    none: 'No name contains this.',
    open: 'Open',
    back: 'Back to the list',
    takeOut: 'Take out',
    putBack: 'Put back',
    removed: plural({ one: '{count} document was taken out', other: '{count} documents were taken out' }),
    shown: '{shown} of {count} are listed.',
    opened: 'opened',
    attached: 'The signature will contain the document.',
    detached: 'The signature will be separate from the document.',
  },
  request: {
    subject: 'The certificate will say',
    keyOn: 'Where the key will be',
    newKey: 'A new key, {algorithm}',
    exportable: 'The key may be copied to other devices',
    exportableMeaning:
      'The site asks for this. Whoever gets a copy of the key and its password can sign in your name. If you are unsure, leave it off.',
    notExportable: 'The site asked for a key that can be copied. On this token the key can never leave it.',
    stays: 'The key can never leave the token.',
  },
  install: {
    beside: 'It will be stored beside its key on',
    issuers: plural({
      one: 'and {count} certificate of its issuers',
      other: 'and {count} certificates of its issuers',
    }),
  },
  waiting: {
    preparing: 'Looking for tokens…',
    plugIn: 'Connect your token',
    plugInMeaning: 'Put the token into a USB port or the card into the reader. This window notices it by itself.',
    noCertificate: 'No certificate was found',
    noCertificateMeaning:
      'Connect the token that holds your certificate. If you have none yet, request one from your certificate centre first.',
    noKey: 'The key of this certificate is not here',
    noKeyMeaning: 'Connect the token on which the certificate was requested. This window notices it by itself.',
    driver: 'If the token is connected and not seen, its driver may be missing: open Readiness in the token manager.',
  },
  working: {
    sign: 'Signing…',
    requestCertificate: 'Making the key and the request…',
    generating: 'The token is making the key…',
    signing: 'The request is being signed…',
    installCertificate: 'Installing…',
    otherwise: 'Working…',
    elapsed: 'Time: {time}',
    slow: 'Making a key on a token can take 5 minutes. Do not remove the token and keep this window open.',
    keep: 'Do not remove the token.',
  },
  done: {
    connect: 'The site is allowed',
    selectCertificate: 'The certificate was handed over',
    requestCertificate: 'The key and the request are made',
    installCertificate: 'The certificate is installed',
    sign: plural({ one: '{count} document is signed', other: '{count} documents are signed' }),
    otherwise: 'Done',
    closes: 'This window closes by itself.',
  },
  ended: {
    title: 'This request has ended',
    meaning: 'The page was closed or the browser was restarted. Nothing can be approved here any more.',
    next: 'Go back to the page and start again if you still want to.',
  },
} as const
