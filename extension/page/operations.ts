/** The operations that a page may call. The build puts the list in the place of this file, so that no schema reaches a page. */
import { operationNames, operations, type OperationName, type PageOperation } from '../../shared/operations/index.ts'

const isForPages = (name: OperationName): name is PageOperation =>
  (operations[name].callers as readonly string[]).includes('page')

export const pageOperations: readonly PageOperation[] = operationNames.filter(isForPages)
