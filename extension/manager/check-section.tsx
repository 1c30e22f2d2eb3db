/** Signed files from the disk are checked: no token is needed for it, and nobody is asked. */
import type { VNode } from 'preact'
import { useEffect } from 'preact/hooks'
import { call } from '../call.ts'
import { openChecking } from './files/check-files.ts'
import { withAllWaiting, withDocument, withGiven, withoutSigned } from './files/checking-state.ts'
import { readChosen, type GivenFile } from './files/chosen-file.ts'
import { useShelf } from './files/shelf.ts'
import { checkingShelf, rootsShelf } from './files/shelves.ts'
import { withoutRoot, withRootsOf, type TrustedRoots } from './files/trusted-roots.ts'
import { CheckView } from './views/files/check-view.tsx'

const { change } = checkingShelf
const checkWaiting = openChecking(checkingShelf, params =>
  call('verify', { ...params, roots: [...rootsShelf.read().roots] }),
)

const add = (given: readonly GivenFile[]): void =>
  void Promise.all(given.map(readChosen)).then(files => change(now => withGiven(now, files)))

const giveDocument = (id: number, given: GivenFile): void =>
  void readChosen(given).then(document =>
    change(now => now.map(file => (file.id === id ? withDocument(file, document) : file))),
  )

const trustOthers = (trusted: TrustedRoots): void => {
  rootsShelf.change(() => trusted)
  change(withAllWaiting)
}

export function CheckSection(): VNode {
  const files = useShelf(checkingShelf)
  const trusted = useShelf(rootsShelf)
  useEffect(checkWaiting, [files])
  return (
    <CheckView
      files={files}
      add={add}
      takeOut={id => change(now => withoutSigned(now, id))}
      takeAllOut={() => change(() => [])}
      giveDocument={giveDocument}
      trusted={trusted}
      trust={file => void withRootsOf(trusted, file).then(trustOthers)}
      distrust={root => trustOthers(withoutRoot(trusted, root))}
    />
  )
}
