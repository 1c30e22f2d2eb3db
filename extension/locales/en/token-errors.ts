/** English: errors of tokens, PINs, modules and certificates. */
import type { ErrorCode } from '../../../shared/errors.ts'
import type { ErrorText } from '../text-tables.ts'

export const tokenErrors = {
  TOKEN_REMOVED: {
    title: 'The token was removed',
    meaning: '{notSigned} If you were changing the token itself, check it before you go on.',
    next: 'Connect the token again, then try again.',
  },
  TOKEN_CHANGED: {
    title: 'A different token is connected',
    meaning: 'It is not the one you chose. {notChanged}',
    next: 'Connect the token you chose and start again.',
  },
  TOKEN_BUSY: {
    title: 'Another program is using the token',
    meaning: '{notChanged}',
    next: 'Close the other program, or wait until it has finished, and start again.',
  },
  TOKEN_FULL: {
    title: 'The token is full',
    meaning: 'There is no room for another key or certificate. Nothing was stored.',
    next: 'Use another token, or have old certificates removed.',
  },
  TOKEN_UNINITIALIZED: {
    title: 'The token is not set up yet',
    meaning: 'It cannot hold keys yet. {notSigned}',
    next: 'Set it up under Tokens in the token manager, or ask your certificate centre to do it.',
  },
  TOKEN_WRITE_PROTECTED: {
    title: 'The token is write-protected',
    meaning: 'Nothing was stored on it.',
    next: 'Use another token, or ask whoever issued it.',
  },
  TOKEN_FAILED: {
    title: 'The token reported a failure',
    meaning: '{notSigned} If you were changing the token itself, check it before you go on.',
    next: 'Reconnect the token and try again. If that does not help, ask whoever issued it.',
  },
  PIN_INCORRECT: {
    title: 'The PIN was wrong',
    meaning: '{notChanged}',
    next: 'Type the PIN once more, carefully. Check the keyboard language and Caps Lock.',
  },
  PIN_LAST_TRY: {
    title: 'This would be the last try',
    meaning: 'The PIN was not tried. {notChanged} Only one try is left now before the PIN locks.',
    next: 'Type the PIN once more, carefully, and confirm below that you know this is the last try. If you are not sure of the PIN, stop here.',
  },
  PIN_LOCKED: {
    title: 'The PIN of the token is locked',
    meaning: 'It was typed incorrectly too many times. {notChanged}',
    next: 'Unblock it with the SO PIN (the administrator’s PIN) under Tokens in the token manager, or ask whoever issued the token.',
  },
  PIN_EXPIRED: {
    title: 'The PIN must be changed',
    meaning: 'The token does not accept the old one any more. {notChanged}',
    next: 'Change the PIN under Tokens in the token manager and start again.',
  },
  PIN_LENGTH: {
    title: 'The PIN is too short or too long',
    meaning: 'It was not tried and no try was lost. {notChanged}',
    next: 'Type a PIN of the length that the token requires.',
  },
  PIN_REFUSED: {
    title: 'The token does not accept this new PIN',
    meaning:
      'By the rules of the token itself it is too simple, was used before, or is of a kind that the token does not accept. The new PIN was not set.',
    next: 'Choose another one: more complex, and never used on this token. Use digits only where its rules ask for that.',
  },
  PIN_NOT_SET: {
    title: 'The token has no PIN yet',
    meaning: '{notChanged}',
    next: 'Set its PIN under Tokens in the token manager, or ask whoever issued it.',
  },
  MODULE_NOT_FOUND: {
    title: 'The driver’s library was not found',
    meaning: 'Its tokens cannot be used.',
    next: 'Install the driver of the token, or correct the path under Modules.',
  },
  MODULE_PATH_REFUSED: {
    title: 'This path is not accepted',
    meaning: 'It is not a full path, or others can change the file. The module was not loaded.',
    next: 'Enter the full path of a library that only the administrator can change.',
  },
  MODULE_WRONG_ARCHITECTURE: {
    title: 'The library is for a different kind of system',
    meaning: 'For example 32-bit instead of 64-bit. Its tokens cannot be used.',
    next: 'Install the driver that fits your system.',
  },
  MODULE_NOT_PKCS11: {
    title: 'This file is not a library for tokens',
    meaning: 'It has no PKCS#11 functions. It was not added.',
    next: 'Find the right file in the manufacturer’s instructions.',
  },
  MODULE_FAILED: {
    title: 'The driver does not start',
    meaning: 'Its tokens cannot be used.',
    next: 'Install the driver again, and restart the computer if it asks you to.',
  },
  MODULE_CRASHED: {
    title: 'The driver crashed',
    meaning: 'Only the driver stopped. {notSigned} If you were changing the token itself, check it.',
    next: 'Start again. If it happens again, update the driver.',
  },
  MODULE_HANGS: {
    title: 'The driver does not answer',
    meaning: 'It was stopped. {notSigned} If you were changing the token itself, check it.',
    next: 'Remove the token, connect it again and start over.',
  },
  MODULE_SET_ASIDE: {
    title: 'The driver is disabled for now',
    meaning: 'It crashed several times in a row. Its tokens are not used for now.',
    next: 'Update the driver, then enable it again under Modules.',
  },
  NO_CERTIFICATE: {
    title: 'There is no suitable certificate',
    meaning: '{notSigned}',
    next: 'Connect the token with your certificate, or request one from your certificate centre.',
  },
  CERTIFICATE_UNREADABLE: {
    title: 'The certificate cannot be read',
    meaning: 'It is damaged or not a certificate. Nothing was stored or signed.',
    next: 'Ask the certificate centre for the file again.',
  },
  CERTIFICATE_EXPIRED: {
    title: 'The certificate has expired',
    meaning: 'Signatures made with it would not be valid. {notSigned}',
    next: 'Request a new certificate from your certificate centre.',
  },
  CERTIFICATE_NOT_YET_VALID: {
    title: 'The certificate is not valid yet',
    meaning: '{notSigned}',
    next: 'Check the date and time of the computer, or wait until the certificate becomes valid.',
  },
  CERTIFICATE_NOT_FOR_SIGNING: {
    title: 'The certificate is not meant for signing',
    meaning: '{notSigned}',
    next: 'Choose another certificate.',
  },
  CERTIFICATE_NOT_FOR_LOGIN: {
    title: 'The certificate is not meant for logging in',
    meaning: 'You were not logged in.',
    next: 'Choose another certificate.',
  },
  CERTIFICATE_NOT_ACCEPTED: {
    title: 'The site does not accept this certificate',
    meaning: 'It asked for certificates of certain issuers, owners or uses. {notSigned}',
    next: 'Choose another certificate, or ask the site which one it accepts.',
  },
  CERTIFICATE_WITHOUT_KEY: {
    title: 'The key of this certificate is not here',
    meaning: 'No connected token holds it. Nothing was stored or signed.',
    next: 'Connect the token on which the certificate was requested.',
  },
  CERTIFICATE_RETIRED: {
    title: 'This certificate is not offered for signing',
    meaning: 'You chose this yourself. {notSigned}',
    next: 'Choose another certificate, or offer this one again in the token manager.',
  },
  CHAIN_BROKEN: {
    title: 'The certificate does not match its issuer’s certificate',
    meaning: 'It was not installed.',
    next: 'Ask the certificate centre for all certificates of the chain.',
  },
  KEY_UNSUITABLE: {
    title: 'The key does not meet the security requirements',
    meaning: 'It is too weak, or the token did not protect it as it should. {notSigned}',
    next: 'Choose another certificate or token.',
  },
  ALGORITHM_UNSUPPORTED: {
    title: 'The token does not support this algorithm',
    meaning: '{notSigned}',
    next: 'Choose another token, or ask the certificate centre for another kind of key.',
  },
  KEY_FILE_PASSWORD: {
    title: 'The password of the key file was wrong',
    meaning: 'The file was not opened. Nothing was stored.',
    next: 'Type it again: check capital letters, the keyboard language, 0 and O, 1 and I. If it is certainly right, the file is damaged.',
  },
  KEY_FILE_UNREADABLE: {
    title: 'The key file cannot be read',
    meaning: 'It is damaged, incomplete or not a .pfx or .p12 file. Nothing was stored.',
    next: 'Copy the file again from its source, or ask for it again.',
  },
  KEY_FILE_OUTDATED: {
    title: 'The protection of the key file is outdated',
    meaning: 'Its encryption is too old or unknown. Nothing was stored.',
    next: 'Open the file with the program that created it and save it again with AES-256 encryption.',
  },
  KEY_FILE_WITHOUT_KEY: {
    title: 'There is no key in this file',
    meaning: 'It holds certificates only. Nothing was stored.',
    next: 'Choose the file with your key, or import this one as certificates.',
  },
} satisfies Partial<Record<ErrorCode, ErrorText>>
