/** `sign` of the double: the formats of the product around a key in memory. */
import { signatureAlgorithms } from '../../shared/algorithms.ts'
import { toBase64Url } from '../../shared/base64url.ts'
import { concat, equalBytes, toBase64, utf8, type Bytes } from '../../shared/bytes.ts'
import { crc32 } from '../../shared/crc32.ts'
import { MohurError } from '../../shared/errors.ts'
import { isTogether, signaturePlace } from '../../shared/signature-place.ts'
import type { Params, Result } from '../../shared/operations/index.ts'
import type { ContentPlace, SignatureLevel, SignatureParts } from '../../shared/operations/sign.ts'
import type { SignatureFormat } from '../../shared/signature-formats.ts'
import { digestOf } from '../../host/digests.ts'
import { checkFileNames } from '../../host/pki/asic/check-file-names.ts'
import { prepareContainer, signatureFormIn } from '../../host/pki/asic/prepare.ts'
import type { Format, ToPrepare } from '../../host/pki/format.ts'
import { inTwoSteps } from '../../host/pki/in-two-steps.ts'
import { packageSignedData } from '../../host/pki/cms/package.ts'
import { prepareSignedData } from '../../host/pki/cms/prepare.ts'
import { suitsJws } from '../../host/pki/jws/jws-algorithm.ts'
import { packageJws, stampedInJws } from '../../host/pki/jws/package.ts'
import { prepareJws } from '../../host/pki/jws/prepare.ts'
import { loadForPades, preparePades } from '../../host/pki/pades/prepare.ts'
import { prepareXades } from '../../host/pki/xades/prepare.ts'
import type { Answer, Conversation, Deviations, Double } from './double.ts'
import type { Signer } from './identity.ts'
import { algorithmFor, signerFor } from './signer-for.ts'
import { pluggedToken } from './token.ts'
import { stampOver, type TimestampKey } from './timestamps.ts'
import { signWith } from './web-key.ts'

type SignParams = Params<'sign'>
type Document = SignParams['documents'][number]

/** What of a format makes signatures: reading them needs more of Node than a page has. */
const formats: Record<SignatureFormat, Pick<Format, 'signatureForm' | 'suits' | 'load' | 'checkNames' | 'prepare'>> = {
  cms: { signatureForm: () => 'ASN.1', suits: () => true, prepare: inTwoSteps(prepareSignedData, packageSignedData) },
  xades: { signatureForm: () => 'r‖s', suits: () => true, prepare: prepareXades },
  pades: { signatureForm: () => 'ASN.1', suits: () => true, load: loadForPades, prepare: preparePades },
  jws: { signatureForm: () => 'r‖s', suits: suitsJws, prepare: inTwoSteps(prepareJws, packageJws, stampedInJws) },
  asice: {
    signatureForm: signatureFormIn,
    suits: () => true,
    checkNames: checkFileNames,
    prepare: prepareContainer,
  },
}

export const sign: Answer<'sign', SignParams> = async (params, double, conversation) => {
  const timestamps = timestampsFor(params, double)
  formats[params.format].checkNames?.(params.documents)
  pluggedToken(double)
  const signer = signerFor(double, params)
  if (params.documents.every((_, index) => conversation.takenOut.has(index))) throw new MohurError('USER_REJECTED')
  const signing = { params, double, signer, timestamps }
  const results = isTogether(params) ? [await container(signing, conversation)] : await oneByOne(signing, conversation)
  return { results, certificate: signer.certificate }
}

type Results = Result<'sign'>['results']

async function oneByOne(
  { params, double, signer, timestamps }: Signing,
  { takenOut, failing, signal, progress }: Conversation<'sign'>,
): Promise<Results> {
  const { documents } = params
  const agreed = documents.filter((_, index) => !takenOut.has(index)).length
  const results: Results = []
  let done = 0
  for (const [index, document] of documents.entries()) {
    // Whoever gives up now is told how far it came, as by the extension.
    if (signal.aborted) throw new MohurError('OUTCOME_UNKNOWN', { signed: done, of: agreed, reason: 'ABORTED' })
    const code = takenOut.has(index) ? 'USER_REJECTED' : double.isPlugged ? failing.get(index) : 'TOKEN_REMOVED'
    if (code) {
      if (code === 'TOKEN_REMOVED' && done === 0) throw new MohurError(code)
      results.push({ error: { code, details: {} } })
      continue
    }
    const signature = await signatureOf([[index, document]], { params, double, signer, timestamps })
    const made = { signature, level: levelBy(timestamps) }
    results.push(made)
    if (agreed > 1) progress({ done: ++done, total: agreed, results: [{ index, ...made }] })
    await turnOfThePage()
  }
  return results
}

