/** Files from the disk, signed and checked in the manager with the keyboard alone; what was saved is judged by programs that we did not write. */
import assert from 'node:assert/strict'
import { mkdirSync, readdirSync } from 'node:fs'
import { readFile, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ElementHandle, Page } from 'puppeteer'
import { fill } from '../../../extension/locales/format.ts'
import { proofLength } from '../../../extension/root-proof.ts'
import { toPem } from '../../../shared/certificate-bundle.ts'
import { keyboardOn, type Keyboard, type Wanted } from '../../support/keyboard.ts'
import { indirect, makePdf } from '../../support/make-pdf.ts'
import { cmsVerifiers, openssl } from '../../support/openssl.ts'
import { opensslPdf, pdfsig } from '../../support/pdf-judges.ts'
import { userPin } from '../../support/soft-hsm.ts'
import { until } from '../../support/until.ts'
import { counted, says, windowKeys } from '../journey/keys.ts'
import { openOwnPage } from '../journey/open-own-page.ts'
import { provision } from '../journey/provision.ts'
import { inWorld } from '../journey/world.ts'

const { signFiles, checkFiles, authorities, prompt, tokens, care, errorCases, manager: texts } = says
const [pdf, text, other, changing] = ['Müqavilə.pdf', 'Ödəniş № 17.txt', 'Төлем.bin', 'dəyişən.txt'] as const
const pdfSigned = 'Müqavilə-signed.pdf'

