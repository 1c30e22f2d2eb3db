/** Which operations come with documents, and what a request says of its own: their contents, and what the host is told of them. */
import { operations, type OperationName, type Params } from '../../shared/operations/index.ts'
import { isTogether, signaturePlace } from '../../shared/signature-place.ts'
import type { Call } from './call.ts'
import { sizeOf, type Content } from './content.ts'

type DocumentOperation = {
  [N in OperationName]: Params<N> extends { documents: readonly unknown[] } ? N : never
}[OperationName]

interface DocumentRow<N extends OperationName> {
  mayBeEmpty: boolean
  /** Bytes that the host must hold at once. */
  held: (params: Params<N>) => number
  /** Whether the result is given the documents here (`joined.ts`): then we need a copy of what was shown. */
  goInside: (params: Params<N>) => boolean
  /** Whether they become one thing, with one result. */
  areJoined: (params: Params<N>) => boolean
  /** Whether they lie in what others signed before, and the result has them from there. */
  areHeld: (params: Params<N>) => boolean
}

/** What others signed before. */
const signedBytes = (given: object): number =>
  'signed' in given && given.signed instanceof Uint8Array ? given.signed.length : 0

const rows: { [N in DocumentOperation]: DocumentRow<N> } = {
  sign: {
    mayBeEmpty: false,
    held: params => [params, ...params.documents].reduce((sum, one) => sum + signedBytes(one), 0),
    goInside: params => signaturePlace(params) !== 'beside',
    areJoined: isTogether,
    areHeld: params => 'signed' in params && params.signed !== undefined,
  },
  verify: {
    mayBeEmpty: true,
    held: ({ documents }) => documents.reduce((sum, { signed }) => sum + signed.length, 0),
    goInside: () => false,
    areJoined: () => false,
    areHeld: () => false,
  },
}

/** `null`: the operation has no documents. */
export const documentRowOf = ({ operation }: Pick<Call, 'operation'>): DocumentRow<never> | null =>
  Object.hasOwn(rows, operation) ? rows[operation as DocumentOperation] : null

/** Contents in the order of the request's `documents`; `undefined` where a document came without. */
export const documentBytesOf = ({ params }: Call): (Content | undefined)[] =>
  'documents' in params ? params.documents.map(({ content }) => content) : []

/** The params as the host is told them: contents stay here, their sizes go (`hostParams` of the operation). `told`: of authorities. */
export function hostParamsOf({ operation, params }: Call, told: object): unknown {
  const { hostParams } = operations[operation]
  if (!hostParams) return params
  if (!('documents' in params)) return hostParams.parse({ ...params, ...told })
  const documents = params.documents.map(({ content, ...about }) =>
    content ? { ...about, size: sizeOf(content) } : about,
  )
  const { timestampAuthority: _, ...others } = { timestampAuthority: null, ...params }
  return hostParams.parse({ ...others, documents, ...told })
}
