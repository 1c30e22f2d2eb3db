/** What a schema wants where a value is not so, in a few words for a page's developer: from the schema alone, nothing of the value. */
import type * as z from 'zod'

type Issue = z.core.$ZodIssue

/** What a length counts, by what is too short or too long; numbers are counted in nothing. */
const units: Readonly<Record<string, string>> = { string: 'character', array: 'item' }

function amount(limit: number | bigint, origin: string): string {
  const unit = units[origin]
  return unit === undefined ? String(limit) : `${limit} ${unit}${Number(limit) === 1 ? '' : 's'}`
}

/** `null` where the schema does not say it. */
export function expectedOf(issue: Issue): string | null {
  switch (issue.code) {
    case 'invalid_type':
      return issue.expected
    case 'invalid_value':
      return issue.values.map(String).join(' or ')
    case 'too_small':
      return `at least ${amount(issue.minimum, issue.origin)}`
    case 'too_big':
      return `at most ${amount(issue.maximum, issue.origin)}`
    case 'custom':
    case 'invalid_format':
      return ownWords(issue.message)
    case 'invalid_union':
      return oneOf(issue)
    case 'not_multiple_of':
    case 'unrecognized_keys':
    case 'invalid_key':
    case 'invalid_element':
      break
  }
  return null
}

/** Where a schema has no words of its own, zod's stand there. */
const ownWords = (message: string): string | null => (message.startsWith('Invalid') ? null : message)

type Union = Extract<Issue, { code: 'invalid_union' }>

/** `null` where the value is of one of these kinds and wrong further inside: which of them was meant, nobody knows. */
function oneOf(issue: Union): string | null {
  // Kinds that are told apart by one member: these are its values.
  if ('options' in issue) return issue.options.map(String).join(' or ')
  const wanted = issue.errors.map(([first]) => (first?.path.length === 0 ? expectedOf(first) : null))
  return wanted.includes(null) ? null : [...new Set(wanted)].join(' or ')
}
