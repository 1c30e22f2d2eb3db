/** English: the authorities for time stamps and revocation in Settings. */

export const authorities = {
  title: 'Time stamps and revocation',
  meaning:
    'A site may want proof of when something was signed, or whether a signer’s certificate was revoked. The extension then asks one of these authorities. For a time stamp the authority gets a digest of the signature, for revocation the number of the certificate, and nothing of the document.',
  empty:
    'No authority is set up: signatures are made without time stamps, and nobody is asked whether a certificate was revoked.',
  nameLabel: 'Name',
  timestamp: 'Address for time stamps',
  ocsp: 'Address of the OCSP responder',
  crl: 'Address of the revocation list (CRL)',
  addressHint: 'As the authority publishes it: {example}',
  addressesHint: 'One address is enough. Leave empty what the authority does not have.',
  certificatesLabel: 'Certificates of the authority',
  certificatesHint:
    'A file from the authority itself: its root, or the certificates that issue. Time stamps that do not lead to one of them are refused; asked about are certificates that do.',
  chooseFile: 'Choose a file',
  certificate: 'Certificate',
  byAdministrator: 'Set up by your administrator',
  notAllowed: 'The browser may not connect to these addresses yet.',
  allow: 'Allow the connection',
  add: 'Add',
  adding: 'Asking the browser …',
  added: 'Added.',
  remove: 'Remove',
  refused: 'The browser was not allowed to connect to this address. Nothing was added.',
  nameWrong: 'The name is missing, too long or already in the list. Nothing was added.',
  addressWrong:
    'An address is needed. It must begin with {prefix}, for revocation {plain} will do, and hold no user name. Nothing was added.',
  certificatesWrong: 'The file holds no certificate of an authority, or too many. Nothing was added.',
  tooMany: 'The list is full. Remove an authority first.',
} as const
