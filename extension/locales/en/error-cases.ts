/** English: errors that say something else because of one of their details. */
import type { ErrorCaseTexts } from '../text-tables.ts'

/** Of signatures that an authority had to give something to. */
const notHandedOver = 'No signature was handed over without it; what was signed is in the journal as not delivered.'

export const errorCases: ErrorCaseTexts = {
  soPinIncorrect: {
    title: 'The SO PIN was wrong',
    meaning: 'Nothing was changed.',
    next: 'Type the SO PIN once more, carefully. If it locks, nobody can unblock this token.',
  },
  soPinLastTry: {
    title: 'This would be the last try of the SO PIN',
    meaning: 'The SO PIN was not tried, and nothing was changed. Only one try is left now before the SO PIN locks.',
    next: 'Type the SO PIN once more, carefully, and confirm below that you know this is the last try. If you are not sure of it, stop here.',
  },
  soPinLocked: {
    title: 'The SO PIN of the token is locked',
    meaning: 'It was typed incorrectly too many times. Nothing was changed.',
    next: 'Contact whoever issued the token. If the PIN is not locked, you can still sign with it.',
  },
  soPinExpired: {
    title: 'The SO PIN must be changed',
    meaning: 'The token does not accept the old one any more. Nothing was changed.',
    next: 'Change the SO PIN under Tokens in the token manager and start again.',
  },
  soPinLength: {
    title: 'The SO PIN is too short or too long',
    meaning: 'It was not tried and no try was lost. Nothing was changed.',
    next: 'Type an SO PIN of the length that the token requires.',
  },
  soPinRefused: {
    title: 'The token does not accept this new SO PIN',
    meaning: 'It does not follow the rules of the token itself. The new SO PIN was not set.',
    next: 'Choose another one: more complex, and never used on this token.',
  },
  pinRule: {
    title: 'The PIN does not follow the rules',
    meaning: 'It was not tried and no try was lost. {notChanged}',
    next: 'Choose a PIN that follows the rules shown in the window.',
  },
  filePasswordRule: {
    title: 'The password does not follow the rules',
    meaning: 'The file was not written.',
    next: 'Choose a password that follows the rules shown in the window.',
  },
  gostKeyFile: {
    title: 'Keys of this kind cannot be used',
    meaning: 'The file holds a GOST key. Nothing was stored.',
    next: 'Ask the certificate centre for an RSA or ECDSA key.',
  },
  notSupported: {
    title: 'The token does not support this',
    meaning: '{notChanged}',
    next: 'Use another token, or ask whoever issued it how this is done.',
  },
  notExportable: {
    title: 'This key cannot be saved as a file',
    meaning: 'That was not allowed when it was created or imported. Nothing was saved.',
    next: 'To sign on another computer, request a new certificate there.',
  },
  pinEachTime: {
    title: 'This key asks for the PIN before each document',
    meaning: '{notSigned}',
    next: 'Type the PIN for each document, or choose another certificate.',
  },
  moduleKnown: {
    title: 'This module is already in the list',
    meaning: 'The path you typed is another name of it. Nothing was added.',
    next: 'Find it in the list above.',
  },
  documentUnfit: {
    title: 'A document cannot be signed in this form',
    meaning: 'It is damaged, protected from changes, or not a file of this kind. {notSigned}',
    next: 'Tell whoever gave you the document, and quote the code below.',
  },
  documentName: {
    title: 'A document cannot be signed under its name',
    meaning: 'In a container each name must be there once and be one that every computer takes. {notSigned}',
    next: 'Give the file another name, or tell whoever gave you the document, and quote the code below.',
  },
  notSigned: {
    title: 'There is no signature in this file',
    meaning: 'It can be read, and nobody signed it in a way that is known here.',
    next: 'If its signature is a file of its own, choose that file and the document together.',
  },
  signedEncrypted: {
    title: 'The file is protected by a password',
    meaning: 'It cannot be read without the password, so its signatures were not checked.',
    next: 'Ask the sender for a copy without a password, signed that way.',
  },
  noContainer: {
    title: 'This archive is no signed container',
    meaning: 'It can be opened, and nothing in it says who signed it.',
    next: 'If there are signed files in it, take them out and check those.',
  },
  containerDamaged: {
    title: 'The container is damaged',
    meaning: 'What is in it does not fit its own list, so its signatures were not checked.',
    next: 'Ask the sender for the file anew.',
  },
  containerAmbiguous: {
    title: 'Two programs would see different files in this container',
    meaning: 'It is built in an unusual way, so its signatures were not checked.',
    next: 'Do not open it. Ask the sender for the file anew, made with another program.',
  },
  containerTooLarge: {
    title: 'There is too much in this container',
    meaning: 'It would grow far beyond what documents need, so its signatures were not checked.',
    next: 'Do not open it unless you know the sender. Ask for a smaller one.',
  },
  containerUnknown: {
    title: 'The container is packed in an unusual way',
    meaning:
      'It is split into parts or packed with a method that is not known here, so its signatures were not checked.',
    next: 'Ask the sender to make it anew in the usual way.',
  },
  loginUnknown: {
    title: 'It is not known whether the login was confirmed',
    meaning: 'It was interrupted after you had agreed. The site may have received nothing.',
    next: 'Log in again on the site if you still want to.',
  },
  loginUndelivered: {
    title: 'The login did not reach the site',
    meaning: 'It was interrupted after you had agreed. The site has received nothing.',
    next: 'Log in again on the site if you still want to.',
  },
  undelivered: {
    title: 'Signed, but not delivered to the site',
    meaning: 'It was interrupted after you had agreed. The signatures exist, and the site does not have them.',
    next: 'Check the journal for what was signed, and ask the site before you sign the same documents again.',
  },
  stampUnreached: {
    title: 'The time-stamp authority cannot be reached',
    meaning: `It did not answer in time. ${notHandedOver}`,
    next: 'Check the connection to the network and try again in a few minutes. If it happens again, check the authority’s address in Settings.',
  },
  stampNoAuthority: {
    title: 'What answered is no time-stamp authority',
    meaning: `Something else answered at its address, or a sign-in page of your network. ${notHandedOver}`,
    next: 'Check the authority’s address in Settings, and whether the network lets you through.',
  },
  stampRejected: {
    title: 'The time-stamp authority refused',
    meaning: `It was reached, and gives you no time stamp. ${notHandedOver}`,
    next: 'Ask the authority or your administrator whether you may use it, and quote the code below.',
  },
  stampTooLong: {
    title: 'The time stamp does not fit into the document',
    meaning: `It is longer than the room that the document has for it. ${notHandedOver}`,
    next: 'Choose another time-stamp authority in Settings, or another format.',
  },
  stampTime: {
    title: 'The time in the time stamp does not hold',
    meaning: `It differs from the time of this computer, or the authority’s certificate has expired. ${notHandedOver}`,
    next: 'Check the date and time of this computer. If they are right, tell the authority, and start again later.',
  },
  stampRoot: {
    title: 'The time stamp is of another authority',
    meaning: `Its certificate does not lead to one that was set up for this authority. ${notHandedOver}`,
    next: 'Compare the authority’s certificates in Settings with those that it publishes.',
  },
  stampRevoked: {
    title: 'The certificate of the time-stamp authority is revoked',
    meaning: `Its time stamps prove nothing any more. ${notHandedOver}`,
    next: 'Remove this authority in Settings and add another one, or ask your administrator.',
  },
  revocationUnreached: {
    title: 'The authority for revocation cannot be reached',
    meaning: `It did not answer, or not in time. ${notHandedOver}`,
    next: 'Check the connection to the network and try again in a few minutes. If it happens again, check the authority’s addresses in Settings.',
  },
  revocationNoAuthority: {
    title: 'What answered tells nothing of revocation',
    meaning: `Something else answered at the authority’s address, or a sign-in page of your network. ${notHandedOver}`,
    next: 'Check the authority’s addresses in Settings, and whether the network lets you through.',
  },
  revocationTooLarge: {
    title: 'What tells of revocation is too large',
    meaning: `The authority’s list, or all answers together, are longer than a signature may hold. ${notHandedOver}`,
    next: 'Set up the authority’s OCSP responder, which answers shortly, in Settings, or ask your administrator.',
  },
  revocationNobody: {
    title: 'No authority that was set up tells of this certificate',
    meaning: `Nobody can be asked whether it, or one of its issuers, is revoked. ${notHandedOver}`,
    next: 'Add the authority that issued the certificate in Settings, or ask your administrator.',
  },
  revocationTime: {
    title: 'What tells of revocation is out of date',
    meaning: `The authority’s answer is over by now, or of a time to come. ${notHandedOver}`,
    next: 'Check the date and time of this computer. If they are right, try again later.',
  },
  tooLargeToCheck: {
    title: 'The document is too large to be checked',
    meaning: 'With this kind of signature it must be in memory as a whole, and it is too large for that.',
    next: 'Ask the sender for a signature beside the document in a file of its own, which can be checked with larger ones.',
  },
}
