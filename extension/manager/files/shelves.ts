/** What the person is doing with files, kept while they look into other sections of the manager. */
import type { CheckingState } from './checking-state.ts'
import type { KeptRoot } from './kept-roots.ts'
import { askBeforeLeaving, openShelf } from './shelf.ts'
import { noFiles, wouldBeLost } from './signing-state.ts'
import { noRoots } from './trusted-roots.ts'

export const signingShelf = openShelf(noFiles)
askBeforeLeaving(signingShelf, wouldBeLost)

export const checkingShelf = openShelf<CheckingState>([])
export const rootsShelf = openShelf(noRoots)
/** `null` until they were read. */
export const keptRootsShelf = openShelf<readonly KeptRoot[] | null>(null)
