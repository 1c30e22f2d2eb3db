/** The codes after which the same call can succeed later. The build puts the list in the place of this file, so that no table reaches a page. */
import { errorCodes, errors, type ErrorCode } from '../../shared/errors.ts'

export const retryableCodes: readonly ErrorCode[] = errorCodes.filter(code => errors[code].retry)
