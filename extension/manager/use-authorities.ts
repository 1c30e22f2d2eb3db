/** The authorities as Settings shows them, and what became of the last change. */
import { useCallback, useState } from 'preact/hooks'
import { inquiryNames } from '../../shared/inquiries.ts'
import { limits } from '../../shared/limits.ts'
import { browser } from '../browser.ts'
import {
  addAuthority,
  allowAuthority,
  certificatesIn,
  readAuthorities,
  removeAuthority,
  type Authority,
  type OwnAuthority,
} from '../authorities.ts'
import { isAuthorityAddress } from '../authority-rows.ts'
import { useLoaded, type Load } from '../ui/use-loaded.ts'
import type { AuthorityDraft, AuthorityOutcome, AuthoritiesProps } from './views/authorities-part.tsx'

const load: Load<Authority[]> = () => readAuthorities(browser)

export function useAuthorities(): AuthoritiesProps {
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
    allow: authority => follow(allowAuthority(browser, authority).then(isAllowed => (isAllowed ? 'none' : 'refused'))),
    remove: authority => follow(removeAuthority(browser, authority).then(() => 'none' as const)),
  }
}

/** What is to be stored, or why nothing is. */
function checkDraft(
  { name, addresses: typed, certificates: file }: AuthorityDraft,
  authorities: readonly Authority[],
): OwnAuthority | AuthorityOutcome {
  if (authorities.length >= limits.authorities) return 'tooMany'
  const isKnown = authorities.some(one => one.name === name)
  if (name === '' || name.length > limits.authorityName || isKnown) return 'nameWrong'
  const given = inquiryNames.flatMap(inquiry => {
    const address = typed[inquiry].trim()
    return address === '' ? [] : [[inquiry, address] as const]
  })
  if (given.length === 0 || !given.every(([inquiry, address]) => isAuthorityAddress(address, inquiry))) {
    return 'addressWrong'
  }
  const certificates = file ? certificatesIn(file) : []
  return certificates.length > 0 ? { name, addresses: Object.fromEntries(given), certificates } : 'certificatesWrong'
}
