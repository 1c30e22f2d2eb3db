/** pdf.js, loaded when the first PDF is opened; it draws with files of the extension alone, and runs nothing that is in a PDF. */
import type { PDFDocumentProxy } from 'pdfjs-dist'
import { pageLimits } from '../pages/pages.ts'
import { lossMessage } from './loss-message.ts'
import { Unreadable } from '../reading.ts'

/** Where the build puts the worker, the fonts and the character maps. */
const folder = '/pdf/'

/** An address in one of our own pages. In Node, for tests, pdf.js finds its files by itself. */
const own = (path: string): string => new URL(`${folder}${path}`, location.href).href
const isPage = typeof location !== 'undefined'

interface TrustedTypes {
  createPolicy: (
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ) => {
    createScriptURL: (url: string) => URL
  }
}

/** Our policy lets no script start from text; this is the one address that may. */
function workerAddress(): string | URL {
  const address = own('worker.js')
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes }
  policy ??= trustedTypes?.createPolicy('mohur-pdf', { createScriptURL: () => address })
  return policy?.createScriptURL('') ?? address
}
let policy: ReturnType<TrustedTypes['createPolicy']> | undefined

const files = (): object =>
  isPage
    ? { cMapUrl: own('cmaps/'), cMapPacked: true, standardFontDataUrl: own('fonts/'), wasmUrl: own('') }
    : { standardFontDataUrl: undefined }

/** What is neither wanted nor allowed: scripts from text, WebAssembly, fonts of this computer, the network. */
const rules = {
  isEvalSupported: false,
  useWasm: false,
  useWorkerFetch: false,
  useSystemFonts: false,
  // Letters are drawn as shapes, by us: no font of a PDF gets to the browser's own fonts.
  disableFontFace: true,
  isImageDecoderSupported: false,
  enableXfa: false,
  disableRange: true,
  disableStream: true,
  disableAutoFetch: true,
  enableHWA: false,
  maxImageSize: pageLimits.imagePixels,
  canvasMaxAreaInBytes: 4 * pageLimits.canvasPixels,
  verbosity: 0,
} as const

export interface OpenedPdf {
  document: PDFDocumentProxy
  /** Whether something of the pages that were drawn was left out so far. */
  hasLosses: () => boolean
}

export const loadEngine = () => import('pdfjs-dist/legacy/build/pdf.mjs')

/** The document, read by a worker of its own, which ends with the signal. @throws Unreadable */
export async function openPdf(content: Uint8Array, signal: AbortSignal): Promise<OpenedPdf> {
  const engine = await loadEngine()
  signal.throwIfAborted()
  const port = isPage ? new Worker(workerAddress(), { type: 'module' }) : null
  let losses = false
  port?.addEventListener('message', ({ data }) => {
    losses ||= data === lossMessage
  })
  // It warns in the worker, where `tell-losses.ts` hears it, and is silent here.
  const worker = engine.PDFWorker.create({ verbosity: port ? 1 : 0, ...(port ? { port } : {}) })
  // A copy: it goes to the worker whole, and what is signed stays here.
  const task = engine.getDocument({ ...rules, ...files(), data: content.slice(), worker })
  signal.addEventListener('abort', () => {
    void task.destroy().catch(() => undefined)
    worker.destroy()
    port?.terminate()
  })
  try {
    return { document: await task.promise, hasLosses: () => losses }
  } catch (error) {
    const { name } = error as Error
    throw new Unreadable(
      name === 'PasswordException' ? 'password' : name === 'InvalidPDFException' ? 'syntax' : 'failed',
    )
  }
}
