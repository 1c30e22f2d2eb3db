/**
 * What lies on a token, in an order that is always the same: modules list objects in any order, SoftHSM2 in another one at each
 * look, and a question that changes is a new question before the person.
 */
import type { TokenObject } from '../../shared/token-object.ts'
import type { TokenContents } from './token.ts'

const kinds: readonly TokenObject['kind'][] = ['certificate', 'keyPair', 'data', 'secretKey']

type Listed = Pick<TokenObject, 'kind' | 'label' | 'id'>

export const objectsInOrder = <T extends Listed>(objects: readonly T[]): T[] =>
  objects.toSorted(
    (one, other) =>
      kinds.indexOf(one.kind) - kinds.indexOf(other.kind) ||
      one.label.localeCompare(other.label) ||
      (one.id < other.id ? -1 : 1),
  )

export const contentsInOrder = ({ certificates, keys, ...rest }: TokenContents): TokenContents => ({
  ...rest,
  certificates: certificates.toSorted((one, other) => Buffer.compare(one.certificate, other.certificate)),
  keys: keys.toSorted((one, other) => Buffer.compare(one.publicKey, other.publicKey)),
})
