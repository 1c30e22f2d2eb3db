/** Where files come from: dropped anywhere on the page, or chosen by a button, which is all that a keyboard needs. */
import type { VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { FileButton } from '../../../ui/file-button.tsx'
import { chosen, dropped, type GivenFile } from '../../files/chosen-file.ts'

interface Props {
  /** Stable name of the button. */
  action: string
  meaning: string
  label: string
  /** Keeps its identity. */
  onFiles: (files: readonly GivenFile[]) => void
}

export function DropPlace({ action, meaning, label, onFiles }: Props): VNode {
  const isOver = useDrops(onFiles)
  return (
    <section class="paper drop-place" data-over={isOver}>
      <p id={`${action}-meaning`}>{meaning}</p>
      <div>
        <FileButton
          action={action}
          label={label}
          describedBy={`${action}-meaning`}
          multiple
          onFiles={files => onFiles(chosen(files))}
        />
      </div>
    </section>
  )
}

/** Whether files are held over the page. A file that is dropped beside the place would take the page's place in the tab. */
function useDrops(onFiles: Props['onFiles']): boolean {
  const [isOver, setOver] = useState(false)
  useEffect(() => {
    const leaving = new AbortController()
    const on = (name: 'dragover' | 'dragleave' | 'drop', listener: (event: DragEvent) => void): void =>
      addEventListener(name, listener, { signal: leaving.signal })
    on('dragover', event => {
      event.preventDefault()
      setOver(true)
    })
    on('dragleave', ({ relatedTarget }) => {
      if (relatedTarget === null) setOver(false)
    })
    on('drop', event => {
      event.preventDefault()
      setOver(false)
      const given = event.dataTransfer ? dropped(event.dataTransfer) : []
      if (given.length > 0) onFiles(given)
    })
    return () => leaving.abort()
  }, [onFiles])
  return isOver
}
