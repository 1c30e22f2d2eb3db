/** Text as it will be signed, line by line; a long one is drawn part by part, and says how much is drawn. */
import type { VNode } from 'preact'
import { useMemo, useState } from 'preact/hooks'
import { fill, formatNumber } from '../locales/format.ts'
import { usePlural, useTexts } from '../ui/language.tsx'
import { Button } from '../ui/button.tsx'
import { VisibleText } from '../ui/visible-text.tsx'
import { countHidden } from '../ui/visible-runs.ts'
import { firstParts } from './text-parts.ts'

export function TextView({ text }: { text: string }): VNode {
  const { documents, common } = useTexts()
  const choose = usePlural()
  const [count, setCount] = useState(1)
  const parts = useMemo(() => firstParts(text, count), [text, count])
  const hidden = useMemo(() => parts.reduce((sum, part) => sum + countHidden(part), 0), [parts])
  const drawn = parts.reduce((sum, part) => sum + part.length, 0)
  return (
    <>
      {hidden > 0 && (
        <p class="warn">{fill(choose(documents.hidden, hidden), { count: formatNumber(common, hidden) })}</p>
      )}
      <div class="original">
        {parts.map((part, index) => (
          <VisibleText key={index} text={part} multiline />
        ))}
      </div>
      {drawn < text.length && (
        <div class="cut" data-cut>
          <p>
            {fill(documents.cut, {
              shown: formatNumber(common, drawn),
              total: formatNumber(common, text.length),
            })}
          </p>
          <Button action="draw-more" onPress={() => setCount(count + 1)}>
            {documents.more}
          </Button>
        </div>
      )}
    </>
  )
}
