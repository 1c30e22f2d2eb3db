/** A profile as a row of a table, and as what is told of it. */
import { writeDate } from '/common/formats.js'

/** What stands in the column of statuses: where its renewal is, or how long it holds. */
export function statusOf({ standing, renewal, daysLeft }, t) {
  const isOnItsWay = renewal && renewal.status !== 'described' && standing !== 'replaced'
  const text = isOnItsWay ? t(`renewal-${renewal.status}`) : t(`standing-${standing}`)
  return ['planned', 'critical'].includes(standing) ? `${text}. ${t('left', { days: daysLeft })}` : text
}

/** `columns`: of `subscriber`, `identifier`, `cryptography`, `validTo`; `first`: what stands before them. */
export function profileRow(profile, columns, { t, first = null }) {
  const row = document.createElement('tr')
  row.dataset.fingerprint = profile.fingerprint
  const facts = factsOf(profile)
  const cells = columns.map(name => cell(facts[name]))
  const status = cell(statusOf(profile, t))
  status.dataset.standing = profile.standing
  row.append(...(first ? [cell(first)] : []), ...cells, status)
  return row
}

/** Names are words of `t`. */
export const factsOf = ({ name, identifier, key, validTo }) => ({
  subscriber: name,
  identifier,
  cryptography: key,
  validTo: writeDate(validTo),
})

/** Fills a list of definitions. */
export function fillFacts(list, facts, t) {
  const parts = Object.entries(facts).flatMap(([name, value]) => [part('dt', t(name)), part('dd', value)])
  list.replaceChildren(...parts)
}

function part(kind, text) {
  const element = document.createElement(kind)
  element.textContent = text
  return element
}

function cell(content) {
  const element = document.createElement('td')
  element.append(content)
  return element
}
