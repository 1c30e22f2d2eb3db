/** The roles of a signer, as an entry of `verify` has them. */
export const rolesTold = (roles: readonly string[] = []): { roles?: string[] } =>
  roles.length > 0 ? { roles: [...roles] } : {}
