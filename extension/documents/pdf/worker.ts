/** The worker in which pdf.js reads a PDF: a script of its own, from the extension's own address. */
import './without-network.ts'
import './tell-losses.ts'
import 'pdfjs-dist/legacy/build/pdf.worker.mjs'
