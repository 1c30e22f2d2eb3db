/** A browser on the gallery page, which is served on loopback under the extension's own content security policy. */
import { readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { build } from 'esbuild'
import { launch, type Browser, type Page } from 'puppeteer'
import { manifestFor } from '../../../extension/manifest.ts'
import type { Language } from '../../../extension/locales/language-codes.ts'
import { fromWire, toWire } from '../../../shared/wire.ts'
import type { AskedOfAxe, Gallery, Shot } from './gallery.tsx'
import { findBrowser } from '../../support/find-browser.ts'
import { untilInPage } from '../../support/until-in-page.ts'

export interface Surface {
  theme: 'light' | 'dark'
  width: number
}

export interface ScreenBrowser {
  page: Page
  /** Begins anew in a window of this width and theme, without motion. */
  begin: (surface: Surface) => Promise<void>
  /** Draws a screen; `afresh`: in a window of its own, otherwise as the next state of the window that is open. */
  show: (shot: Shot, language: Language, afresh?: boolean) => Promise<void>
  /** What is wrong with the screen that is drawn: its layout, and what axe-core says if asked. */
  inspect: (asked: AskedOfAxe) => Promise<string[]>
  /** What the person has done in the window so far. */
  done: () => Promise<unknown[]>
  /** What the page or the browser complained of: broken policy, exceptions, requests elsewhere. */
  complaints: string[]
  close: () => Promise<void>
}

/** A form would offer the PIN to the browser's store of passwords. */
const expected = /Password field is not contained in a form/

interface InPage {
  gallery: Gallery
}

export async function openScreenBrowser(): Promise<ScreenBrowser> {
  const server = await serveGallery()
  const { port } = server.address() as AddressInfo
  const browser = await launchBrowser()
  const page = await browser.newPage()
  const complaints: string[] = []
  page.on('pageerror', error => complaints.push(String(error)))
  page.on('console', message => {
    if (!expected.test(message.text())) complaints.push(message.text())
  })
  return {
    page,
    complaints,
    begin: async ({ theme, width }) => {
      await page.emulateMediaFeatures([
        { name: 'prefers-color-scheme', value: theme },
        { name: 'prefers-reduced-motion', value: 'reduce' },
      ])
      await page.setViewport({ width, height: 680 })
      await page.goto(`http://127.0.0.1:${port}/index.html`)
      await untilInPage(page, () => 'gallery' in globalThis)
    },
    show: (shot, language, afresh = true) =>
      page.evaluate(
        (wire, code, afresh) => (globalThis as unknown as InPage).gallery.show(wire, code, afresh),
        toWire(shot),
        language,
        afresh,
      ),
    inspect: asked => page.evaluate(asked => (globalThis as unknown as InPage).gallery.inspect(asked), asked),
    done: async () =>
      fromWire(await page.evaluate(() => (globalThis as unknown as InPage).gallery.done())) as unknown[],
    close: async () => {
      await browser.close()
      server.close()
    },
  }
}

const launchBrowser = (): Promise<Browser> =>
  launch({
    browser: 'chrome',
    executablePath: findBrowser('chromium'),
    headless: true,
    pipe: true,
    args: ['--no-first-run', '--hide-scrollbars', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  })

async function serveGallery(): Promise<Server> {
  const files = await galleryFiles()
  let worker: Promise<Uint8Array> | null = null
  /** What draws PDFs, made when the first one is drawn. */
  const pdfFile = async (url: string): Promise<Uint8Array | undefined> => {
    if (url === '/pdf/worker.js') return (worker ??= pdfWorker())
    const [, name] = /^\/pdf\/fonts\/([\w-]+\.(?:pfb|ttf))$/.exec(url) ?? []
    return name === undefined ? undefined : readFile(new URL(name, fonts))
  }
  const { content_security_policy: policy } = manifestFor('chromium', '') as {
    content_security_policy: { extension_pages: string }
  }
  const server = createServer(async ({ url = '' }, response) => {
    const file = files.get(url) ?? (await pdfFile(url))
    const type = { js: 'text/javascript', css: 'text/css', html: 'text/html' }[url.split('.').at(-1) ?? ''] ?? ''
    response.writeHead(file === undefined ? 404 : 200, {
      'content-type': `${type}; charset=utf-8`,
      'content-security-policy': policy.extension_pages,
    })
    response.end(file ?? '')
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return server
}

const fonts = new URL('../../../node_modules/pdfjs-dist/standard_fonts/', import.meta.url)

const bundled = {
  bundle: true,
  write: false,
  outdir: '/',
  format: 'esm',
  charset: 'utf8',
  target: 'chrome148',
  logLevel: 'error',
} as const

async function pdfWorker(): Promise<Uint8Array> {
  const entry = new URL('../../../extension/documents/pdf/worker.ts', import.meta.url).pathname
  const { outputFiles } = await build({ ...bundled, entryPoints: [entry] })
  return outputFiles[0]?.contents ?? new Uint8Array()
}

async function galleryFiles(): Promise<Map<string, string>> {
  const { outputFiles } = await build({
    ...bundled,
    entryPoints: { index: new URL('gallery.tsx', import.meta.url).pathname },
    splitting: true,
    jsx: 'automatic',
    jsxImportSource: 'preact',
  })
  const page =
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Gallery</title>' +
    '<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">' +
    '<link rel="icon" href="data:,"><link rel="stylesheet" href="/index.css">' +
    '<script type="module" src="/index.js"></script></head><body></body></html>'
  return new Map([['/index.html', page], ...outputFiles.map(file => [file.path, file.text] as const)])
}
