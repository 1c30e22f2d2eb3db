/** The manifests: no more permissions than are used, nothing that a page can reach (T7, T21, G17). */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { chromiumId } from '../../../installer/extension-identity.ts'
import { chromiumKey } from '../../../installer/setup/chromium-key.mjs'
import { descriptions } from '../../../extension/locales/descriptions.ts'
import { languageCodes } from '../../../extension/locales/language-codes.ts'
import { browserKinds, iconSizes, manifestFor } from '../../../extension/manifest.ts'
import { product } from '../../../shared/product.ts'

const folder = resolve(import.meta.dirname, '../../../extension')

interface Manifest {
  default_locale: string
  description: string
  permissions: string[]
  optional_host_permissions: string[]
  content_scripts: { matches: string[]; all_frames: boolean; run_at: string }[]
  content_security_policy: { extension_pages: string }
  incognito: string
  key?: string
  browser_specific_settings?: { gecko: { id: string } }
}

for (const kind of browserKinds) {
  const manifest = manifestFor(kind, chromiumKey()) as Manifest

  describe(`the manifest for ${kind}`, () => {
    it('asks for five permissions and for no host; of those that it may ask for later each is one that the person adds', () => {
      assert.deepEqual(manifest.permissions, ['nativeMessaging', 'storage', 'activeTab', 'notifications', 'alarms'])
      assert.deepEqual(
        Object.keys(manifest).filter(key => /host_permissions|optional|externally|web_accessible/.test(key)),
        ['optional_host_permissions'],
      )
      assert.deepEqual(manifest.optional_host_permissions, ['https://*/*', 'http://*/*'])
    })

    it('runs in top frames of https pages and of localhost alone, before the page does', () => {
      for (const script of manifest.content_scripts) {
        assert.deepEqual(script.matches, ['https://*/*', 'http://localhost/*'])
        assert.deepEqual([script.all_frames, script.run_at], [false, 'document_start'])
      }
    })

    it('T21, T46: lets our pages load and run their own files only', () => {
      const policy = manifest.content_security_policy.extension_pages
      assert.match(policy, /^default-src 'none'; script-src 'self'; style-src 'self';/)
      assert.match(policy, /frame-ancestors 'none'/)
      assert.match(policy, /require-trusted-types-for 'script'/)
      const connecting = "connect-src 'self' https: http:"
      assert.ok(policy.includes(connecting), 'the background asks authorities')
      assert.doesNotMatch(policy.replace(connecting, ''), /unsafe|https?:|\*/)
    })

    it('lets no page of ours connect anywhere: each forbids it to itself, before it loads anything', () => {
      // The window that draws PDFs reads its own fonts.
      for (const [page, allowed] of [
        ['prompt', 'self'],
        ['manager', 'none'],
        ['popup', 'none'],
      ]) {
        const [head = ''] = readFileSync(join(folder, page ?? '', 'index.html'), 'utf8').split(/<link|<script/)
        assert.ok(
          head.includes(`<meta http-equiv="Content-Security-Policy" content="connect-src '${allowed}'" />`),
          page,
        )
      }
    })

    it('says what it is for in every language, by a short message that the browser finds', () => {
      assert.equal(manifest.default_locale, 'en')
      assert.equal(manifest.description, '__MSG_description__')
      for (const language of languageCodes) assert.ok(descriptions[language].length <= 132, language)
      assert.equal(new Set(Object.values(descriptions)).size, languageCodes.length)
    })

    it('asks the browser to keep private windows apart', () => {
      assert.equal(manifest.incognito, kind === 'chromium' ? 'split' : 'not_allowed')
    })

    it('has the id that the host expects, and its icons', () => {
      if (kind === 'firefox') assert.equal(manifest.browser_specific_settings?.gecko.id, product.firefoxId)
      else {
        const digest = createHash('sha256')
          .update(Buffer.from(manifest.key ?? '', 'base64'))
          .digest()
        const letters = digest
          .toString('hex', 0, 16)
          .replace(/./g, hex => 'abcdefghijklmnop'.charAt(Number.parseInt(hex, 16)))
        assert.equal(letters, chromiumId)
      }
      for (const size of iconSizes) assert.ok(existsSync(join(folder, `icons/seal-${size}.png`)))
    })
  })
}
