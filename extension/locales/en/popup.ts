/** English: the toolbar popup. */
import { plural } from '../plural.ts'

export const popup = {
  thisSite: 'This site',
  noSite: 'This page cannot ask for signatures.',
  notAllowed: 'Not allowed yet. The site can ask you.',
  mayNow: 'This site may:',
  revoke: 'Withdraw permission',
  tokens: 'Connected tokens',
  noTokens: 'No token is connected.',
  attention: {
    title: 'Needs attention',
    pin: 'Open the token',
    certificate: 'Open certificates',
    module: 'Open modules',
    enrolment: 'Open certificates',
    signature: 'Open the journal',
    kept: 'Save the signatures',
    more: plural({
      one: 'And {count} more thing, in the token manager.',
      other: 'And {count} more, in the token manager.',
    }),
  },
  host: 'Mohur program',
  hostStates: {
    ready: 'Ready',
    missing: 'Not installed',
    outdated: 'Older than the extension',
    newer: 'The extension is out of date',
    unknown: 'Not started yet',
  },
  mend: 'What to do',
  manager: 'Open the token manager',
} as const
