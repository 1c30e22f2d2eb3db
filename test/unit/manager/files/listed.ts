/** Files in a list, for tests that read none of their bytes. */
import type { ChosenFile } from '../../../../extension/manager/files/chosen-file.ts'

let id = 0

export const chosenFile = (name: string, changes: Partial<ChosenFile> = {}): ChosenFile => ({
  id: ++id,
  file: new Blob(),
  name,
  type: '',
  size: 10,
  kind: 'other',
  fault: null,
  flaw: null,
  ...changes,
})
