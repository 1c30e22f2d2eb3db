/** Puts into the host's results what was left to us: the documents that stayed here. */
import type { HostResult, OperationName, Operations } from '../../shared/operations/index.ts'
import type { Documents } from './documents.ts'
import { joined } from './joined.ts'
import type { Asking } from './request.ts'

/** Operations whose host leaves something to us. */
type Unfinished = { [N in OperationName]: Operations[N]['hostResult'] extends null ? never : N }[OperationName]

const rows: { [N in Unfinished]: (told: HostResult<N>, documents: Documents) => Promise<unknown> } = {
  sign: async (told, documents) => ({ ...told, results: await joined(told, documents) }),
}

/** `told`: of the shape of the operation's `hostResult`. */
export async function finished({ operation, documents }: Asking, told: unknown): Promise<unknown> {
  if (!Object.hasOwn(rows, operation)) return told
  return rows[operation as Unfinished](told as HostResult<Unfinished>, documents)
}
