/** What the product is called and how its parts find one another. The version stands in package.json alone. */
import { version } from '../package.json'

export const product = {
  name: 'Mohur',
  version,
  /** The protocol between page, extension and host; the extension uses no host that speaks another one. */
  protocol: 1,
  /** The name under which browsers look for the native host. */
  hostName: 'org.mohur.host',
  /** Derived by Chromium from `chromiumKey`: first 16 bytes of the SHA-256 of the DER key, in the letters a–p. */
  chromiumId: 'clmgoifadmfhepgcflafdeocjaeoflib',
  /** Public key (base64 DER) that fixes the extension's id when it is loaded unpacked. Its private half was never kept. */
  chromiumKey:
    'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAk/ks5Wy9Jm4i/tQnDwTeADvCTLrf9PGts7RaClk+zBTKxYSZYzDKDGJvgH2xkH5wGE2QKknxdi8iJ9Do22/2WCo/vN0dXD1VCzTR4eS0Ljxplv6XvlszVyzPYxdAnuTk2ErXsM2H42umDg/h/eILFx0oqqLRpWHZ3wolGu5fBk36lYMZo6GckVKnPT1s1l+3M+pN/68k8cfyAeKRybf9Vo6Sg1+5FUiL0kx7bGUVzYyumwbnwcandXgY9lnCttRPvNydSXTa3C0NimlRk1eFISaV/5A3qmcteTZi9nOhoSZTB0KZba7JtD79phH4OQk4quviDVFdivlptMOanotK4wIDAQAB',
  firefoxId: 'mohur@mohur.org',
} as const

/** The origins (Chromium) or add-on ids (Firefox) that may start the host: what the browser puts into its arguments. */
export const extensionCallers: readonly string[] = [`chrome-extension://${product.chromiumId}/`, product.firefoxId]
