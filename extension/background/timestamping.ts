/** Which operations have to do with time stamps, and what the host is told of the authorities that were set up. */
import type { OperationName, Params } from '../../shared/operations/index.ts'
import { MohurError } from '../../shared/errors.ts'
import type { Authority } from '../timestamp-authorities.ts'
import type { Call } from './call.ts'

export interface Timestamping {
  /** Whom the host may ask in this request; `null`: nobody. */
  authority: Authority | null
  /** For `hostParams`. */
  told: object
}

export const noTimestamps: Timestamping = { authority: null, told: {} }

interface Row<N extends OperationName> {
  wants: (params: Params<N>) => boolean
  /** @throws MohurError TIMESTAMP_AUTHORITY_MISSING, before the person is asked */
  find: (params: Params<N>, authorities: readonly Authority[]) => Timestamping
}

type Stamped = Extract<OperationName, 'sign' | 'verify'>

const rows: { [N in Stamped]: Row<N> } = {
  sign: {
    wants: ({ level }) => level === 'B-T',
    find: (params, authorities) => {
      const { timestampAuthority: wanted, lowestLevel } = params as Wanted
      const authority = authorities.find(({ name, allowed }) => allowed && name === (wanted ?? name)) ?? null
      if (!authority && !lowestLevel) throw new MohurError('TIMESTAMP_AUTHORITY_MISSING')
      const told = authority && { timestampAuthority: { name: authority.name, root: authority.root } }
      return { authority, told: told ?? {} }
    },
  },
  verify: {
    wants: () => true,
    find: (_, authorities) => ({ authority: null, told: { timestampRoots: authorities.map(({ root }) => root) } }),
  },
}

interface Wanted {
  timestampAuthority?: string | undefined
  lowestLevel?: string | undefined
}

/** `null`: nothing of time stamps is in it. */
export const timestampRowOf = ({ operation, params }: Call): Row<never> | null => {
  const row = Object.hasOwn(rows, operation) ? (rows[operation as Stamped] as Row<never>) : null
  return row?.wants(params as never) ? row : null
}
