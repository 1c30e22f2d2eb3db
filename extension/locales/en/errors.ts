/** English: errors of requests, of the signing program and of documents. */
import type { ErrorTexts } from '../text-tables.ts'
import { tokenErrors } from './token-errors.ts'

export const errors: ErrorTexts = {
  ...tokenErrors,
  NOT_ALLOWED: {
    title: 'The site is not allowed to do this',
    meaning: '{notSigned}',
    next: 'Start again on the page so that the site can ask for permission, or check its permissions in the token manager.',
  },
  USER_REJECTED: {
    title: 'You rejected the request',
    meaning: '{notChanged}',
    next: 'If it was a mistake, start again on the page.',
  },
  NOT_INSTALLED: {
    title: 'The extension is not installed',
    meaning: '{notSigned}',
    next: 'Install the extension and reload the page.',
  },
  PAGE_UNSUPPORTED: {
    title: 'This page cannot ask for signatures',
    meaning: '{notSigned}',
    next: 'Open the page by its https address, in a tab of its own.',
  },
  EXTENSION_RELOADED: {
    title: 'The extension was updated in the meantime',
    meaning: 'The request was cancelled. {notSigned}',
    next: 'Reload the page and start again.',
  },
  ABORTED: {
    title: 'The page withdrew its request',
    meaning: 'Nothing more is done for it.',
    next: 'Go back to the page and start again if you still want to.',
  },
  UNKNOWN_OPERATION: {
    title: 'The site asked for something this version does not know',
    meaning: '{notSigned}',
    next: 'Update the extension. If that does not help, tell the owner of the site.',
  },
  BAD_PARAMS: {
    title: 'The site sent an invalid request',
    meaning: '{notSigned}',
    next: 'Report it to the owner of the site and quote the code below.',
  },
  TOO_LARGE: {
    title: 'The documents are too large',
    meaning: '{notSigned}',
    next: 'Choose fewer or smaller documents at once.',
  },
  REFUSED_RECENTLY: {
    title: 'The site must wait a moment',
    meaning: 'You have just refused a request of this site. It may not ask again at once.',
    next: 'Wait a few seconds and try again on the site.',
  },
  TOO_MANY_REQUESTS: {
    title: 'The site asks too often',
    meaning: '{notSigned}',
    next: 'Wait a little and start again on the page.',
  },
  TIMED_OUT: {
    title: 'It took too long',
    meaning: 'The request was stopped. {notSigned}',
    next: 'Start again on the page.',
  },
  USER_GESTURE_NEEDED: {
    title: 'The site can do this only after you click',
    meaning: 'Nothing was opened and nothing was signed.',
    next: 'Click the button on the page again.',
  },
  HOST_MISSING: {
    title: 'The Mohur program is not installed on this computer',
    meaning: 'The extension needs it to reach your token. {notSigned}',
    next: 'Ask your administrator to install it, or open Readiness in the token manager to see how.',
  },
  HOST_FORBIDDEN: {
    title: 'The browser cannot start the Mohur program',
    meaning: 'It was installed for another extension, or without permission to run. {notSigned}',
    next: 'Install the program again, or ask your administrator.',
  },
  HOST_OUTDATED: {
    title: 'The Mohur program is out of date',
    meaning: 'It does not match the extension. {notSigned}',
    next: 'Update the Mohur program.',
  },
  EXTENSION_OUTDATED: {
    title: 'The extension is out of date',
    meaning: 'It does not match the Mohur program or the page. {notSigned}',
    next: 'Update the extension and reload the page.',
  },
  HOST_LOST: {
    title: 'The Mohur program stopped',
    meaning: '{notChanged}',
    next: 'Start again. If it happens again, open Readiness in the token manager.',
  },
  HOST_MISBEHAVED: {
    title: 'The Mohur program gave an invalid answer',
    meaning: 'Its answer was not accepted. Nothing was sent to the site.',
    next: 'Reinstall the Mohur program in the same version as the extension.',
  },
  OUTCOME_UNKNOWN: {
    title: 'It is not known whether the document was signed',
    meaning: 'It was interrupted after you had agreed. The site may have received nothing.',
    next: 'Check the journal before you sign the same document again.',
  },
  TOKEN_STATE_UNKNOWN: {
    title: 'It is not known whether the token was changed',
    meaning:
      'It was interrupted while the token was being written to. The change may be complete, half done or not done at all.',
    next: 'Look at the token in the token manager before you try again. If a PIN was being changed, try the new one first; a wrong PIN uses up a try.',
  },
  DOCUMENT_CHANGED: {
    title: 'The document changed in transit',
    meaning: 'It is not the document that was shown to you. {notSigned}',
    next: 'Start again on the page and read the document again.',
  },
  SIGNATURE_WRONG: {
    title: 'The token returned a wrong signature',
    meaning: 'The signature failed the check and was discarded. The site received nothing.',
    next: 'Remove the token, connect it again and start over. If it happens again, the token is faulty.',
  },
  EARLIER_SIGNATURE_BROKEN: {
    title: 'An earlier signature of the document does not hold',
    meaning: 'The signature of somebody who signed before you failed the check. {notSigned}',
    next: 'Tell the owner of the site: the document must be signed anew from the start.',
  },
  TIMESTAMP_AUTHORITY_MISSING: {
    title: 'No time-stamp authority is set up',
    meaning: 'The site wants a signature with a time stamp. {notSigned}',
    next: 'Add an authority in Settings of the token manager, or ask your administrator, and start again on the page.',
  },
  TIMESTAMP_UNAVAILABLE: {
    title: 'The time-stamp authority gave no time stamp',
    meaning:
      'It did not answer or refused. The site did not get a signature without one; what was signed is in the journal as not delivered.',
    next: 'Try again in a few minutes. If it happens again, check the authority’s address in Settings or ask your administrator.',
  },
  TIMESTAMP_INVALID: {
    title: 'The time stamp cannot be trusted',
    meaning:
      'The authority’s answer failed the check. The site did not get a signature without a time stamp; what was signed is in the journal as not delivered.',
    next: 'Start again on the page. If it happens again, tell your administrator or the authority, and quote the code below.',
  },
  REVOCATION_AUTHORITY_MISSING: {
    title: 'No authority is set up that tells of revoked certificates',
    meaning: 'The site wants a signature that proves itself that no certificate was revoked. {notSigned}',
    next: 'Add an authority with an address for OCSP or for a list in Settings of the token manager, or ask your administrator, and start again on the page.',
  },
  REVOCATION_UNAVAILABLE: {
    title: 'Nobody told whether the certificate is revoked',
    meaning:
      'The authority’s answer failed the check. The site did not get a signature without it; what was signed is in the journal as not delivered.',
    next: 'Start again on the page. If it happens again, tell your administrator or the authority, and quote the code below.',
  },
  CERTIFICATE_REVOKED: {
    title: 'The certificate is revoked',
    meaning:
      'Its authority, or one above it, says so. The site got no signature; what was signed is in the journal as not delivered.',
    next: 'Request a new certificate, or sign with another one. Ask your certification authority why it was revoked.',
  },
  SIGNED_DATA_UNREADABLE: {
    title: 'The signed file cannot be read',
    meaning: 'It is damaged or not a signature of a known kind. {notSigned}',
    next: 'Ask the sender to send the file again.',
  },
  JOURNAL_UNWRITABLE: {
    title: 'Cannot write to the journal',
    meaning: 'Mohur signs nothing without a record. {notSigned}',
    next: 'Check that the disk is not full and that your data folder can be written to.',
  },
  DATA_UNWRITABLE: {
    title: 'Cannot write to the data folder',
    meaning:
      'The list of certificates that you do not want offered cannot be saved or read there. Nothing was changed.',
    next: 'Check that the disk is not full and that your data folder can be written to.',
  },
  CONFIRMATION_WRONG: {
    title: 'The confirmation does not match',
    meaning: 'The serial number was not the one of this token, or a confirmation is missing. Nothing was changed.',
    next: 'Compare the serial number in this window and confirm everything that is asked.',
  },
  INTERNAL: {
    title: 'Something unexpected went wrong',
    meaning: 'The request was stopped.',
    next: 'Check the journal to see whether something was signed, then start again.',
  },
}
