/** Text as it will be signed, line by line; a long one is drawn part by part, and says how much is drawn. */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { fill, formatNumber } from '../locales/format.ts'
import { usePlural, useTexts } from '../ui/language.tsx'
import { Button } from '../ui/button.tsx'
import { VisibleText } from '../ui/visible-text.tsx'
import { countHidden } from '../ui/visible-runs.ts'

/** Characters drawn at a time. */
const part = 200_000

/** Does not cut a surrogate pair in two. */
const wholeCharacters = (text: string, length: number): number =>
  /[\uD800-\uDBFF]/.test(text[length - 1] ?? '') ? length + 1 : length

export function TextView({ text }: { text: string }): VNode {
  const { documents, common } = useTexts()
  const choose = usePlural()
  const [shown, setShown] = useState(part)
  const drawn = text.slice(0, wholeCharacters(text, shown))
  const hidden = countHidden(drawn)
  return (
    <>
      {hidden > 0 && (
        <p class="warn">{fill(choose(documents.hidden, hidden), { count: formatNumber(common, hidden) })}</p>
      )}
      <div class="original">
        <VisibleText text={drawn} multiline />
      </div>
      {drawn.length < text.length && (
        <div class="cut" data-cut>
          <p>
            {fill(documents.cut, {
              shown: formatNumber(common, drawn.length),
              total: formatNumber(common, text.length),
            })}
          </p>
          <Button action="draw-more" onPress={() => setShown(shown + part)}>
            {documents.more}
          </Button>
        </div>
      )}
    </>
  )
}
