/** Whether a request will open a window before a person. */
import { askingRowOf } from './asking-rows.ts'
import type { Checked } from './request.ts'

export const asksPerson = (request: Checked): boolean => askingRowOf(request)?.asks(request) ?? false
