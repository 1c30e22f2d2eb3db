/** What the product is called and how its parts find one another. The version stands in package.json alone. */
import { version } from '../package.json'

export const product = {
  name: 'Mohur',
  version,
  /** The protocol between page, extension and host; the extension uses no host that speaks another one. */
  protocol: 1,
  /** The name under which browsers look for the native host. */
  hostName: 'org.mohur.host',
  /** In Chromium the id follows from the key that the build takes. */
  firefoxId: 'mohur@mohur.org',
} as const
