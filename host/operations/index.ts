/** One handler for each operation that runs in the host; a missing one does not compile. */
import type { HostOperation } from '../../shared/operations/index.ts'
import type { Handler } from './handler.ts'
import * as table from './table.ts'

export const handlers: { [N in HostOperation]: Handler<N> } = { ...table }
