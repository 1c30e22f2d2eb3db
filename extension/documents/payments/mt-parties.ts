/** Who pays and who is paid in fields 50 and 59 of a SWIFT message, as SWIFT writes them and as Kazakhstan does. */
import { Unreadable } from '../reading.ts'
import { partsInField, type MtField } from './mt-message.ts'

/** The only field of one of these tags. @throws Unreadable when there are several */
export function onlyField(fields: readonly MtField[], tags: readonly string[]): MtField | undefined {
  const [field, ...others] = fields.filter(({ tag }) => tags.includes(tag))
  if (others.length > 0) throw new Unreadable('duplicateName')
  return field
}

export interface Party {
  account?: string | undefined
  name?: string | undefined
  number?: string | undefined
  /** Residence and sector of the economy, two digits: КОд, КБе. */
  code?: string | undefined
}

/** `/D/KZ…`, `KZ…` or `/KZ…` in the first line; then `/NAME/` and others, or plain lines. */
export function partyIn(field: MtField | undefined): Party {
  if (!field) return {}
  const [first = '', ...others] = field.text.split('\n')
  const inFirst = /^(?:\/[DC]\/|\/)?([^/]*)$/.exec(first)?.[1]
  const named = partsInField(others.join('\n')) ?? partsInField(field.text)
  if (named) return namedParty(inFirst, named)
  // The codes of 50F and 59F stand before each line; field A has a BIC there.
  const account = first.startsWith('/') ? inFirst : undefined
  const lines = account === undefined ? [first, ...others] : others
  return { account, name: nameIn(field.tag, lines) }
}

function nameIn(tag: string, lines: readonly string[]): string | undefined {
  if (!tag.endsWith('F')) return lines[0]
  const names = lines.filter(line => line.startsWith('1/')).map(line => line.slice(2))
  return names.length > 0 ? names.join(' ') : undefined
}

function namedParty(account: string | undefined, named: ReadonlyMap<string, string>): Party {
  const [residence, sector] = [named.get('IRS'), named.get('SECO')]
  return {
    account: account ?? named.get('D') ?? named.get('C'),
    name: named.get('NAME'),
    number: named.get('IDN') ?? named.get('RNN'),
    code: residence !== undefined && sector !== undefined ? residence.trim() + sector.trim() : undefined,
  }
}