describe('files from the disk with the keyboard alone in chromium', function () {
  this.timeout(120_000)
  const world = inWorld({
    prepare: async (place, authority) => {
      await provision(place, { label: 'Cryptoken', authority, commonName: 'Səməd Məmmədov' })
    },
  })
  let page: Page
  let manager: Keyboard
  const file = (name: string): string => join(world().place.folder, 'files', name)

  before(async () => {
    mkdirSync(file('saved'), { recursive: true })
    // What is signed is more than fits into one message: the signed file comes as a Blob.
    const pages = `<</Length 1600000>>\nstream\n${'q Q '.repeat(400_000)}\nendstream`
    await writeFile(file(pdf), makePdf({ objects: indirect(3, pages) }))
    await writeFile(file(text), 'Ödəniş: 100 AZN')
    await writeFile(file(other), Uint8Array.of(0, 1, 2))
    await writeFile(file(changing), 'əvvəl')
    await writeFile(file('root.pem'), toPem('CERTIFICATE', world().authority.root))
    page = await openOwnPage(world(), 'sign')
    manager = keyboardOn(page, 'chromium')
    const session = await world().browser.browser.target().createCDPSession()
    await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: file('saved') })
  })

  /** Presses the button, and takes these files in the browser's own window. */
  async function choose(button: string, ...names: string[]): Promise<void> {
    await manager.tabTo({ role: 'button', name: button })
    const opened = page.waitForFileChooser()
    // Keys come to the page by another way than the driver's orders, and may overtake the one to keep the browser's window away.
    await Promise.all([opened, page.evaluate(() => true).then(() => manager.press('Enter'))])
    await (await opened).accept(names.map(file))
  }

  /** With the arrows, from the one that is chosen. */
  async function chooseFormat(title: string): Promise<void> {
    const chosen = (await manager.finds('radio')).find(({ checked }) => checked)
    await manager.tabTo({ role: 'radio', name: chosen?.name ?? '' }, 'back')
    await until(`the arrows led to “${title}”`, async () => {
      await manager.press('ArrowDown')
      return (await manager.spot()).name.startsWith(title)
    })
  }

  /** `listed` on the button; so many can still be read, and are signed. */
  async function sign(listed: number, count = listed): Promise<void> {
    await manager.tabTo({ role: 'button', name: counted(signFiles.sign, listed) })
    await manager.press('Enter')
    const window = await windowKeys(world().browser)
    assert.equal((await window.finds('text', fill(care.ownWindow, { product: 'Mohur' }))).length, 1)
    await window.hears(prompt.blockers.pin)
    await window.tabTo({ role: 'textbox', name: tokens.pin.label })
    await window.type(userPin)
    await window.press('Enter')
    await window.approve(counted(prompt.approve.sign, count))
    await window.gone()
    await page.bringToFront()
    await manager.hears(fill(counted(signFiles.done, count), { total: count }))
  }

  /** Whether the browser would ask the person whether the page shall be left. */
  const asksBeforeLeaving = (): Promise<boolean> =>
    page.evaluate(() => !dispatchEvent(new Event('beforeunload', { cancelable: true })))

  /** Chromium first keeps the name by an empty file, and moves the whole one there. */
  const saved = (name: string): Promise<Uint8Array> =>
    until(`${name} was saved`, async () => {
      const bytes = readdirSync(file('saved')).includes(name) ? await readFile(file(join('saved', name))) : null
      return bytes?.length ? bytes : null
    })

  /** The end of the root's fingerprint, as OpenSSL prints it. */
  async function paperEnd(): Promise<string> {
    const root = toPem('CERTIFICATE', world().authority.root)
    const { output } = await openssl('x509 -in root.pem -noout -fingerprint -sha256', { 'root.pem': root })
    return output.trim().slice(-11)
  }

  const verdicts = (name: string): Promise<(string | null)[]> =>
    page.$$eval(`[data-file="${name}"] [data-verdict]`, all => all.map(one => one.getAttribute('data-verdict')))

  it('row 96: are signed in the format of each, also when one was changed since, and pdfsig, OpenSSL, GnuTLS and NSS accept what was saved', async () => {
    await choose(signFiles.choose, pdf, text, other, changing)
    await page.waitForSelector(`[data-file="${changing}"]`)
    await chooseFormat(fill(signFiles.formats.pades.title, { kind: 'PDF' }))
    await sign(1)
    await chooseFormat(signFiles.formats.cmsDetached.title)
    await utimes(file(changing), new Date(0), new Date(0))
    await sign(3, 2)
    assert.equal((await manager.finds('text', signFiles.unfit.unreadable)).length, 1)
    const takeOut = (name: string): Wanted => ({ role: 'button', name: `${signFiles.takeOut}: ${name}` })
    await manager.tabTo(takeOut(changing), 'back')
    await manager.press('Enter')
    await manager.arrives(takeOut(other))
    assert.ok(await asksBeforeLeaving())
    await manager.tabTo({ role: 'button', name: signFiles.saveAll })
    await manager.press('Enter')

    const { root } = world().authority
    const signedPdf = await saved(pdfSigned)
    assert.match(await pdfsig(signedPdf, root), /Signature is Valid[^]*Certificate is Trusted/)
    await opensslPdf(signedPdf, root)
    for (const name of [text, other]) {
      const files = { signed: await saved(`${name}.p7s`), content: await readFile(file(name)), root }
      for (const [program, verify] of Object.entries(cmsVerifiers)) {
        const { accepted, output } = await verify(files)
        assert.ok(accepted, `${program}: ${output}`)
      }
    }
    assert.equal(await page.$('[data-action="save-all"]'), null)
    assert.ok(!(await asksBeforeLeaving()))
  })

  it('row 96: are checked with nobody asked: whole, and confirmed once the person trusts the root', async () => {
    await manager.tabTo({ role: 'link', name: texts.sections.check }, 'back')
    await manager.press('Enter')
    await page.waitForSelector('[data-section="check"]')
    await choose(signFiles.choose, join('saved', pdfSigned), join('saved', `${text}.p7s`), text)
    await manager.hears(counted(checkFiles.checked, 2))
    assert.deepEqual([await verdicts(pdfSigned), await verdicts(`${text}.p7s`)], [['unproven'], ['unproven']])
    assert.equal((await manager.finds('text', checkFiles.verdicts.unproven.title)).length, 2)

    await manager.tabTo({ role: 'summary', name: checkFiles.roots })
    await manager.press('Enter')
    await choose(checkFiles.addRoot, 'root.pem')
    await page.waitForSelector('[data-field="root-proof-1"]')
    await manager.tabTo({ role: 'textbox', name: fill(authorities.proofLabel, { length: proofLength }) })
    await manager.type(await paperEnd())
    await manager.press('Enter')
    await until('both were confirmed', async () => (await page.$$('[data-verdict="good"]')).length === 2)
    assert.equal((await manager.finds('text', 'Səməd Məmmədov')).length, 2)
    assert.deepEqual(await world().browser.pagesAt(`${world().browser.extensionOrigin}/prompt/`), [])
  })

  it('are confirmed by a root that the person keeps, which is added once the end of its fingerprint was typed from paper', async () => {
    const go = async (section: 'settings' | 'check'): Promise<void> => {
      await manager.tabTo({ role: 'link', name: texts.sections[section] }, 'back')
      await manager.press('Enter')
      await page.waitForSelector(`[data-section="${section}"]`)
    }
    const confirmed = async (): Promise<number> => (await page.$$('[data-verdict="good"]')).length
    await page.click('[data-action="distrust-root"]')
    await until('neither was confirmed', async () => (await page.$$('[data-verdict="unproven"]')).length === 2)
    await go('settings')
    await manager.tabTo({ role: 'textbox', name: authorities.nameLabel })
    await manager.type('Mərkəz')
    await choose(authorities.chooseFile, 'root.pem')
    const length = proofLength
    await page.waitForSelector('[data-field="root-proof-1"]')
    await manager.tabTo({ role: 'textbox', name: fill(authorities.proofLabel, { length }) })
    await manager.type('0000 000')
    await manager.press('Enter')
    await manager.hears(fill(authorities.proofWrong, { length }))
    assert.equal(await page.$('[data-authority]'), null)
    await manager.press(...Array.from({ length }, () => 'Backspace' as const))
    await manager.type(await paperEnd())
    await manager.press('Enter')
    await manager.hears(authorities.added)
    await go('check')
    await until('both were confirmed', async () => (await confirmed()) === 2)
  })

  it('row 96: say of one changed byte that it was changed, of a missing document that it is needed, and of any other file that nobody signed it', async () => {
    const signedPdf = await readFile(file(join('saved', pdfSigned)))
    // In what is drawn on its page.
    signedPdf[signedPdf.indexOf('q Q q Q')] = 0x51
    await writeFile(file('changed.pdf'), signedPdf)
    await writeFile(file(`${other}-2.p7s`), await readFile(file(join('saved', `${other}.p7s`))))
    await writeFile(file(text), 'Ödəniş: 900 AZN')
    await writeFile(file('again.p7s'), await readFile(file(join('saved', `${text}.p7s`))))
    await choose(signFiles.choose, 'changed.pdf', `${other}-2.p7s`, pdf, 'again.p7s')
    await manager.hears(counted(checkFiles.checked, 6))
    assert.deepEqual(
      [await verdicts('changed.pdf'), await verdicts(`${other}-2.p7s`), await verdicts('again.p7s')],
      [['bad'], ['missing'], ['missing']],
    )
    assert.equal((await manager.finds('text', errorCases.notSigned.title)).length, 1)
    const [needed] = await page.$$('[data-file="again.p7s"] [data-field="file-choose-document"]')
    await (needed as ElementHandle<HTMLInputElement>).uploadFile(file(text))
    await until('it was checked again', async () => (await verdicts('again.p7s')).includes('bad'))
    assert.ok((await manager.finds('text', checkFiles.reasons.contentChanged)).length >= 1)
  })
})
