/** Signed files from the disk are checked: no token is needed for it, and nobody is asked. */
import type { VNode } from 'preact'
import { useEffect } from 'preact/hooks'
import { call } from '../call.ts'
import { openChecking } from './files/check-files.ts'
import { withDocument, withGiven, withoutSigned } from './files/checking-state.ts'
import { readChosen, type GivenFile } from './files/chosen-file.ts'
import { useShelf } from './files/shelf.ts'
import { checkingShelf } from './files/shelves.ts'
import { CheckView } from './views/files/check-view.tsx'

const { change } = checkingShelf
const checkWaiting = openChecking(checkingShelf, params => call('verify', params))

const add = (given: readonly GivenFile[]): void =>
  void Promise.all(given.map(readChosen)).then(files => change(now => withGiven(now, files)))

const giveDocument = (id: number, given: GivenFile): void =>
  void readChosen(given).then(document =>
    change(now => now.map(file => (file.id === id ? withDocument(file, document) : file))),
  )

export function CheckSection(): VNode {
  const files = useShelf(checkingShelf)
  useEffect(checkWaiting, [files])
  return (
    <CheckView
      files={files}
      add={add}
      takeOut={id => change(now => withoutSigned(now, id))}
      takeAllOut={() => change(() => [])}
      giveDocument={giveDocument}
    />
  )
}
