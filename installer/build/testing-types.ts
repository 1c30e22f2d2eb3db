/** The type declarations of `mohur/testing`, beside those of the client, which they are made of. */
import { keyAlgorithmNames } from '../../shared/key-algorithms.ts'
import { nameAttributeNames } from '../../shared/names.ts'

const words = (values: readonly string[]): string => values.map(value => `'${value}'`).join(' | ')

export const testingTypes =
  (): string => `/** The page API of Mohur answering from a key in memory, so that a site tests its pages without a token. */
import type { ErrorCode, Mohur, Scope } from './client.js'

/** Who signs. Survives JSON: a project may keep it in a file, so that its server knows the root. */
export interface Identity {
  /** Of the signing key (RFC 7517). */
  privateKey: JsonWebKey
  /** Base64 of the DER. */
  certificate: string
  /** The same of its issuers, the certificate's own first, the root last. */
  chain: string[]
}

export interface IdentityOptions {
  /** Of the certificate, one relative distinguished name each; somebody of a test company unless told otherwise. */
  subject?: readonly {
    /** What kind of name it is. */
    type: ${words(nameAttributeNames)}
    /** As text. */
    value: string
  }[] | undefined
  /** Of the signing key; P-256 unless told otherwise. */
  algorithm?: ${words(keyAlgorithmNames)} | undefined
  /** How long the certificate is valid, from now on; 365 unless told otherwise. */
  days?: number | undefined
}

/** A new key and its certificate, under a root of its own whose key is thrown away. Works in browsers and in Node.js. */
export declare function makeIdentity(options?: IdentityOptions): Promise<Identity>

/** What the person does with a request: agrees, takes documents out of it (by their places), or it fails with this code. */
export type Decision =
  | 'agree'
  | {
      /** Places of the documents, from 0. */
      takeOut: readonly number[]
    }
  | ErrorCode

/** A request that the person is asked about. */
export interface Asked {
  /** Name of the method. */
  operation: keyof Mohur
  /** As the page gave them. */
  params: unknown
}

export interface DoubleOptions {
  /** Who signs; somebody new unless told otherwise. */
  identity?: Identity | undefined
  /** Is asked where the person would be; agrees unless told otherwise. */
  person?: ((asked: Asked) => Decision | Promise<Decision>) | undefined
  /** What the person has allowed before; nothing unless told otherwise. */
  scopes?: readonly Scope[] | undefined
  /** The Mohur program on the computer; ready unless told otherwise. */
  host?: 'ready' | 'missing' | 'outdated' | 'newer' | undefined
}

export interface InstalledMohur {
  /** The same as \`window.mohur\`. */
  readonly mohur: Mohur
  /** Puts the token in. */
  plug: () => void
  /** Takes the token out. */
  unplug: () => void
  /** From now on nobody answers. */
  remove: () => void
}

/** Answers in this page in the place of the extension, to \`window.mohur\` and to \`mohur/client\`. Not for browsers that have the extension. */
export declare function installMohur(options?: DoubleOptions): Promise<InstalledMohur>
`
