/** The extension's manifest, one literal for every browser (WebExtensions, Manifest V3). */
import { inquiryNames } from '../shared/inquiries.ts'
import { product } from '../shared/product.ts'
import { languageCodes } from './locales/language-codes.ts'

export const browserKinds = ['chromium', 'firefox'] as const
export type BrowserKind = (typeof browserKinds)[number]

/** Sizes in pixels of the icons in `icons/`. */
export const iconSizes = [16, 32, 48, 128] as const

/** Where the page API exists: the same origins as `shared/origin.ts` accepts, before anything is asked. */
const pages = ['https://*/*', 'http://localhost/*']

/** Authorities for time stamps and revocation (`authority-rows.ts`), each asked for when the person adds it. */
const authorities = ['https://*/*', 'http://*/*']

/** Our own pages load their own files and nothing else, cannot be framed, and make no script from text. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  // Others than our own files for the background alone, which asks the authorities that were set up: each page forbids it to itself.
  "connect-src 'self' https: http:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join('; ')

export const managedSchemaFile = 'managed-schema.json'

/** What an administrator may set (`storage.managed_schema`); Firefox takes the same members without a schema. */
export const managedSchema = {
  type: 'object',
  properties: {
    help: {
      title:
        'Shown in Readiness: where to turn when something is missing. One text per language, plain, 1,000 characters at most.',
      type: 'object',
      properties: Object.fromEntries(languageCodes.map(language => [language, { type: 'string' }])),
    },
    authorities: {
      title:
        'Authorities for time stamps (RFC 3161) and revocation (OCSP, CRL), each by its address. `certificates`: what they are believed by at it, `roots`: what certificates of signers may lead to, with or without an address; each in PEM or base64.',
      type: 'array',
      items: {
        type: 'object',
        properties: {
          name: { type: 'string' },
          certificates: { type: 'array', items: { type: 'string' } },
          roots: { type: 'array', items: { type: 'string' } },
          ...Object.fromEntries(inquiryNames.map(inquiry => [inquiry, { type: 'string' }])),
        },
      },
    },
    timestampAuthorities: {
      title: 'The same in the form of earlier versions. `root`: the certificate that time stamps lead to.',
      type: 'array',
      items: {
        type: 'object',
        properties: { name: { type: 'string' }, address: { type: 'string' }, root: { type: 'string' } },
      },
    },
  },
}

const icons = Object.fromEntries(iconSizes.map(size => [size, `icons/seal-${size}.png`]))

/** `chromiumKey`: base64 of subjectPublicKeyInfo. */
export const manifestFor = (kind: BrowserKind, chromiumKey: string): object => ({
  manifest_version: 3,
  name: product.name,
  version: product.version,
  /** In the browser's language, from `_locales` (locales/descriptions.ts). */
  default_locale: 'en',
  description: '__MSG_description__',
  icons,
  action: { default_title: product.name, default_popup: 'popup/index.html', default_icon: icons },
  content_scripts: [
    { matches: pages, js: ['page.js'], run_at: 'document_start', all_frames: false, world: 'MAIN' },
    { matches: pages, js: ['content.js'], run_at: 'document_start', all_frames: false },
  ],
  /**
   * `activeTab`: the toolbar popup names the site that it was opened on. `notifications`, `alarms`: a certificate that ends soon is told
   * of, from the first day on, which no permission could be that is asked for later.
   */
  permissions: ['nativeMessaging', 'storage', 'activeTab', 'notifications', 'alarms'],
  optional_host_permissions: authorities,
  content_security_policy: { extension_pages: contentSecurityPolicy },
  ...(kind === 'chromium' ? { key: chromiumKey } : {}),
  ...only[kind],
})

const only: Record<BrowserKind, object> = {
  chromium: {
    /** 148: structured clone between the parts of an extension. */
    minimum_chrome_version: '148',
    message_serialization: 'structured_clone',
    incognito: 'split',
    storage: { managed_schema: managedSchemaFile },
    background: { service_worker: 'background.js', type: 'module' },
  },
  firefox: {
    browser_specific_settings: {
      gecko: {
        id: product.firefoxId,
        /** 140: data_collection_permissions; `sender.origin` and `world` are older. */
        strict_min_version: '140.0',
        data_collection_permissions: { required: ['none'] },
      },
    },
    /** Firefox knows no `split`. */
    incognito: 'not_allowed',
    background: { scripts: ['background.js'], type: 'module' },
  },
}
