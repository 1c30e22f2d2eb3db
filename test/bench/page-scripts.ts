/** P7: what every https page carries because Mohur is installed. */
import { statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Figure } from './figures.ts'

const extension = resolve(import.meta.dirname, '../../dist/extension/chromium')
const size = (file: string): number => statSync(join(extension, file)).size

export const pageScripts = (): Figure[] => [
  { gate: 'P7', what: 'injected page script', ours: size('page.js'), peer: null, limit: 3 * 1024, unit: 'bytes' },
  { gate: 'P7', what: 'content script', ours: size('content.js'), peer: null, limit: 10 * 1024, unit: 'bytes' },
]
