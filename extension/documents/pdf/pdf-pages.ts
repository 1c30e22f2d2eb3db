/** The pages of a PDF, as pdf.js draws them (ISO 32000-1). */
import type { PDFPageProxy } from 'pdfjs-dist'
import { pageLimits, type Pages } from '../pages/pages.ts'
import { within } from '../pages/within.ts'
import type { OpenedPdf } from './pdf-engine.ts'

/** With the appearances of its fields and notes, as they are printed; nothing of it can be clicked. */
const withAppearances = 1

const sizeOf = (page: PDFPageProxy): { width: number; height: number } => {
  const { width, height } = page.getViewport({ scale: 1 })
  return { width, height }
}

export function pdfPages({ document, hasLosses }: OpenedPdf): Pages {
  return {
    count: document.numPages,
    sizeOf: async number => sizeOf(await document.getPage(number)),
    draw: async (number, canvas, signal) => {
      const page = await within(document.getPage(number), pageLimits.drawMs, signal)
      const { width } = sizeOf(page)
      const viewport = page.getViewport({ scale: canvas.width / width })
      const task = page.render({ canvas, viewport, annotationMode: withAppearances, background: '#fff' })
      try {
        await within(task.promise, pageLimits.drawMs, signal)
        return { whole: !hasLosses(), missingFonts: await missingFonts(page) }
      } finally {
        task.cancel()
      }
    },
    textOf: async number => textOf(await document.getPage(number)),
  }
}

async function textOf(page: PDFPageProxy): Promise<string> {
  const { items } = await page.getTextContent()
  let text = ''
  for (const item of items) {
    if (!('str' in item)) continue
    text += item.hasEOL ? `${item.str}\n` : item.str
    if (text.length > pageLimits.text) break
  }
  return text.slice(0, pageLimits.text).trim()
}

interface Font {
  name: string
  missingFile: boolean
}

/** Of the fonts that the page's text is in; each was loaded when it was drawn. */
async function missingFonts(page: PDFPageProxy): Promise<string[]> {
  const { styles } = await page.getTextContent()
  return Object.keys(styles).flatMap(id => {
    if (!page.commonObjs.has(id)) return []
    const { name, missingFile } = page.commonObjs.get(id) as Font
    return missingFile ? [name] : []
  })
}
