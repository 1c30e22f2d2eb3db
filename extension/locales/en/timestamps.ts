/** English: the authorities for time stamps in Settings. */

export const timestamps = {
  title: 'Time stamps',
  meaning:
    'A site may want proof of when something was signed. The extension then asks one of these authorities for a time stamp. The authority gets a digest of the signature, and nothing of the document.',
  empty: 'No authority is set up: signatures are made without time stamps.',
  nameLabel: 'Name',
  addressLabel: 'Address',
  addressHint: 'As the authority publishes it: {example}',
  rootLabel: 'Root certificate',
  rootHint: 'A file from the authority itself. Time stamps that do not lead to it are refused.',
  chooseRoot: 'Choose a file',
  address: 'Address',
  root: 'Root certificate',
  byAdministrator: 'Set up by your administrator',
  notAllowed: 'The browser may not connect to this address yet.',
  allow: 'Allow the connection',
  add: 'Add',
  adding: 'Asking the browser …',
  added: 'Added.',
  remove: 'Remove',
  refused: 'The browser was not allowed to connect to this address. Nothing was added.',
  nameWrong: 'The name is missing, too long or already in the list. Nothing was added.',
  addressWrong: 'The address must begin with {prefix} and hold no user name. Nothing was added.',
  rootWrong: 'The file holds no certificate of an authority, or more than one. Nothing was added.',
  tooMany: 'The list is full. Remove an authority first.',
} as const
