/** What is called, with params of its shape: our own copy. */
import type { OperationName, Params } from '../../shared/operations/index.ts'

export type Call = { [N in OperationName]: { operation: N; params: Params<N> } }[OperationName]
