/** English: the authorities for roots, time stamps and revocation in Settings. */

export const authorities = {
  title: 'Trusted roots, time stamps and revocation',
  rootsMeaning:
    'The roots of a certificate centre that you add here confirm who signed: when you check signed files, and when you look at your own certificates. Sites are not told which ones you trust.',
  meaning:
    'A site may want proof of when something was signed, or whether a signer’s certificate was revoked. The extension then asks one of these authorities. For a time stamp the authority gets a digest of the signature, for revocation the number of the certificate, and nothing of the document.',
  empty:
    'No authority is set up: no root is trusted, signatures are made without time stamps, and nobody is asked whether a certificate was revoked.',
  nameLabel: 'Name',
  timestamp: 'Address for time stamps',
  ocsp: 'Address of the OCSP responder',
  crl: 'Address of the revocation list (CRL)',
  addressHint: 'As the authority publishes it: {example}',
  addressesHint: 'Leave empty what the authority does not have. Without any address it is added for its roots alone.',
  certificatesLabel: 'Certificates of the authority',
  certificatesHint:
    'A file from the authority itself: its root, or the certificates that issue. Time stamps that do not lead to one of them are refused; asked about are certificates that do.',
  chooseFile: 'Choose a file',
  certificate: 'Certificate',
  root: 'Trusted root',
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
    'An address must begin with {prefix}, for revocation {plain} will do, and may hold no user name. Nothing was added.',
  certificatesWrong: 'The file holds no certificate of an authority, or too many. Nothing was added.',
  compare:
    'Compare each fingerprint with the one that the certificate centre gave you on paper or has published. Its last {length} characters are not shown here: type them from there. Whoever sent you the file could have changed it.',
  proofLabel: 'Last {length} characters of this fingerprint, from the paper',
  proofDiffers:
    'These are not the last {length} characters of this fingerprint. Type them again; if the paper has others, this is not the root of that centre: do not add it.',
  proofWrong: 'What was typed from the paper is not the end of the fingerprint. Nothing was added.',
  notRoot: {
    unreadable: 'It cannot be read and will not be trusted.',
    issuedByAnother:
      'This is no root: {issuer} issued it. It will not be trusted as one and serves for the addresses above alone. Choose the root of that issuer as well.',
    notAuthority:
      'This is no root: it may not issue certificates. It will not be trusted as one. Ask the certificate centre for its root.',
  },
  noRoot:
    'None of these certificates is a root, and without an address there is nothing else to add. Choose the file with the root. Nothing was added.',
  tooMany: 'The list is full. Remove an authority first.',
  /** In the window of a signature. */
  asked: {
    timestamp: '{authority} ({hosts}) will be asked for a time stamp and gets a digest of the signature.',
    revocation: '{authority} ({hosts}) may be asked whether the certificates were revoked and gets their numbers.',
  },
} as const
