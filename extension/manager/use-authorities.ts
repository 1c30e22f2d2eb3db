/** The authorities as Settings shows them, and what became of the last change. */
import { useCallback, useState } from 'preact/hooks'
import { browser } from '../browser.ts'
import { addAuthority, allowAuthority, readAuthorities, removeAuthority, type Authority } from '../authorities.ts'
import { useLoaded, type Load } from '../ui/use-loaded.ts'
import { checkDraft } from './authorities/check-draft.ts'
import { readChosenCertificates, type ChosenCertificates } from './authorities/chosen-certificates.ts'
import type { AuthorityOutcome } from './views/authorities/add-authority.tsx'
import type { AuthoritiesProps } from './views/authorities/authorities-part.tsx'

const load: Load<Authority[]> = () => readAuthorities(browser)

export function useAuthorities(): AuthoritiesProps {
  const { loaded, again } = useLoaded(load)
  const [outcome, setOutcome] = useState<AuthorityOutcome>('none')
  const [chosen, setChosen] = useState<ChosenCertificates | null>(null)
  const authorities = loaded.state === 'good' ? loaded.value : []
  const follow = useCallback(
    (work: Promise<AuthorityOutcome>) => {
      setOutcome('adding')
      work.then(setOutcome, () => setOutcome('refused')).finally(again)
    },
    [again],
  )
  const show = (file: ChosenCertificates | null): void => {
    setChosen(file)
    setOutcome(file?.certificates.length === 0 ? 'certificatesWrong' : 'none')
  }
  return {
    authorities,
    outcome,
    chosen,
    choose: file => void readChosenCertificates(file).then(show, () => show({ file: file.name, certificates: [] })),
    // The browser asks the person only while they press: nothing is waited for before.
    add: draft => {
      const checked = checkDraft({ ...draft, chosen }, authorities)
      if (typeof checked === 'string') return setOutcome(checked)
      follow(addAuthority(browser, checked).then(isAllowed => (isAllowed ? 'added' : 'refused')))
    },
    allow: authority => follow(allowAuthority(browser, authority).then(isAllowed => (isAllowed ? 'none' : 'refused'))),
    remove: authority => follow(removeAuthority(browser, authority).then(() => 'none' as const)),
  }
}
