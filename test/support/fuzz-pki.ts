/** Damaged certificates and signatures, as many as are wanted, read by the host's own code: an endless form for long runs. */
import { findChain } from '../../host/pki/chain.ts'
import { verifySignedData } from '../../host/pki/cms/verify.ts'
import { openPool } from '../../host/pki/path/candidate-paths.ts'
import { equalBytes, type Bytes } from '../../shared/bytes.ts'
import { readCertificate } from '../../shared/certificate.ts'
import { readCertificateBundle } from '../../shared/certificate-bundle.ts'
import { MohurError } from '../../shared/errors.ts'
import { mutateDer, seeded } from './mutate-der.ts'

export interface FuzzPlan {
  rounds: number
  seed: number
  /** A signature that is good, and its certificates, the signer's own first, the root last. */
  signed: Uint8Array
  certificates: readonly Bytes[]
}

export interface FuzzOutcome {
  /** Refused with one of our own codes. */
  refused: number
  /** Read, or judged, whatever the judgement. */
  read: number
  /** Judged good though it is not what was good: to be held against OpenSSL. */
  accepted: { kind: Kind; input: Uint8Array }[]
  /** Anything thrown but our own errors, with its input. */
  faults: { kind: Kind; input: Uint8Array; error: unknown }[]
  /** Of the slowest input, in milliseconds of processor time. */
  slowestMs: number
}

type Kind = 'certificate' | 'chain' | 'bundle' | 'signed'
type Read = (input: Uint8Array, plan: FuzzPlan) => boolean

/** True: accepted as good. */
const readers: Record<Kind, Read> = {
  certificate: input => {
    readCertificate(input)
    return false
  },
  bundle: input => {
    readCertificateBundle(input)
    return false
  },
  chain: (input, { certificates }) => {
    const [, ...above] = certificates
    const pool = openPool(above.slice(0, -1), above.slice(-1))
    return findChain({ certificate: new Uint8Array(input), pool, at: new Date() }).reasons.length === 0
  },
  signed: (input, { certificates }) =>
    verifySignedData({ signed: input, content: null, roots: certificates.slice(-1), now: new Date() }).every(
      ({ valid }) => valid,
    ),
}
const kinds = Object.keys(readers) as Kind[]

export function fuzzPki(plan: FuzzPlan): FuzzOutcome {
  const random = seeded(plan.seed)
  const outcome: FuzzOutcome = { refused: 0, read: 0, accepted: [], faults: [], slowestMs: 0 }
  while (outcome.refused + outcome.read + outcome.faults.length < plan.rounds) {
    const kind = kinds[random(kinds.length)] ?? 'certificate'
    const [own = plan.signed] = plan.certificates
    const one = plan.certificates[random(plan.certificates.length)] ?? own
    const good = { signed: plan.signed, chain: own, certificate: one, bundle: one }[kind]
    const input = mutateDer(good, random)
    // A damage may hit upon what stood there.
    if (equalBytes(input, good)) continue
    const read = (): boolean => readers[kind](input, plan)
    const tookMs = processorMs(() => {
      try {
        if (read()) outcome.accepted.push({ kind, input })
        outcome.read += 1
      } catch (error) {
        if (error instanceof MohurError) outcome.refused += 1
        else outcome.faults.push({ kind, input, error })
      }
    })
    if (tookMs > outcome.slowestMs) outcome.slowestMs = Math.max(outcome.slowestMs, Math.min(tookMs, ...again(read)))
  }
  return outcome
}

/** What is slow by itself is slow each time; what the garbage collector did meanwhile is not. */
const again = (read: () => boolean): number[] =>
  [1, 2].map(() =>
    processorMs(() => {
      try {
        read()
      } catch {
        // Counted before.
      }
    }),
  )

function processorMs(work: () => void): number {
  const began = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(began)
  return (user + system) / 1000
}
