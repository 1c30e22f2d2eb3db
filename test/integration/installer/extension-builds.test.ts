/** The doctor's look at the builds of the extension. */
import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromiumKey } from '../../../installer/setup/chromium-key.mjs'
import { examineExtension } from '../../../installer/doctor/extension-builds.ts'
import { product } from '../../../shared/product.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

describe("the doctor's look at the extension", () => {
  const folder = temporaryFolder()
  const built = (form: 'chromium' | 'firefox') =>
    readFileSync(join(import.meta.dirname, '../../../dist/extension', form, 'manifest.json'), 'utf8')

  for (const form of ['chromium', 'firefox'] as const) {
    it(`finds the build for ${form} whole`, () => {
      assert.equal(examineExtension(form).state, 'ok', examineExtension(form).says)
    })

    it(`names what is wrong with a build for ${form}`, () => {
      const broken = (manifest: string | null): string => {
        if (manifest !== null) writeFileSync(join(folder(), 'manifest.json'), manifest)
        const { state, says, cure } = examineExtension(form, folder())
        assert.equal(state, 'broken')
        assert.equal(cure, 'npm run build')
        return says
      }
      assert.match(broken(null), /there is no/)
      assert.match(broken('{}'), /no manifest of ours/)
      assert.match(broken(built(form)), /it names [a-z.]+, which is not there/)
      const names = [...built(form).matchAll(/"([a-z/-]+\.js)"/g)].map(([, name = '']) => name)
      for (const name of names) writeFileSync(join(folder(), name), '')
      assert.match(broken(built(form).replace(`"${product.version}"`, '"9.9.9"')), /it is version 9\.9\.9/)
      assert.match(broken(built(form).replace('"nativeMessaging"', '"tabs"')), /native messaging/)
      const other = built(form).replace(chromiumKey().slice(40, 60), 'A'.repeat(20)).replace('mohur@', 'other@')
      assert.match(broken(other), /its id is .*, the host expects/)
    })
  }
})
