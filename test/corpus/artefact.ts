/** One signature of the corpus, as it was made, and its parts as the programs that know them read them. */
import type { SignatureAlgorithm } from '../../shared/algorithms.ts'
import type { Bytes } from '../../shared/bytes.ts'
import type { KeyAlgorithm } from '../../shared/key-algorithms.ts'
import type { NamedDocument } from '../support/sign-with.ts'
import type { Way } from './ways.ts'

export interface Artefact {
  /** Its number, and how its files are named. */
  id: string
  way: Way
  key: KeyAlgorithm
  algorithm: SignatureAlgorithm
  documents: readonly NamedDocument[]
  signed: Bytes
  /** One bit of it is another, and our verifier says that nothing needs it: in a copy of a root, which nobody takes from there, or elsewhere. */
  bent: null | 'root' | 'elsewhere'
}

/** Names of files in the folder of the corpus; `content`: what a detached one is of. */
export type Piece =
  | { of: 'CMS'; file: string; content: string | null }
  | { of: 'XML'; file: string; folder: string }
  | { of: 'PDF'; file: string }
  | { of: 'ZIP'; file: string; folder: string; inside: 'cades' | 'xades' }
  | { of: 'JWS'; file: string; content: string | null }
  | { of: 'time stamp'; file: string; content: string }

export type PieceOf<K extends Piece['of']> = Extract<Piece, { of: K }>

export interface Judged {
  id: string
  piece: Piece
}

export interface Verdict {
  accepted: boolean
  /** What it said. */
  said: string
}

export interface Judge {
  name: string
  of: Piece['of']
  /** One to each, in their order. */
  judge: (folder: string, judged: readonly Judged[]) => Promise<Verdict[]>
}
