/**
 * XML documents by chance: namespaces declared, shadowed and taken back, attributes in any order, CDATA, references, comments,
 * instructions, mixed line ends, letters of every plane. The same again for the same seed.
 */
import type { Random } from './fault-schedule.ts'

const texts = [
  'Ödəniş tapşırığı',
  'мөр ұсыныс ғ',
  'a &amp; b',
  'x\r\ny',
  'x\ry',
  '&#13;',
  '&#x9;&#xA;',
  '<![CDATA[a<b & ]]>',
  '<![CDATA[]]>',
  '<!-- c -->',
  '<?pi   data ?>',
  '<?empty?>',
  '"q"',
  '&gt;&lt;&quot;&apos;',
  '𝒳𐎠',
  ' ',
  '\t\n',
  "'",
]
const values = ['ə', 'a\r\nb', 'a\tb', '&#10;', '&#13;&#9;', '&quot;', '&lt;', '&amp;x', '>', "'", '', '  two  ', '𝒳']
const prefixes = ['p', 'q', 'r', '']
const uris = ['urn:a', 'urn:b', 'urn:c', 'urn:x?a=1;b=2']
const names = ['b', 'a', 'z', 'Ab', 'ъ', '\u{10384}', 'ﬀ']

type Scope = Readonly<Record<string, string>>

export interface RandomXml {
  text: string
  /** The root alone. */
  root: string
}

export function randomXml(random: Random): RandomXml {
  const pick = <T>(list: readonly [T, ...T[]] | readonly T[]): T => {
    const chosen = list[Math.floor(random() * list.length)]
    if (chosen === undefined) throw new Error('nothing to pick from')
    return chosen
  }
  const chance = (of: number): boolean => random() < of
  const bound = (scope: Scope): string[] => Object.keys(scope).filter(prefix => prefix !== '')

  function declare(scope: Scope): { scope: Scope; declared: string[] } {
    const inner: Record<string, string> = { ...scope }
    const declared: string[] = []
    for (const prefix of prefixes) {
      if (!chance(0.25)) continue
      const uri = prefix === '' && chance(0.3) ? '' : pick(uris)
      inner[prefix] = uri
      declared.push(prefix === '' ? `xmlns="${uri}"` : `xmlns:${prefix}='${uri}'`)
    }
    return { scope: inner, declared }
  }

  function attributesIn(scope: Scope): string[] {
    const used = new Set<string>()
    const all: string[] = []
    for (let count = 0; count < 4; count++) {
      if (!chance(0.5)) continue
      const name = pick(names)
      const prefix = bound(scope).length > 0 && chance(0.5) ? pick(bound(scope)) : ''
      const expanded = prefix === '' ? name : `${scope[prefix] ?? ''} ${name}`
      if (used.has(expanded)) continue
      used.add(expanded)
      all.push(`${prefix === '' ? name : `${prefix}:${name}`}="${pick(values)}"`)
    }
    if (chance(0.1)) all.push('xml:lang="az"')
    if (chance(0.05)) all.push('xml:space="preserve"')
    return all
  }

  function element(depth: number, around: Scope): string {
    const { scope, declared } = declare(around)
    const all = [...declared, ...attributesIn(scope)].toSorted(() => random() - 0.5)
    const prefix = pick(['', ...bound(scope)])
    const name = `${prefix === '' ? '' : `${prefix}:`}${pick(['e', 'f', 'ъ'])}`
    const start = [name, ...all].join(pick([' ', '\n  ', '\r\n\t']))
    let body = ''
    for (let left = depth > 4 ? 0 : Math.floor(random() * 5); left > 0; left--) {
      body += chance(0.5) ? element(depth + 1, scope) : pick(texts)
    }
    return body !== '' || chance(0.5) ? `<${start}>${body}</${name}${pick(['', ' '])}>` : `<${start}/>`
  }

  const root = element(0, {})
  const before =
    pick(['', '<?xml version="1.0"?>\r\n', '<?xml version="1.0" encoding="utf-8"?>']) + pick(['', '<!-- top -->\n'])
  return { text: `${before}${root}${pick(['', '\n', '\n<?end x?>\n<!-- last -->'])}`, root }
}
