/** The extension's builds: there, whole, of this version, and with the identity that the native host expects. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as z from 'zod'
import { product } from '../../shared/product.ts'
import { chromiumId, chromiumIdOf } from '../extension-identity.ts'
import type { ManifestForm } from '../manifests.ts'
import { broken, cures, ok, type Finding } from './finding.ts'

const builds = fileURLToPath(new URL('../../dist/extension', import.meta.url))

/** What we look at; the rest of a manifest is the browser's business. */
const manifest = z.object({
  manifest_version: z.literal(3),
  version: z.string(),
  key: z.string().optional(),
  permissions: z.array(z.string()),
  background: z.object({ service_worker: z.string().optional(), scripts: z.array(z.string()).optional() }),
  content_scripts: z.array(z.object({ js: z.array(z.string()) })),
  browser_specific_settings: z.object({ gecko: z.object({ id: z.string() }) }).optional(),
})
type ExtensionManifest = z.infer<typeof manifest>

const titles: Record<ManifestForm, string> = { chromium: 'Chromium', firefox: 'Firefox' }

export function examineExtension(form: ManifestForm, folder: string = join(builds, form)): Finding {
  const link = `extension build for ${titles[form]}`
  const file = join(folder, 'manifest.json')
  if (!existsSync(file)) return broken(link, `there is no ${file}`, cures.build)
  const parsed = manifest.safeParse(parse(readFileSync(file, 'utf8')))
  if (!parsed.success) return broken(link, `${file} is no manifest of ours`, cures.build)
  const fault = faultOf(parsed.data, form, folder)
  return fault === null
    ? ok(link, `version ${parsed.data.version}, ${identityOf(parsed.data, form)}`)
    : broken(link, fault, cures.build)
}

function faultOf(read: ExtensionManifest, form: ManifestForm, folder: string): string | null {
  const expected = form === 'chromium' ? chromiumId : product.firefoxId
  const { service_worker: worker, scripts = [] } = read.background
  const files = [...(worker === undefined ? [] : [worker]), ...scripts, ...read.content_scripts.flatMap(({ js }) => js)]
  const lost = files.find(name => !existsSync(join(folder, name)))
  if (lost !== undefined) return `it names ${lost}, which is not there`
  if (read.version !== product.version) return `it is version ${read.version}, this is ${product.version}`
  if (!read.permissions.includes('nativeMessaging')) return 'it does not ask for native messaging'
  return identityOf(read, form) === expected
    ? null
    : `its id is ${identityOf(read, form)}, the host expects ${expected}`
}

function identityOf(read: ExtensionManifest, form: ManifestForm): string {
  if (form === 'firefox') return read.browser_specific_settings?.gecko.id ?? 'none'
  return read.key === undefined ? 'none' : chromiumIdOf(read.key)
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
