/** English: certificates that end, in the notification and where it is switched off. */
export const expiry = {
  title: 'A certificate ends soon',
  message: '{name}\nIt is valid until {date}. Press here to renew it: the site where you last used it opens.',
  setting: {
    title: 'Certificates that end',
    meaning:
      'For this the extension remembers the certificates that you signed with, also while no token is connected: the name, the last day and the fingerprint. Pressing the notification opens the site where you last used the certificate.',
    label: 'Tell me when {first} and when {last} days are left',
  },
} as const
