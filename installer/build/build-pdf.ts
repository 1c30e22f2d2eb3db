/** What draws PDFs in our own pages: the worker, and the files that it may ask of the page. Nothing of it loads before a PDF is opened. */
import { cp, mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { bundle } from './bundle.ts'
import { root } from './paths.ts'

/** As the pages name it (`pdf-engine.ts`). */
const folderName = 'pdf'

/** Folders of pdfjs-dist, the names that they get, and what of them is shipped: fonts that a PDF may leave out, and East Asian letters. */
const shipped = [
  { from: 'standard_fonts', to: 'fonts', files: /\.(?:pfb|ttf)$/ },
  { from: 'cmaps', to: 'cmaps', files: /\.bcmap$/ },
  // JPEG 2000 without WebAssembly, which our policy forbids.
  { from: 'wasm', to: '.', files: /^openjpeg_nowasm_fallback\.js$/ },
] as const

/** Gives the packages that came into it, and what else of theirs has a licence of its own. */
export async function buildPdf(folder: string, target: string): Promise<string[]> {
  const place = join(folder, folderName)
  const packages = await bundle({
    entryPoints: { worker: 'extension/documents/pdf/worker.ts' },
    outdir: place,
    format: 'esm',
    minify: true,
    target,
  })
  for (const { from, to, files } of shipped) {
    const source = join(root, 'node_modules/pdfjs-dist', from)
    await mkdir(join(place, to), { recursive: true })
    for (const file of await readdir(source)) {
      if (files.test(file)) await cp(join(source, file), join(place, to, file))
    }
  }
  return [...packages, 'foxit-fonts', 'liberation-fonts', 'adobe-cmaps', 'openjpeg']
}
