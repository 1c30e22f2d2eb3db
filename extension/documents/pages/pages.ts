/** What is drawn page by page: a PDF, and a picture as a document of one page. */

/** In points or pixels: only their ratio, and how large a page may become, count. */
export interface Size {
  width: number
  height: number
}

/** A page as it was drawn. */
export interface Drawn {
  /** Nothing of it, or of those before it, was left out. */
  whole: boolean
  /** Names of fonts that the file has not in it. */
  missingFonts: readonly string[]
}

export interface Pages {
  count: number
  /** Of a page, from 1 on, as it is turned on the screen. @throws anything where the page is broken */
  sizeOf: (page: number) => Promise<Size>
  /** Draws the whole page over the whole canvas. @throws anything where it cannot be drawn; the signal's reason */
  draw: (page: number, canvas: HTMLCanvasElement, signal: AbortSignal) => Promise<Drawn>
  /** The page's text in the order of the file; empty for a picture. */
  textOf: (page: number) => Promise<string>
}

export const pageLimits = {
  /** Pixels of a canvas, and of a picture that is decoded. */
  canvasPixels: 16_000_000,
  imagePixels: 64_000_000,
  /** A page that takes longer is not drawn, and says so. In milliseconds. */
  drawMs: 20_000,
  /** A document that takes longer to open is drawn as a file. In milliseconds. */
  openMs: 20_000,
  /** What takes longer to be found out of it beside its pages is told as not looked at. In milliseconds. */
  lookMs: 5_000,
  /** Characters of a page's text. */
  text: 200_000,
} as const
