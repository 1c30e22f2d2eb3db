/** Which operations have to do with authorities, whom the host may ask then, and what it is told of them. */
import type { Inquiry } from '../../shared/inquiries.ts'
import { MohurError } from '../../shared/errors.ts'
import type { Consultation } from '../../shared/messages.ts'
import type { OperationName, Params } from '../../shared/operations/index.ts'
import type { Authority } from '../authorities.ts'
import type { Call } from './call.ts'

export interface Consulting {
  /** By its name, for the person. */
  timestampAuthority: string | null
  /** Whom the host may ask in this request, and for what. */
  authorities: readonly Authority[]
  inquiries: readonly Inquiry[]
  /** For `hostParams`. */
  told: object
}

export const noConsulting: Consulting = { timestampAuthority: null, authorities: [], inquiries: [], told: {} }

/** `null`: nobody may be asked that in this request. */
export function addressFor(
  { authorities, inquiries }: Consulting,
  { inquiry, authority }: Consultation,
): string | null {
  const found = inquiries.includes(inquiry) ? authorities.find(({ name }) => name === authority) : null
  return found?.addresses[inquiry] ?? null
}

interface Row<N extends OperationName> {
  wants: (params: Params<N>) => boolean
  /** @throws MohurError TIMESTAMP_AUTHORITY_MISSING, before the person is asked */
  find: (params: Params<N>, authorities: readonly Authority[], origin: string | null) => Consulting
}

type Consults = Extract<OperationName, 'sign' | 'verify' | 'checkCertificate'>

const rows: { [N in Consults]: Row<N> } = {
  sign: {
    wants: ({ level }) => level === 'B-T',
    find: (params, authorities) => {
      const { timestampAuthority: wanted, lowestLevel } = params as Wanted
      const authority = stamping(authorities).find(({ name, allowed }) => allowed && name === (wanted ?? name))
      if (!authority && !lowestLevel) throw new MohurError('TIMESTAMP_AUTHORITY_MISSING')
      if (!authority) return noConsulting
      const { name, certificates } = authority
      const told = { timestampAuthority: { name, certificates } }
      return { timestampAuthority: name, authorities: [authority], inquiries: ['timestamp'], told }
    },
  },
  verify: {
    wants: () => true,
    find: ({ revocation }, authorities, origin) => {
      const timestampRoots = stamping(authorities).flatMap(({ certificates }) => certificates)
      // A page that could have signers judged by them would learn which ones a person has.
      const trustedRoots = origin === null ? authorities.flatMap(({ roots }) => roots) : []
      if (!revocation) return { ...noConsulting, told: { timestampRoots, trustedRoots } }
      return askingRevocation(authorities, { timestampRoots, trustedRoots })
    },
  },
  checkCertificate: {
    wants: () => true,
    find: (_, authorities) =>
      askingRevocation(authorities, { trustedRoots: authorities.flatMap(({ roots }) => roots) }),
  },
}

function askingRevocation(authorities: readonly Authority[], told: object): Consulting {
  const telling = authorities.filter(({ allowed, addresses: { ocsp, crl } }) => allowed && (ocsp ?? crl))
  const revocationAuthorities = telling.map(({ name, certificates, addresses: { ocsp, crl } }) => ({
    name,
    certificates,
    ocsp: ocsp !== undefined,
    crl: crl !== undefined,
  }))
  return {
    timestampAuthority: null,
    authorities: telling,
    inquiries: ['ocsp', 'crl'],
    told: { ...told, revocationAuthorities },
  }
}

const stamping = (authorities: readonly Authority[]): Authority[] =>
  authorities.filter(({ addresses }) => addresses.timestamp !== undefined)

interface Wanted {
  timestampAuthority?: string | undefined
  lowestLevel?: string | undefined
}

/** `null`: nothing of authorities is in it. */
export const consultingRowOf = ({ operation, params }: Call): Row<never> | null => {
  const row = Object.hasOwn(rows, operation) ? (rows[operation as Consults] as Row<never>) : null
  return row?.wants(params as never) ? row : null
}
