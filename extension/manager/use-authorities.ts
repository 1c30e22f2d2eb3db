/** The authorities for time stamps as Settings shows them, and what became of the last change. */
import { useCallback, useState } from 'preact/hooks'
import { limits } from '../../shared/limits.ts'
import { browser } from '../browser.ts'
import {
  addAuthority,
  allowAuthority,
  isAuthorityAddress,
  onlyCertificate,
  readAuthorities,
  removeAuthority,
  type Authority,
} from '../timestamp-authorities.ts'
import { useLoaded, type Load } from '../ui/use-loaded.ts'
import type { AuthorityDraft, AuthorityOutcome, TimestampsProps } from './views/timestamps-part.tsx'

const load: Load<Authority[]> = () => readAuthorities(browser)

export function useAuthorities(): TimestampsProps {
  const { loaded, again } = useLoaded(load)
  const [outcome, setOutcome] = useState<AuthorityOutcome>('none')
  const authorities = loaded.state === 'good' ? loaded.value : []
  const follow = useCallback(
    (work: Promise<AuthorityOutcome>) => {
      setOutcome('adding')
      work.then(setOutcome, () => setOutcome('refused')).finally(again)
    },
    [again],
  )
  return {
    authorities,
    outcome,
    // The browser asks the person only while they press: nothing is waited for before.
    add: draft => {
      const checked = checkDraft(draft, authorities)
      if (typeof checked === 'string') return setOutcome(checked)
      follow(addAuthority(browser, checked).then(isAllowed => (isAllowed ? 'added' : 'refused')))
    },
    allow: ({ address }) =>
      follow(allowAuthority(browser, address).then(isAllowed => (isAllowed ? 'none' : 'refused'))),
    remove: authority => follow(removeAuthority(browser, authority).then(() => 'none' as const)),
  }
}

/** What is to be stored, or why nothing is. */
function checkDraft(
  { name, address, root }: AuthorityDraft,
  authorities: readonly Authority[],
): Pick<Authority, 'name' | 'address' | 'root'> | AuthorityOutcome {
  if (authorities.length >= limits.timestampAuthorities) return 'tooMany'
  const isKnown = authorities.some(one => one.name === name)
  if (name === '' || name.length > limits.authorityName || isKnown) return 'nameWrong'
  if (!isAuthorityAddress(address)) return 'addressWrong'
  const certificate = root && onlyCertificate(root)
  return certificate ? { name, address, root: certificate } : 'rootWrong'
}
