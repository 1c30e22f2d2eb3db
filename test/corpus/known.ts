/** What programs are known not to judge, and why: a row each. Where they accept it all the same, it counts as accepted. */
import { signatureAlgorithms } from '../../shared/algorithms.ts'
import type { Artefact, Judge, Piece } from './artefact.ts'

interface Known {
  judges: readonly Judge['name'][]
  of: Piece['of']
  what: string
  when: (artefact: Artefact, piece: Piece) => boolean
  why: string
}

const isEd25519 = ({ key }: Artefact): boolean => key === 'Ed25519'
const isEmpty = ({ documents: [document] }: Artefact): boolean => document?.content.length === 0
const isPss = ({ algorithm }: Artefact): boolean => signatureAlgorithms[algorithm].padding === 'PSS'

export const known: readonly Known[] = [
  {
    judges: ['openssl cms -cades'],
    of: 'CMS',
    what: 'Ed25519',
    when: isEd25519,
    why: 'OpenSSL before 3.2 hands EdDSA a digest, which EdDSA refuses (RFC 8419)',
  },
  { judges: ['NSS cmsutil'], of: 'CMS', what: 'Ed25519', when: isEd25519, why: 'NSS has no EdDSA in CMS' },
  { judges: ['pdfsig'], of: 'PDF', what: 'Ed25519', when: isEd25519, why: 'NSS has no EdDSA in CMS' },
  { judges: ['gpgsm'], of: 'CMS', what: 'Ed25519', when: isEd25519, why: 'gpgsm has no EdDSA in CMS' },
  {
    judges: ['gpgsm'],
    of: 'CMS',
    what: 'P-521, and hashes shorter than the curve',
    when: ({ key, algorithm }) => key === 'P-521' || (key === 'P-384' && algorithm === 'ECDSA-SHA256'),
    why: 'gpgsm 2.2 wants a digest as long as the curve, and that of P-521 in whole octets',
  },
  {
    judges: ['certtool', 'NSS cmsutil'],
    of: 'CMS',
    what: 'documents of no bytes',
    when: (one, piece) => isEmpty(one) && piece.of === 'CMS' && !piece.file.includes('META-INF'),
    why: 'they take an empty document for none',
  },
  {
    judges: ['certtool'],
    of: 'CMS',
    what: 'RSASSA-PSS of another hash than SHA-256',
    when: one => isPss(one) && one.algorithm !== 'RSA-PSS-SHA256',
    why: 'GnuTLS 3.7 takes every RSASSA-PSS in a CMS for that of SHA-256',
  },
  {
    judges: ['xmlsec1'],
    of: 'XML',
    what: 'RSASSA-PSS and Ed25519',
    when: one => isPss(one) || isEd25519(one),
    why: 'xmlsec1 1.2 has no names for them',
  },
  {
    judges: ['Java XML signatures'],
    of: 'XML',
    what: 'Ed25519',
    when: isEd25519,
    why: 'Java 17 has no name for it',
  },
]

export const isKnown = (judge: Judge, artefact: Artefact, piece: Piece): boolean =>
  known.some(({ judges, of, when }) => judges.includes(judge.name) && of === judge.of && when(artefact, piece))
