/** The handlers of the background, as they lie in `shared/operations`. Made by `npm run tables`. */
export { connect } from './connect.ts'
export { listOrigins } from './list-origins.ts'
export { openTokenManager } from './open-token-manager.ts'
export { revokeOrigin } from './revoke-origin.ts'
export { status } from './status.ts'
