/** Amounts in groups of three and account numbers in groups of four: gaps for the eye only, the text stays as written. */
import type { VNode } from 'preact'
import { VisibleText } from './visible-text.tsx'

const amount = /^([+-]?)(\d{4,})((?:[.,]\d+)?)$/
const account = /^[A-Z0-9]{12,40}$/

function cut(text: string, by: 'amount' | 'account'): string[] | null {
  if (by === 'account') return account.test(text) ? (text.match(/.{1,4}/g) ?? null) : null
  const [, sign = '', whole = '', fraction = ''] = amount.exec(text) ?? []
  const groups = whole.match(/\d{1,3}(?=(?:\d{3})*$)/g)
  return (
    groups && groups.map((group, at) => (at === 0 ? sign : '') + group + (at === groups.length - 1 ? fraction : ''))
  )
}

export function Grouped({ text, by }: { text: string; by: 'amount' | 'account' }): VNode {
  const groups = cut(text, by)
  if (!groups) return <VisibleText text={text} />
  return (
    <bdi class="grouped" dir="ltr">
      {groups.map((group, index) => (
        <span key={index}>{group}</span>
      ))}
    </bdi>
  )
}