/** All documents that the person left in, or none of them. */
async function container(signing: Signing, { takenOut, failing }: Deviations): Promise<Results[number]> {
  const { params, timestamps } = signing
  const agreed = [...params.documents.entries()].filter(([index]) => !takenOut.has(index))
  const code = agreed.flatMap(([index]) => failing.get(index) ?? [])[0]
  if (code) throw new MohurError(code)
  const signature = await signatureOf(agreed, signing)
  return { signature, level: levelBy(timestamps), documents: agreed.map(([index]) => index) }
}

/**
 * Whether an authority is set up is known before the person is asked; `null`: level B-B. Nobody tells of revocation here, so that no
 * level is higher than B-T. @throws MohurError TIMESTAMP_AUTHORITY_MISSING
 */
function timestampsFor(params: SignParams, { timestamps }: Double): TimestampKey | null {
  const { level = 'B-B' } = params
  if (level === 'B-B') return null
  const lowest = ('lowestLevel' in params ? params.lowestLevel : undefined) ?? level
  if (lowest !== 'B-B' && (lowest !== 'B-T' || !timestamps)) throw new MohurError('TIMESTAMP_AUTHORITY_MISSING')
  return timestamps
}

const levelBy = (timestamps: TimestampKey | null): SignatureLevel => (timestamps ? 'B-T' : 'B-B')

/** What the page was told comes to it, and what it says comes back, as between the signatures of a token. */
const turnOfThePage = (): Promise<void> =>
  new Promise(resolve => {
    const { port1, port2 } = new MessageChannel()
    const come = (): void => {
      port1.close()
      resolve()
    }
    port1.addEventListener('message', come)
    port1.start()
    port2.postMessage(null)
  })

interface Signing {
  params: SignParams
  double: Double
  signer: Signer
  /** `null`: level B-B. */
  timestamps: TimestampKey | null
}

/** One of all of them, each with its place in the request. */
async function signatureOf(
  documents: readonly (readonly [index: number, document: Document])[],
  { params, double, signer, timestamps }: Signing,
): Promise<Bytes> {
  const format = formats[params.format]
  const algorithm = algorithmFor(signer, params, format.suits)
  await format.load?.(params)
  const { certificate, chain } = signer
  const { hash } = signatureAlgorithms[algorithm]
  const signingTime = new Date()
  const identity = { certificate, chain, algorithm }
  const all = await Promise.all(
    documents.map(async ([index, document]) => {
      const { name, type, content: given } = document
      const earlier = 'signed' in params ? params.signed : 'signed' in document ? document.signed : undefined
      const content = await bytesOf(given)
      const about = { index, digest: digestOf(hash, content), signingTime, content, size: content.length, name, type }
      return { ...about, checksum: crc32(content), form: params, earlier } satisfies ToPrepare
    }),
  )
  const [first, ...others] = all
  if (!first) throw new MohurError('INTERNAL')
  const before = first.earlier ? double.made.get(toBase64(first.earlier)) : undefined
  const isAmong = ({ content }: { content: Bytes }): boolean =>
    before?.digests.some(one => equalBytes(one, digestOf(before.hash, content))) ?? false
  if (first.earlier && !all.every(isAmong))
    throw new MohurError('EARLIER_SIGNATURE_BROKEN', { at: `documents.${first.index}` })
  const { toBeSigned, stamped, package: packaged } = format.prepare(identity, first, others)
  const signature = await signWith(signer, algorithm, { toBeSigned, form: format.signatureForm(params) })
  const timestamp = timestamps ? await stampOver(stamped(signature), timestamps) : null
  const contents = new Map(all.map(({ index, content }) => [index, content]))
  const bytes = (part: SignatureParts[number]): Bytes =>
    part instanceof Uint8Array ? part : placed(part, contents, first.content)
  const signed = concat(packaged(signature, timestamp?.token).map(bytes))
  double.made.set(toBase64(signed), {
    hash,
    digests: all.map(({ digest }) => digest),
    files: before?.files ?? (isTogether(params) ? all.map(({ name, size }) => ({ name, size })) : null),
    detached: signaturePlace(params) === 'beside',
    signer,
    signingTime,
    role: params.role,
    timestamp,
    parts: partsOf(params),
    earlier: before ? [...before.earlier, before] : [],
  })
  return signed
}

/** The Ids of what was signed, where it was not all. */
const partsOf = (params: SignParams): string[] =>
  'element' in params && params.element !== undefined ? [params.element] : []

function placed(form: ContentPlace, contents: ReadonlyMap<number, Bytes>, content: Bytes): Bytes {
  if (typeof form === 'object' && 'document' in form) return contents.get(form.document) ?? new Uint8Array()
  if (form === 'content') return content
  if (typeof form === 'object') return content.slice(form.from, form.to)
  return utf8((form === 'content in base64' ? toBase64 : toBase64Url)(content))
}

export const bytesOf = async (content: Bytes | Blob): Promise<Bytes> =>
  content instanceof Blob ? new Uint8Array(await content.arrayBuffer()) : content
