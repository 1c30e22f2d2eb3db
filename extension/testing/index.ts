/** `mohur/testing`: the page API answering from a key in memory, so that a site tests its pages without a token. */
export { installMohur } from './install-mohur.ts'
export { makeIdentity } from './identity.ts'
