/** English: the prompt window. */
import type { ScopeTexts } from '../text-tables.ts'
import { plural } from '../plural.ts'
import { batch } from './batch.ts'

const scopes: ScopeTexts = {
  sign: {
    title: 'Ask you to log in and to sign documents',
    meaning: 'Each time you see what you agree to, and type your PIN.',
  },
  certificates: {
    title: 'See a certificate that you choose',
    meaning: 'You decide which one, each time. It shows your name and your personal or company number.',
  },
  tokens: {
    title: 'See which tokens are connected',
    meaning: 'Name, manufacturer and serial number; not your certificates.',
  },
  request: { title: 'Ask for new keys and certificates', meaning: 'You confirm each one and type your PIN.' },
}

export const prompt = {
  windowTitle: 'Request from {host} – {product}',
  scopes,
  asks: {
    connect: 'asks for your permission',
    selectCertificate: 'asks you to choose a certificate',
    requestCertificate: 'asks you to create a key and a certificate request',
    renewCertificate: 'asks you to renew a certificate',
    retireCertificate: 'asks you to stop offering a certificate for signing',
    installCertificate: plural({
      one: 'asks you to install {count} certificate',
      other: 'asks you to install {count} certificates',
    }),
    sign: plural({ one: 'asks you to sign {count} document', other: 'asks you to sign {count} documents' }),
    authenticate: 'asks you to log in',
  },
  asksToSign: {
    payment: 'asks you to sign a payment',
    payments: plural({ one: 'asks you to sign {count} payment', other: 'asks you to sign {count} payments' }),
  },
  approve: {
    connect: 'Allow',
    selectCertificate: 'Share this certificate',
    requestCertificate: 'Create key and request',
    renewCertificate: 'Renew',
    retireCertificate: 'Stop offering',
    installCertificate: 'Install',
    sign: plural({ one: 'Sign {count} document', other: 'Sign {count} documents' }),
    authenticate: 'Log in',
    payment: 'Sign the payment',
    payments: plural({ one: 'Sign {count} payment', other: 'Sign {count} payments' }),
  },
  pressSpace: 'Press Space to approve.',
  reject: 'Reject',
  cancel: 'Cancel',
  onThisComputer: 'This page comes from your own computer and is not encrypted.',
  word: {
    missing: 'A window without your word “{word}” at the bottom is not ours: do not type the PIN.',
    unset: 'Choose your own word in the settings: it tells our windows from false ones.',
  },
  blockers: {
    certificate: 'Choose a certificate.',
    token: 'Choose a token.',
    pin: 'Type the PIN.',
    newPin: 'Choose a PIN and type it twice.',
    locked: 'The PIN of this token is locked.',
    finalTry: 'Confirm the last try.',
    opening: 'The document is being opened.',
    wrong: 'This document is not in the list.',
    unread: 'Scroll to the end of the document.',
    scopes: 'Choose at least one permission.',
    documents: 'No documents are left.',
    tooManyPins: 'Leave out some documents.',
    doubts: 'Confirm the different totals.',
    soPin: 'Type the SO PIN.',
    soLocked: 'The SO PIN is locked.',
    newSoPin: 'Type the new SO PIN twice.',
    filePassword: 'Type the file password twice.',
    serial: 'Type the serial number.',
    label: 'Shorten the name of the token.',
    agree: 'Confirm the loss.',
  },
  connect: {
    will: 'If you allow it, this site may from now on:',
    stays: 'The site never sees your PIN or your keys. You can withdraw the permission at any time.',
  },
  certificate: {
    signingAs: 'Sign as',
    loggingInAs: 'Log in as',
    choose: 'Which certificate should the site see?',
    siteSees: 'The site will see everything in the certificate. Nothing is signed.',
    unusable: plural({ one: '{count} certificate cannot be used', other: '{count} certificates cannot be used' }),
  },
  login: {
    title: 'Log in to {site}',
    meaning: 'The site will see everything in the certificate. You agree to nothing else.',
  },
  batch,
  request: {
    subject: 'The certificate will say',
    keyOn: 'Where to keep the key',
    newKey: 'A new key, {algorithm}',
    exportable: 'The key may be copied to other devices',
    exportableMeaning:
      'The site asks for this. Whoever gets a copy of the key and its password can sign in your name. If you are unsure, leave it off.',
    notExportable: 'The site asked for a key that can be copied. A key on this token cannot be copied.',
    stays: 'The key can never leave the token.',
  },
  renewal: {
    certificate: 'Certificate to be renewed',
    signedByOld: 'The key of the old certificate signs the request for the new one.',
    oldSubject: 'The old certificate says',
    otherSubject: 'The site asks for another name than the old certificate has. Compare both before you agree.',
  },
  retirement: {
    meaning:
      'It will no longer be offered for signing on this computer. It is not revoked, and you can offer it again in the token manager.',
    remove: 'Also delete it and its key from the token “{token}”',
    removeAlone: 'Also delete it from the token “{token}”',
    keyStays: 'The key stays on the token: another certificate uses it.',
    approveRemoval: 'Stop offering and delete',
    notConnected:
      'No connected token holds this certificate, so nothing can be deleted. To delete it as well, connect its token.',
  },
  install: {
    beside: 'It will be stored with its key on:',
    issuers: plural({
      one: 'and {count} issuer certificate',
      other: 'and {count} issuer certificates',
    }),
  },
  waiting: {
    preparing: 'Looking for tokens…',
    reading: 'Reading the documents…',
    plugIn: 'Connect your token',
    plugInMeaning: 'Insert the token into a USB port, or the card into the reader. This window will notice.',
    noCertificate: 'No certificate was found',
    noCertificateMeaning:
      'Connect the token that holds your certificate. If you have none yet, request one from your certificate centre first.',
    noKey: 'The key of this certificate is not here',
    noKeyMeaning: 'Connect the token on which the certificate was requested. This window will notice.',
    driver:
      'If the token is connected but does not appear, its driver may be missing: open Readiness in the token manager.',
  },
  working: {
    sign: 'Signing…',
    authenticate: 'Logging in…',
    requestCertificate: 'Creating the key and the request…',
    renewCertificate: 'Creating the new key and the request…',
    generating: 'The token is creating the key…',
    signing: 'The request is being signed…',
    installCertificate: 'Installing…',
    otherwise: 'Working…',
    elapsed: 'Elapsed: {time}',
    slow: 'Creating a key on a token can take up to 5 minutes. Do not remove the token or close this window.',
    keep: 'Do not remove the token.',
  },
  done: {
    connect: 'Permission given',
    selectCertificate: 'The certificate was shared with the site',
    requestCertificate: 'The key and the request are ready',
    renewCertificate: 'The new key and the request are ready',
    retireCertificate: 'The certificate is no longer offered for signing',
    installCertificate: 'The certificate is installed',
    sign: plural({ one: '{count} document is signed', other: '{count} documents are signed' }),
    authenticate: 'The login is confirmed',
    closes: 'This window closes by itself.',
  },
  signedSome: {
    title: plural({
      one: '{count} of {total} documents is signed',
      other: '{count} of {total} documents are signed',
    }),
    rest: 'The others were not signed. The journal lists those that were.',
    unknown: 'It is not known whether the others were signed. Check the journal before you sign them again.',
    reason: 'Reason: {title}.',
  },
  ended: {
    title: 'This request has ended',
    meaning:
      'The page withdrew its request or was closed, or the browser was restarted. Nothing can be approved here any more.',
    next: 'Go back to the page and start again if you still want to.',
    /** In a window that was opened again: what became of its request is not known here. */
    reopened:
      'If you had already approved it, check the journal to see what was signed. Then start again on the page if you need to.',
  },
  undelivered: {
    title: '{signed} of {total} signed, not delivered to the site',
    unknown: plural({ other: 'It is not known how many of the {total} documents were signed' }),
    atLeast: '{signed} of {total} were certainly signed; it is not known whether the others were.',
    meaning:
      'The page was closed, withdrew its request or did not confirm. The signatures exist, and the site does not have them.',
    broken:
      'The page was closed or the request was cancelled while the token was signing. The site did not get the whole result.',
    next: 'Check the journal before you sign the same documents again.',
  },
} as const
