/** English: errors of requests, of the signing program and of documents. */
import type { ErrorTexts } from '../text-tables.ts'
import { tokenErrors } from './token-errors.ts'

export const errors: ErrorTexts = {
  ...tokenErrors,
  NOT_ALLOWED: {
    title: 'The site is not allowed to do this',
    meaning: 'Nothing was signed.',
    next: 'Let the site ask for permission, or look at its permissions in the token manager.',
  },
  USER_REJECTED: {
    title: 'You rejected the request',
    meaning: 'Nothing was signed or changed.',
    next: 'If it was a mistake, start again on the page.',
  },
  NOT_INSTALLED: {
    title: 'The extension is not installed',
    meaning: 'Nothing was signed.',
    next: 'Install the extension and reload the page.',
  },
  EXTENSION_RELOADED: {
    title: 'The extension was updated meanwhile',
    meaning: 'The request was dropped. Nothing was signed.',
    next: 'Reload the page and start again.',
  },
  ABORTED: {
    title: 'The page withdrew its request',
    meaning: 'Nothing more is done for it.',
    next: 'Go back to the page and start again if you still want to.',
  },
  UNKNOWN_OPERATION: {
    title: 'The site asked for something unknown',
    meaning: 'Nothing was signed.',
    next: 'Update the extension. If that does not help, tell the owner of the site.',
  },
  BAD_PARAMS: {
    title: 'The site asked in a wrong way',
    meaning: 'Nothing was signed.',
    next: 'Tell the owner of the site, with the code below.',
  },
  TOO_LARGE: {
    title: 'The documents are too large',
    meaning: 'Nothing was signed.',
    next: 'Sign fewer or smaller documents at once.',
  },
  TOO_MANY_REQUESTS: {
    title: 'The site asks too often',
    meaning: 'Nothing was signed.',
    next: 'Wait a little and start again on the page.',
  },
  TIMED_OUT: {
    title: 'It took too long',
    meaning: 'The request was ended. Nothing was signed.',
    next: 'Start again on the page.',
  },
  USER_GESTURE_NEEDED: {
    title: 'The site may do this only after a click',
    meaning: 'Nothing was opened and nothing was signed.',
    next: 'Click the button on the page again.',
  },
  HOST_MISSING: {
    title: 'The signing program is not installed',
    meaning: 'The extension cannot reach tokens without it. Nothing was signed.',
    next: 'Open Readiness in the token manager: it says how to install the program.',
  },
  HOST_FORBIDDEN: {
    title: 'The browser may not start the signing program',
    meaning: 'It is installed for another extension or without the right to run. Nothing was signed.',
    next: 'Install the program again, or ask your administrator.',
  },
  HOST_OUTDATED: {
    title: 'The signing program has another version',
    meaning: 'It does not match the extension. Nothing was signed.',
    next: 'Update the signing program.',
  },
  EXTENSION_OUTDATED: {
    title: 'The extension has an older version',
    meaning: 'It does not match the signing program or the page. Nothing was signed.',
    next: 'Update the extension and reload the page.',
  },
  HOST_LOST: {
    title: 'The signing program stopped',
    meaning: 'It stopped before the signature. Nothing was signed.',
    next: 'Start again on the page. If it happens again, open Readiness in the token manager.',
  },
  HOST_MISBEHAVED: {
    title: 'The signing program answered wrongly',
    meaning: 'Its answer was not accepted. Nothing was handed to the site.',
    next: 'Install the program again in the version of the extension.',
  },
  OUTCOME_UNKNOWN: {
    title: 'It is not known whether the signature was made',
    meaning: 'It was broken off after you had agreed. The site may have received nothing.',
    next: 'Look into the journal before you sign the same document again.',
  },
  TOKEN_STATE_UNKNOWN: {
    title: 'It is not known whether the token was changed',
    meaning: 'It was broken off while the token was being written to. The change may be made, half made or not made.',
    next: 'Open the token in the token manager and look before you try again. If a PIN was being changed, try the new one first; a wrong PIN costs a try.',
  },
  DOCUMENT_CHANGED: {
    title: 'The document changed on the way',
    meaning: 'Its bytes are not those that were shown to you. Nothing was signed.',
    next: 'Start again on the page and read the document once more.',
  },
  SIGNATURE_WRONG: {
    title: 'The token returned a wrong signature',
    meaning: 'The signature did not pass the check and was thrown away. The site received nothing.',
    next: 'Take the token out, connect it again and start anew. If it happens again, the token is faulty.',
  },
  SIGNED_DATA_UNREADABLE: {
    title: 'The signed file cannot be read',
    meaning: 'It is damaged or not a signature of a known kind.',
    next: 'Ask the sender for the file once more.',
  },
  JOURNAL_UNWRITABLE: {
    title: 'The journal cannot be written',
    meaning: 'Without a record there is no signature. Nothing was signed.',
    next: 'Check that the disk is not full and that your data folder can be written.',
  },
  DATA_UNWRITABLE: {
    title: 'The data folder cannot be written',
    meaning: 'The marks of certificates that are out of use cannot be kept or read there. Nothing was changed.',
    next: 'Check that the disk is not full and that your data folder can be written to.',
  },
  CONFIRMATION_WRONG: {
    title: 'The confirmation does not fit',
    meaning: 'The serial number was not the one of this token, or a confirmation is missing. Nothing was changed.',
    next: 'Compare the serial number in this window and confirm everything that is asked.',
  },
  INTERNAL: {
    title: 'Something unexpected went wrong',
    meaning: 'The request was ended.',
    next: 'Look into the journal to see whether something was signed, then start again.',
  },
}
