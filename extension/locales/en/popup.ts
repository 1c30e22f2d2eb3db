/** English: the toolbar popup. */

export const popup = {
  thisSite: 'This site',
  noSite: 'This page cannot ask for signatures.',
  notAllowed: 'Not allowed yet. The site can ask for it.',
  mayNow: 'Allowed:',
  revoke: 'Withdraw permission',
  tokens: 'Tokens now',
  noTokens: 'No token is connected.',
  attention: {
    title: 'Needs attention',
    pin: 'Open the token',
    certificate: 'Open certificates',
    module: 'Open modules',
    enrolment: 'Open certificates',
    signature: 'Open the journal',
  },
  host: 'Signing program',
  hostStates: {
    ready: 'Ready',
    missing: 'Not installed',
    outdated: 'Has another version than the extension',
    unknown: 'Not started yet',
  },
  mend: 'What to do',
  manager: 'Open the token manager',
} as const
