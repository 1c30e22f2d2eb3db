/** What every part of a token's page is drawn from. */
import type { SlotDetails, TokenDetails } from '../../../../shared/token-details.ts'
import type { TokenObject } from '../../../../shared/token-object.ts'
import type { Task } from '../../place.ts'
import type { TokenActions } from '../../token-actions.ts'

export interface TokenProps {
  details: TokenDetails
  /** With the private ones while the person is logged in. */
  objects: readonly TokenObject[]
  slot: SlotDetails
  /** The private objects are shown; `factoryPin`: and they were opened with the PIN from the factory. `null`: not logged in. */
  login: { factoryPin: boolean } | null
  /** Something is being done: nothing else can be begun. */
  busy: boolean
  /** What the person came for. */
  task: Task | null
  actions: TokenActions
}

type OfKind<K extends TokenObject['kind']> = Extract<TokenObject, { kind: K }>

export const ofKind = <K extends TokenObject['kind']>(objects: readonly TokenObject[], kind: K): OfKind<K>[] =>
  objects.filter((object): object is OfKind<K> => object.kind === kind)
