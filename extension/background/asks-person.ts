/** Whether a request will open a window before a person. */
import { askingRowOf } from './asking-rows.ts'
import type { Permitted } from './request.ts'

export const asksPerson = (request: Permitted): boolean => askingRowOf(request)?.asks(request) ?? false
