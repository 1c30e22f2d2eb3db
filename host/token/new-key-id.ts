/** A CKA_ID for an object that is to be made, by chance: nothing else on the token has it. */
import { randomBytes } from 'node:crypto'
import { toHex } from '../../shared/bytes.ts'

/** As long as the SHA-1 that others make of a public key. */
const length = 20

/** Lower-case hexadecimal. */
export const newKeyId = (): string => toHex(new Uint8Array(randomBytes(length)))
