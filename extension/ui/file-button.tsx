/** A button by which the person chooses files from the computer. `action` is its stable name, and `file-<action>` that of its field. */
import type { VNode } from 'preact'
import { useRef } from 'preact/hooks'
import { Button } from './button.tsx'

interface Props {
  action: string
  label: string
  /** Endings of names, as the `accept` attribute takes them; empty for all. */
  accept?: string
  multiple?: boolean
  dead?: boolean
  describedBy?: string
  onFiles: (files: readonly File[]) => void
}

export function FileButton({ action, label, accept = '', multiple, dead = false, describedBy, onFiles }: Props): VNode {
  const inputRef = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={inputRef}
        type="file"
        class="file-input"
        hidden
        data-field={`file-${action}`}
        accept={accept}
        multiple={multiple}
        onChange={({ currentTarget }) => {
          const files = [...(currentTarget.files ?? [])]
          currentTarget.value = ''
          if (files.length > 0 && !dead) onFiles(files)
        }}
      />
      <Button
        action={action}
        dead={dead}
        {...(describedBy === undefined ? {} : { describedBy })}
        onPress={() => inputRef.current?.click()}
      >
        {label}
      </Button>
    </>
  )
}
