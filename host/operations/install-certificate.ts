/** `installCertificate`: each certificate goes to the token that holds its key, with its issuers beside it. */
import { equalBytes, type Bytes } from '../../shared/bytes.ts'
import { readCertificate } from '../../shared/certificate.ts'
import { readCertificateBundle } from '../../shared/certificate-bundle.ts'
import { MohurError } from '../../shared/errors.ts'
import type { TokenForPin } from '../../shared/token.ts'
import { openEnrolments, type EnrolmentJob } from '../enrolments/enrolments.ts'
import { fingerprintOf } from '../digests.ts'
import { orderChain } from '../pki/chain.ts'
import type { TokenContents } from '../token/token.ts'
import type { Tokens } from '../tokens/tokens.ts'
import { askForPin, loginWith } from './ask-for-pin.ts'
import { contentsOf } from './contents-of.ts'
import type { Handler } from './handler.ts'

export const installCertificate: Handler<'installCertificate'> = async (params, request, { tokens, dataFolder }) => {
  const enrolments = request.keepingKey ? openEnrolments(dataFolder, request.keepingKey) : null
  const jobOf = (certificate: Bytes): EnrolmentJob | null =>
    enrolments?.ofKey(readCertificate(certificate).tokenKey) ?? null
  const bundle = distinct(params.certificates.flatMap(bytes => readCertificateBundle(bytes) as Bytes[]))
  const leaves = bundle.filter(certificate => !readCertificate(certificate).isCa)
  leaves.forEach(leaf => checkLeaf(leaf, bundle))
  if (leaves.length === 0) throw new MohurError('NO_CERTIFICATE')
  // Its key is known to lie on a token that is not connected: the person is asked to connect it.
  const isAwaited = leaves.some(leaf => jobOf(leaf) !== null)
  const find = (): Promise<Destination[]> => findPlaces(tokens, { leaves, bundle, isAwaited })
  return askForPin(request, {
    prompt: 'installCertificate',
    question: async problem => ({ places: (await find()).map(shown), problem }),
    work: async (answer, { places }) => {
      const place = places.find(({ token }) => token.id === answer.token)
      if (!place) throw new MohurError('TOKEN_REMOVED')
      const { token } = place
      const named = (fingerprints: string[]): Bytes[] =>
        bundle.filter(certificate => fingerprints.includes(fingerprintOf(certificate)))
      const own = named(place.certificates)
      await tokens.withLogin(
        loginWith(token, answer.pin),
        async session => {
          const kept = besideKeys(own, await session.keys())
          if (kept.length < own.length) throw new MohurError('TOKEN_CHANGED')
          const issuers = named(place.issuers).map(certificate => ({ certificate, keyId: null }))
          await session.storeCertificates([...kept, ...issuers])
        },
        request.signal,
      )
      for (const job of own.map(jobOf)) if (job) enrolments?.forget(job)
      const where = { label: token.label, serialNumber: token.serialNumber }
      return { installed: own.map(certificate => ({ subject: readCertificate(certificate).subject, token: where })) }
    },
  })
}

const distinct = (certificates: Bytes[]): Bytes[] =>
  certificates.filter((one, index) => certificates.findIndex(other => equalBytes(one, other)) === index)

/** @throws MohurError CERTIFICATE_EXPIRED; CHAIN_BROKEN when an issuer by name is in the bundle and did not sign. */
function checkLeaf(leaf: Bytes, bundle: Bytes[]): void {
  if (readCertificate(leaf).notAfter < new Date()) throw new MohurError('CERTIFICATE_EXPIRED')
  const top = readCertificate(orderChain(leaf, bundle).at(-1) ?? leaf)
  const selfIssued = equalBytes(top.issuerDer, top.subjectDer)
  const pretended = bundle.some(issuer => equalBytes(readCertificate(issuer).subjectDer, top.issuerDer))
  if (!selfIssued && pretended) throw new MohurError('CHAIN_BROKEN')
}

interface Destination {
  token: TokenForPin
  kept: { certificate: Bytes; keyId: string }[]
  issuers: Bytes[]
}

/** Those whose key is among these. */
const besideKeys = (certificates: Bytes[], keys: TokenContents['keys']): { certificate: Bytes; keyId: string }[] =>
  certificates.flatMap(certificate => {
    const { tokenKey } = readCertificate(certificate)
    const key = keys.find(found => equalBytes(found.publicKey, tokenKey))
    return key ? [{ certificate, keyId: key.keyId }] : []
  })

const shown = ({ token, kept, issuers }: Destination) => ({
  token,
  certificates: kept.map(({ certificate }) => fingerprintOf(certificate)),
  issuers: issuers.map(fingerprintOf),
})

interface Wanted {
  leaves: Bytes[]
  bundle: Bytes[]
  /** A token with the key will come. */
  isAwaited: boolean
}

/** @throws MohurError CERTIFICATE_WITHOUT_KEY when tokens are connected and none of them holds a key for it, and none is awaited */
async function findPlaces(tokens: Tokens, { leaves, bundle, isAwaited }: Wanted): Promise<Destination[]> {
  const connected = await tokens.list()
  const places = await Promise.all(
    connected.map(async (token): Promise<Destination> => {
      const { keys } = await contentsOf(tokens, token)
      const kept = besideKeys(leaves, keys)
      return { token, kept, issuers: distinct(kept.flatMap(({ certificate }) => orderChain(certificate, bundle))) }
    }),
  )
  const fitting = places.filter(({ kept }) => kept.length > 0)
  if (!isAwaited && fitting.length === 0 && connected.some(({ state }) => state !== 'uninitialized')) {
    throw new MohurError('CERTIFICATE_WITHOUT_KEY')
  }
  return fitting
}
