/** Texts below each other, whatever is in them. */
import type { VNode } from 'preact'
import { VisibleText } from './visible-text.tsx'

export const Lines = ({ lines }: { lines: readonly string[] }): VNode => (
  <>
    {lines.map((line, index) => (
      <span key={index} class="line">
        <VisibleText text={line} />
      </span>
    ))}
  </>
)
