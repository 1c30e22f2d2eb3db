/** What PKCS#11 calls a handle (PKCS#11 v2.40 section 3.1): slots, sessions and objects have one. */

/** A slot id, session or object handle: CK_ULONG as bytes, 8 on most systems, 4 on Windows. Opaque. */
export type Handle = Buffer
