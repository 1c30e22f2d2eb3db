/** English: many documents at once. */
import { plural } from '../plural.ts'

export const batch = {
  total: plural({ one: '{count} document, {size}', other: '{count} documents, {size}' }),
  search: 'Search by name',
  none: 'No document has this in its name.',
  open: 'Open',
  back: 'Back to the list',
  takeOut: 'Leave out',
  putBack: 'Put back',
  removed: plural({ one: '{count} document is left out', other: '{count} documents are left out' }),
  opened: 'opened',
  counting: 'The total is still being added up…',
  progress: '{done} of {total} documents read',
  without: plural({
    one: '{count} document is not in the total: open it to see its amount.',
    other: '{count} documents are not in the total: open them to see their amounts.',
  }),
  noTotal: 'No total: no amount could be read from these documents.',
  moreCurrencies: plural({ one: 'and {count} more currency', other: 'and {count} more currencies' }),
  noAmount: 'amount not read',
  wrong: 'This is not the document in the list. Leave it out.',
  order: 'Sort',
  orders: { page: 'As on the site', name: 'By name', amount: 'By amount', size: 'By size' },
  place: {
    around: 'The document will be inside the signature file.',
    beside: 'The signature will be a separate file.',
    inside: 'The signature will be inside the document.',
    together: 'The documents and the signature will be together in one container file.',
  },
  role: 'You sign as {role}. This becomes part of each signature; nobody checks it.',
  mark: {
    onPage: 'The document gets a visible mark with your name and the time on page {page}.',
    onLastPage: 'The document gets a visible mark with your name and the time on its last page.',
  },
  doubts: {
    row: 'states another total than its payments have',
    agree: 'I know that this file states other totals than its payments have, and want to sign it all the same.',
    agreeMany:
      'I know that some of these files state other totals than their payments have, and want to sign them all the same.',
  },
  paused: {
    title: 'The token was removed',
    putBack: 'Connect it again: this window will notice. No other token is taken.',
    back: 'The token is back. Type its PIN once more, and the other documents will be signed as you agreed.',
    finish: 'Leave the rest unsigned',
  },
  pinEachTime: {
    times: plural({
      one: 'The key of this certificate asks for the PIN before each document.',
      other: 'The key of this certificate asks for the PIN before each document: you will type it {count} times.',
    }),
    onDevice: 'The key of this certificate asks for the PIN before each document: type it on the token as often.',
    tooMany: plural({
      one: 'With this key no more than {count} document can be signed in one go.',
      other: 'With this key no more than {count} documents can be signed in one go.',
    }),
    next: 'Type the PIN for the next document.',
  },
} as const
