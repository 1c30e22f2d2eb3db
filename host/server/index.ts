/** `mohur/server`: the host's own formats for servers. No token, no native module, no file, no socket. */
export { MohurError } from '../../shared/errors.ts'
export { verifyLogin } from './verify-login.ts'
export { verifyRequest } from './verify-request.ts'
export { verifySignatures } from './verify-signatures.ts'
