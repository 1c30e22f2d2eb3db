/** The native host manifest, in the form of Chromium and in that of Firefox (their "Native messaging" pages). */
import * as z from 'zod'
import { product } from '../shared/product.ts'
import { chromiumId } from './extension-identity.ts'

export type ManifestForm = 'chromium' | 'firefox'

export const manifestName = `${product.hostName}.json`

const common = {
  name: z.literal(product.hostName),
  description: z.string(),
  /** Absolute path of the launcher. */
  path: z.string().startsWith('/'),
  type: z.literal('stdio'),
}

/** What a good manifest says; each form names our extension in its own way. */
export const manifestSchemas = {
  chromium: z.object({ ...common, allowed_origins: z.array(z.string()) }),
  firefox: z.object({ ...common, allowed_extensions: z.array(z.string()) }),
} as const satisfies Record<ManifestForm, z.ZodType>

/** Who may start the host, as each browser writes it. */
export const allowedCaller: Readonly<Record<ManifestForm, string>> = {
  chromium: `chrome-extension://${chromiumId}/`,
  firefox: product.firefoxId,
}

/** The manifest's text. `launcher`: absolute path of the program that the browser starts. */
export function manifestText(form: ManifestForm, launcher: string): string {
  const callers = form === 'chromium' ? 'allowed_origins' : 'allowed_extensions'
  const manifest = {
    name: product.hostName,
    description: `${product.name}: signing with PKCS#11 tokens`,
    path: launcher,
    type: 'stdio',
    [callers]: [allowedCaller[form]],
  }
  return `${JSON.stringify(manifest, null, 2)}\n`
}
