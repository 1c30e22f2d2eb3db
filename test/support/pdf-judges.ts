/** Programs that we did not write, and what they say of a PDF: poppler's pdfsig, qpdf and OpenSSL. */
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { TestSigner } from './make-signer.ts'
import { pdfParts } from './pdf-parts.ts'
import { removeFolder } from './temporary-folder.ts'

const run = promisify(execFile)

const pem = (der: Uint8Array): string =>
  `-----BEGIN CERTIFICATE-----\n${Buffer.from(der).toString('base64').replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`

async function inFolder<T>(signed: Uint8Array, work: (folder: string, file: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'mohur-pdf-'))
  try {
    const file = join(folder, 'signed.pdf')
    await writeFile(file, signed)
    return await work(folder, file)
  } finally {
    await removeFolder(folder)
  }
}

/** What pdfsig of poppler prints, with the root trusted. */
export const pdfsig = (signed: Uint8Array, root: Uint8Array): Promise<string> =>
  inFolder(signed, async (folder, file) => {
    await writeFile(join(folder, 'root.pem'), pem(root))
    await run('certutil', ['-N', '-d', `sql:${folder}`, '--empty-password'])
    await run('certutil', ['-A', '-d', `sql:${folder}`, '-n', 'root', '-t', 'CT,C,C', '-i', join(folder, 'root.pem')])
    const { stdout } = await run('pdfsig', ['-nssdir', folder, file])
    return stdout
  })

/** @throws what qpdf finds wrong, warnings as well */
export const qpdfCheck = (signed: Uint8Array): Promise<void> =>
  inFolder(signed, async (_, file) => {
    await run('qpdf', ['--check', file])
  })

/** What poppler reads on the pages of it. */
export const pdfText = (document: Uint8Array): Promise<string> =>
  inFolder(document, async (_, file) => (await run('pdftotext', [file, '-'])).stdout)

/** From its upper left corner on, in points, the box around everything that poppler paints on the first page as it is seen. */
export const painted = (document: Uint8Array): Promise<{ left: number; top: number; right: number; bottom: number }> =>
  inFolder(document, async (_, file) => {
    const how = ['-gray', '-cropbox', '-singlefile', '-r', '72']
    const { stdout } = await run('pdftoppm', [...how, file], { encoding: 'buffer' })
    const [head = '', width = ''] = /^P5\s+(\d+)\s+\d+\s+255\s/.exec(stdout.toString('latin1', 0, 40)) ?? []
    const dark = [...stdout.subarray(head.length)].flatMap((grey, at) => (grey < 250 ? [at] : []))
    const columns = dark.map(at => at % Number(width)).toSorted((a, b) => a - b)
    const rows = dark.map(at => Math.floor(at / Number(width)))
    const [left = 0, right = 0, top = 0, bottom = 0] = [columns[0], columns.at(-1), rows[0], rows.at(-1)]
    return { left, top, right: right + 1, bottom: bottom + 1 }
  })

/** The first page as poppler draws it, as grey of so many columns and rows, 0 to 255. */
export const greyOf = (document: Uint8Array, { columns, rows }: { columns: number; rows: number }): Promise<number[]> =>
  inFolder(document, async (_, file) => {
    const how = ['-gray', '-singlefile', '-scale-to-x', String(8 * columns), '-scale-to-y', String(8 * rows)]
    const { stdout } = await run('pdftoppm', [...how, file], { encoding: 'buffer' })
    const [head = ''] = /^P5\s+\d+\s+\d+\s+255\s/.exec(stdout.toString('latin1', 0, 40)) ?? []
    const points = stdout.subarray(head.length)
    return Array.from({ length: columns * rows }, (_, cell) => {
      let sum = 0
      for (let y = 0; y < 8; y++) {
        const from = (8 * Math.floor(cell / columns) + y) * 8 * columns + 8 * (cell % columns)
        for (const grey of points.subarray(from, from + 8)) sum += grey
      }
      return sum / 64
    })
  })

/** @throws what OpenSSL finds wrong with the last signature, over the bytes that it names */
export const opensslPdf = (signed: Uint8Array, root: Uint8Array): Promise<void> =>
  inFolder(signed, async folder => {
    const parts = pdfParts(signed)
    const [content, signature, roots] = ['content', 'signature', 'roots.pem'].map(name => join(folder, name)) as [
      string,
      string,
      string,
    ]
    await writeFile(content, parts.content)
    await writeFile(signature, parts.inside)
    await writeFile(roots, pem(root))
    const files = ['-in', signature, '-content', content, '-CAfile', roots, '-out', '/dev/null']
    await run('openssl', ['cms', '-verify', '-cades', '-inform', 'DER', '-binary', '-purpose', 'any', ...files])
  })

/** The same PDF as qpdf writes it. */
export const byQpdf = (document: Uint8Array, ...how: string[]): Promise<Uint8Array<ArrayBuffer>> =>
  inFolder(document, async (_, file) => {
    const { stdout } = await run('qpdf', [...how, file, '-'], { encoding: 'buffer' })
    return new Uint8Array(stdout)
  })

/** One signature more, made by poppler (adbe.pkcs7.detached, BER). */
export const signByPoppler = (document: Uint8Array, signer: TestSigner): Promise<Uint8Array<ArrayBuffer>> =>
  inFolder(document, async (folder, file) => {
    const at = (name: string): string => join(folder, name)
    await writeFile(at('key.pem'), signer.privateKey.export({ type: 'pkcs8', format: 'pem' }))
    await writeFile(at('own.pem'), pem(signer.certificate))
    await writeFile(at('chain.pem'), signer.chain.map(pem).join(''))
    const inputs = ['-inkey', at('key.pem'), '-in', at('own.pem'), '-certfile', at('chain.pem')]
    await run('openssl', ['pkcs12', '-export', ...inputs, '-name', 'me', '-passout', 'pass:x', '-out', at('own.p12')])
    await run('certutil', ['-N', '-d', `sql:${folder}`, '--empty-password'])
    await run('pk12util', ['-i', at('own.p12'), '-d', `sql:${folder}`, '-W', 'x', '-K', ''])
    const root = signer.chain.at(-1) ?? new Uint8Array()
    await writeFile(at('root.pem'), pem(root))
    await run('certutil', ['-A', '-d', `sql:${folder}`, '-n', 'root', '-t', 'CT,C,C', '-i', at('root.pem')])
    await run('pdfsig', ['-nssdir', folder, file, at('out.pdf'), '-add-signature', '-nick', 'me'])
    return new Uint8Array(await readFile(at('out.pdf')))
  })
