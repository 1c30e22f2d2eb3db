/** The visible marks of signatures in a PDF that we made, by looking for what we write. */

export interface FoundMark {
  rect: number[]
  matrix: number[]
  /** Number of the page's object. */
  page: number
  /** A line each. */
  text: string
}

/** In the order of the file. */
export function marksIn(document: Uint8Array): FoundMark[] {
  const file = Buffer.from(document).toString('latin1')
  const object = (number: string): string => new RegExp(`\\n${number} 0 obj\\n([^]*?)\\nendobj`).exec(file)?.[1] ?? ''
  return [...file.matchAll(/\/F 132\n\/Rect \[([^\]]*)\]\n\/AP <<\/N (\d+) 0 R>>\n\/P (\d+) 0 R/g)].map(
    ([, rect = '', form = '', page]) => {
      const drawn = object(form)
      const font = object(/\/F (\d+) 0 R/.exec(drawn)?.[1] ?? '')
      const map = object(/\/ToUnicode (\d+) 0 R/.exec(font)?.[1] ?? '')
      const letters = new Map([...map.matchAll(/<(....)> <(....)>/g)].map(([, code, letter]) => [code, letter]))
      const lines = [...drawn.matchAll(/<([\dA-F]+)> Tj/g)].map(([, codes = '']) =>
        (codes.match(/..../g) ?? []).map(code => String.fromCharCode(Number.parseInt(letters.get(code) ?? '', 16))),
      )
      return {
        rect: rect.split(' ').map(Number),
        matrix: (/\/Matrix \[([^\]]*)\]/.exec(drawn)?.[1] ?? '').split(' ').map(Number).slice(0, 4),
        page: Number(page),
        text: lines.map(line => line.join('')).join('\n'),
      }
    },
  )
}
