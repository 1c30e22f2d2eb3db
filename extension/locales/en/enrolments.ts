/** English: requests for certificates that wait. */
export const enrolments = {
  title: 'Requests waiting for a certificate',
  meaning:
    'The site that asked can get the same request again, and installs the certificate when it is ready: connect the token that has the key then. If you forget a request, the site has to ask for a new key.',
  since: 'Waiting for its certificate since {date}.',
  reference: 'The site’s name for it',
  forget: 'Forget the request',
} as const
