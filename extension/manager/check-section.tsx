/** Signed files from the disk are checked: no token is needed for it, and nobody is asked. */
import type { VNode } from 'preact'
import { useEffect } from 'preact/hooks'
import { readAuthorities } from '../authorities.ts'
import { browser } from '../browser.ts'
import { call } from '../call.ts'
import { readChosenCertificates } from './authorities/chosen-certificates.ts'
import { openChecking } from './files/check-files.ts'
import { withAllWaiting, withDocument, withGiven, withoutSigned } from './files/checking-state.ts'
import { readChosen, type GivenFile } from './files/chosen-file.ts'
import { areSameRoots, keptRootsOf } from './files/kept-roots.ts'
import { useShelf } from './files/shelf.ts'
import { checkingShelf, keptRootsShelf, rootsShelf } from './files/shelves.ts'
import { withChosen, withoutRoot, withProved, type TrustedRoots } from './files/trusted-roots.ts'
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

function trustOthers(trusted: TrustedRoots): void {
  const before = rootsShelf.read()
  rootsShelf.change(() => trusted)
  if (trusted.roots !== before.roots) change(withAllWaiting)
}

/** A file that cannot be read holds no root. */
const chooseRoots = (file: File): void =>
  void readChosenCertificates(file)
    .catch(() => ({ file: file.name, certificates: [] }))
    .then(chosen => rootsShelf.change(now => withChosen(now, chosen)))

/** Whoever comes back from Settings with other roots sees the files judged by these. */
async function readKept(): Promise<void> {
  const kept = keptRootsOf(await readAuthorities(browser))
  const before = keptRootsShelf.read()
  keptRootsShelf.change(() => kept)
  if (before && !areSameRoots(before, kept)) change(withAllWaiting)
}

export function CheckSection(): VNode {
  const files = useShelf(checkingShelf)
  const trusted = useShelf(rootsShelf)
  const kept = useShelf(keptRootsShelf) ?? []
  useEffect(checkWaiting, [files])
  useEffect(() => void readKept(), [])
  return (
    <CheckView
      files={files}
      add={add}
      takeOut={id => change(now => withoutSigned(now, id))}
      takeAllOut={() => change(() => [])}
      giveDocument={giveDocument}
      kept={kept}
      trusted={trusted}
      choose={chooseRoots}
      trust={proofs => trustOthers(withProved(trusted, proofs))}
      distrust={root => trustOthers(withoutRoot(trusted, root))}
    />
  )
}
