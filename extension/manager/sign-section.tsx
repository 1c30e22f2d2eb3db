/** Files from the disk are signed: through the same gates and the same window as a page's documents, asked by nobody but the person. */
import type { VNode } from 'preact'
import { useCallback } from 'preact/hooks'
import { toErrorMessage } from '../../shared/errors.ts'
import { browser } from '../browser.ts'
import { call } from '../call.ts'
import type { Language } from '../locales/language-codes.ts'
import { readAuthorities, type Authority } from '../authorities.ts'
import { useLanguage } from '../ui/language.tsx'
import { useLoaded, type Load } from '../ui/use-loaded.ts'
import { lookAgain, readChosen, type GivenFile } from './files/chosen-file.ts'
import { fileFormats, withMark, type FileFormatName } from './files/file-formats.ts'
import { useShelf } from './files/shelf.ts'
import { signingShelf } from './files/shelves.ts'
import {
  filesToSign,
  formatOf,
  withFailure,
  withFaults,
  withFiles,
  withoutFile,
  withResults,
  withSaved,
  type ListedFile,
} from './files/signing-state.ts'
import { saveFile } from './save-file.ts'
import { SignView } from './views/files/sign-view.tsx'

const { read, change } = signingShelf

const loadAuthorities: Load<Authority[]> = () => readAuthorities(browser)

const givesTimestamps = ({ allowed, addresses }: Authority): boolean => allowed && addresses.timestamp !== undefined

/** One after the other, so that no browser takes them for a flood. */
const betweenSavesMs = 200

const longestType = 127

export function SignSection(): VNode {
  const state = useShelf(signingShelf)
  const { loaded } = useLoaded(loadAuthorities)
  const authority = loaded.state === 'good' ? (loaded.value.find(givesTimestamps)?.name ?? null) : null
  const language = useLanguage()
  const sign = useCallback(() => void signListed(authority, language), [authority, language])
  return (
    <SignView
      state={state}
      authority={authority}
      add={add}
      takeOut={id => change(now => withoutFile(now, id))}
      takeAllOut={() => change(now => ({ ...now, files: [], leftOut: 0 }))}
      chooseFormat={chosenFormat => change(now => ({ ...now, chosenFormat }))}
      wantStamp={wantsStamp => change(now => ({ ...now, wantsStamp }))}
      wantMark={wantsMark => change(now => ({ ...now, wantsMark }))}
      sign={sign}
      save={save}
    />
  )
}

const add = (given: readonly GivenFile[]): void =>
  void Promise.all(given.map(readChosen)).then(files => change(now => withFiles(now, files)))

async function signListed(authority: string | null, language: Language): Promise<void> {
  if (read().phase.state === 'signing') return
  change(now => ({ ...now, phase: { state: 'signing', done: 0, total: filesToSign(now).length } }))
  // The browser notices what was changed since: such a file stops none of the others.
  const looked = await Promise.all(filesToSign(read()).map(lookAgain))
  change(now => withFaults(now, looked))
  const state = read()
  const files = filesToSign(state)
  const format = formatOf(state)
  if (files.length === 0) return change(now => ({ ...now, phase: { state: 'idle' } }))
  try {
    const params = paramsOf(files, { format, isStamped: state.wantsStamp && authority !== null })
    const marked = state.wantsMark ? withMark(params, language) : params
    const { results } = await call('sign', marked, {
      onProgress: ({ done, total }) => change(now => ({ ...now, phase: { state: 'signing', done, total } })),
    })
    change(now => withResults(now, { files, format, results }))
  } catch (thrown) {
    change(now => withFailure(now, { files, format, error: toErrorMessage(thrown) }))
  }
}

function paramsOf(
  files: readonly ListedFile[],
  { format, isStamped }: { format: FileFormatName; isStamped: boolean },
): Parameters<typeof call<'sign'>>[1] {
  const { stamped, plain } = fileFormats[format]
  const documents = files.map(({ name, type, file }) => ({
    name,
    type: type.length > longestType ? '' : type,
    content: file,
  }))
  return isStamped && stamped ? stamped(documents) : plain(documents)
}

async function save(files: readonly ListedFile[]): Promise<void> {
  for (const [place, { id, signed }] of files.entries()) {
    if (!signed) continue
    if (place > 0) await new Promise(resolve => setTimeout(resolve, betweenSavesMs))
    saveFile(signed)
    change(now => withSaved(now, id))
  }
}
